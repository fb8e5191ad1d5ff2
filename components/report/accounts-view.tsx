import Link from 'next/link';
import { seriesLabel } from '@/components/charts/series-label';
import { ShareBar } from '@/components/charts/share-bar';
import { Sparkline } from '@/components/charts/sparkline';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import { EnvironmentSwatch } from '@/components/ui/swatch';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { AccountRow, AccountsSection } from '@/lib/report/schema/accounts';
import { AccountMonths } from './account-months';
import { CostFootCells, costCells, costTableColumns, figureCell } from './cost-cells';
import { FigureText } from './figure-text';
import { monthHeads } from './month-words';
import { ReportSection } from './report-section';
import { SentenceText } from './sentence-text';

const tailOf = (accountId: string): string => accountId.slice(-4);

const colourOf = (environment: string): string =>
  `var(--env-${environment === 'out-of-scope' ? 'shared' : environment})`;

const rowOf = (row: AccountRow, most: number): TableRow => ({
  id: row.accountId,
  cells: {
    account: {
      content: (
        <>
          {row.name}{' '}
          {row.name !== row.accountId && (
            <span className="mut tail" title={row.accountId}>
              {tailOf(row.accountId)}
            </span>
          )}
        </>
      ),
      sort: row.name,
    },
    environment: {
      content: (
        <span className="nw">
          <EnvironmentSwatch environment={row.environment} />
          {row.environmentName}
        </span>
      ),
      sort: row.environmentName,
    },
    owner: { content: row.owner ?? '–', sort: row.owner },
    team: { content: row.team ?? '–', sort: row.team ?? null },
    year: figureCell(row.fiscalYearToDate),
    ...costCells(row),
    bar: { content: <ShareBar value={row.current.exact} most={most} colour={colourOf(row.environment)} width={110} /> },
    line: { content: <Sparkline points={row.series} label={seriesLabel(row.name, row.series)} /> },
  },
});

/** Teams stand in the table as soon as one account has one. */
const hasTeams = ({ rows }: AccountsSection): boolean => rows.some(({ team }) => team !== undefined);

const columnsOf = ({ month, sections: { accounts } }: MonthlyReport): TableColumn[] => [
  { id: 'account', head: 'Account', kind: 'text' },
  { id: 'environment', head: 'Environment', kind: 'text', shownFrom: 'lo' },
  { id: 'owner', head: 'Owner', kind: 'text', shownFrom: 'lo md' },
  ...(hasTeams(accounts) ? [{ id: 'team', head: 'Team', kind: 'text', shownFrom: 'lo md' } as const] : []),
  { id: 'year', head: `${accounts.fiscalYear} to date`, kind: 'number', shownFrom: 'lo' },
  ...costTableColumns(monthHeads(month)),
  { id: 'bar', head: <span className="vh">Share bar</span>, kind: 'text', shownFrom: 'lo md', isSortable: false },
  { id: 'line', head: '13 months', kind: 'text', shownFrom: 'lo', isSortable: false },
];

function AccountsFoot({ section }: { readonly section: AccountsSection }) {
  return (
    <tr>
      <th scope="row">Total</th>
      <td className="lo" />
      <td className="lo md" />
      {hasTeams(section) && <td className="lo md" />}
      <td className="num lo">
        <FigureText figure={section.total.fiscalYearToDate} />
      </td>
      <CostFootCells columns={section.total} />
      <td className="lo md" />
      <td className="lo" />
    </tr>
  );
}

/** Cost by account, every account that cost anything. */
export function AccountsView({ report }: { report: MonthlyReport }) {
  const section = report.sections.accounts;
  const columns = columnsOf(report);
  const most = Math.max(...section.rows.map(({ current }) => Number(current.exact ?? 0)), 0);
  const hasUnmapped = section.rows.some(({ environment }) => environment === 'unmapped');
  return (
    <ReportSection id="accounts" title="Accounts" finding={section.finding} aside={report.currency}>
      <SortableTable
        id="accounts"
        caption={
          <>
            Accounts <span>{report.currency}, account number ending shown in grey</span>
          </>
        }
        columns={columns}
        rows={section.rows.map((row) => rowOf(row, most))}
        foot={<AccountsFoot section={section} />}
      />
      <AccountMonths section={section} currency={report.currency} />
      {section.fiscalYearNote !== null && <p className="note">To date: {section.fiscalYearNote}.</p>}
      {section.outOfScope !== null && (
        <p className="note">
          <SentenceText sentence={section.outOfScope} />
        </p>
      )}
      {hasUnmapped && (
        <p className="note">
          <Link href="/setup">Give the unmapped accounts an environment</Link>
        </p>
      )}
    </ReportSection>
  );
}
