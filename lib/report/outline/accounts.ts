import { monthName } from '../../month/month';
import type { AccountsSection } from '../schema/accounts';
import type { OutlineHead } from '../section-definition';
import { sentence } from '../sentence';
import type { OutlineTable, SectionOutline } from './outline';
import { costCells, costColumnHeads, monthsTable, numberColumn, present, textColumn } from './table-parts';

/** Teams stand in the table as soon as one account has one. */
const hasTeams = ({ rows }: AccountsSection): boolean => rows.some(({ team }) => team !== undefined);

const monthTable = (section: AccountsSection, month: string): OutlineTable => ({
  id: 'accounts',
  caption: `Cost by account, ${monthName(month)}`,
  columns: [
    textColumn('account', 'Account'),
    textColumn('number', 'Account number'),
    textColumn('environment', 'Environment'),
    textColumn('owner', 'Owner'),
    ...(hasTeams(section) ? [textColumn('team', 'Team')] : []),
    numberColumn('fiscal-year-to-date', `${section.fiscalYear} to date`, 'money'),
    ...costColumnHeads(month),
  ],
  rows: [
    ...section.rows.map((row) => ({
      key: row.accountId,
      kind: 'row' as const,
      cells: [
        ...[row.name, row.accountId, row.environmentName, row.owner],
        ...(hasTeams(section) ? [row.team ?? null] : []),
        ...[row.fiscalYearToDate, ...costCells(row)],
      ],
    })),
    {
      key: 'total',
      kind: 'total',
      cells: [
        'Total',
        null,
        null,
        null,
        ...(hasTeams(section) ? [null] : []),
        section.total.fiscalYearToDate,
        ...costCells(section.total),
      ],
    },
  ],
});

/** Cost by account: the month with its change and the fiscal year to date, and 13 months. */
export const accountsOutline = (section: AccountsSection, { month }: OutlineHead): SectionOutline => ({
  finding: section.finding,
  lead: [],
  tables: [
    monthTable(section, month),
    ...monthsTable({
      id: 'accounts-by-month',
      caption: 'Cost by account and month',
      head: 'Account',
      unit: 'money',
      rows: section.rows.map(({ accountId, name, series }) => ({ key: accountId, label: name, points: series })),
    }),
  ],
  notes: [
    ...(section.fiscalYearNote === null ? [] : [sentence`To date: ${section.fiscalYearNote}.`]),
    ...present(section.outOfScope),
  ],
});
