import { EnvironmentChart } from '@/components/charts/environment-chart';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import { EnvironmentSwatch } from '@/components/ui/swatch';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { EnvironmentRow } from '@/lib/report/schema/environments';
import { CostFootCells, costCells, costTableColumns, figureCell } from './cost-cells';
import { EnvironmentMonths } from './environment-months';
import { FigureText } from './figure-text';
import { monthHeads } from './month-words';
import { ReportSection } from './report-section';
import { SentenceText } from './sentence-text';

const rowOf = (row: EnvironmentRow): TableRow => ({
  id: row.environment,
  className: row.environment === 'unmapped' && Number(row.current.exact ?? 0) === 0 ? 'out' : '',
  cells: {
    environment: {
      content: (
        <span className="nw">
          <EnvironmentSwatch environment={row.environment} />
          {row.name}
        </span>
      ),
      sort: row.name,
    },
    ...costCells(row),
    workspace: figureCell(row.perWorkspace),
  },
});

function Foot({ report }: { report: MonthlyReport }) {
  const { total, nonProduction } = report.sections.environments;
  return (
    <>
      <tr>
        <th scope="row">Total</th>
        <CostFootCells columns={total} hides={['previous']} />
        <td className="num lo">
          <FigureText figure={total.perWorkspace} />
        </td>
      </tr>
      <tr className="out memo">
        <th scope="row">Non-production</th>
        <CostFootCells columns={nonProduction} hides={['previous']} />
        <td className="lo" />
      </tr>
    </>
  );
}

const partialWords = ({ partialTo, month }: MonthlyReport): string =>
  partialTo === null ? '' : `. Hatched: to ${Number(partialTo.slice(8))} ${monthHeads(month).current}`;

/** Cost by environment: 13 months stacked, and the month as a table. */
export function EnvironmentsView({ report }: { report: MonthlyReport }) {
  const section = report.sections.environments;
  const columns: TableColumn[] = [
    { id: 'environment', head: 'Environment', kind: 'text' },
    ...costTableColumns(monthHeads(report.month)).filter(({ id }) => id !== 'previous'),
    { id: 'workspace', head: <abbr title="Per workspace">Each ws.</abbr>, kind: 'number', shownFrom: 'lo' },
  ];
  return (
    <ReportSection
      id="environments"
      title="Environments"
      finding={section.finding}
      aside={`${report.currency} a month`}
    >
      <div className="two">
        <EnvironmentChart
          months={section.months}
          annotations={section.annotations}
          caption={`${report.currency} a month, ${report.basis} cost${partialWords(report)}`}
        />
        <SortableTable
          id="environments"
          caption={
            <>
              {report.monthName} <span>{report.currency}, change on the month before</span>
            </>
          }
          columns={columns}
          rows={section.rows.map(rowOf)}
          foot={<Foot report={report} />}
        />
      </div>
      <EnvironmentMonths section={section} currency={report.currency} />
      {section.note !== null && (
        <p className="note">
          <SentenceText sentence={section.note} />
        </p>
      )}
    </ReportSection>
  );
}
