import { documentState } from '../document-words';
import { stableZip } from '../files/stable-zip';
import { tableCsv } from '../files/table-csv';
import type { MonthlyReport } from '../monthly-report';
import type { OutlineRow, OutlineTable } from '../outline/outline';
import { reportOutline } from '../outline/report-outline';

const factOf = ([key, text]: readonly [string, string | null]): OutlineRow => ({
  ...{ key, kind: 'row' },
  cells: [key, text],
});

/** What the tables are of and where their month stands: tables alone do not say it. */
const stateTable = (report: MonthlyReport): OutlineTable => {
  const facts = [
    ['Organisation', report.organisation.name],
    ['Report', report.edition ?? report.number?.toString() ?? null],
    ['Month', report.month],
    ['Data state', report.dataState],
    ['Data to', report.partialTo],
    ['Report state', report.reportState],
    ['Cost basis', report.basis],
    ['Currency', report.currency],
  ] as const;
  const columns = ['Fact', 'Value'].map((head) => ({ id: head.toLowerCase(), head, kind: 'text' as const }));
  return { id: 'report', caption: documentState(report), columns, rows: facts.map(factOf) };
};

const tablesOf = (report: MonthlyReport): OutlineTable[] => [
  stateTable(report),
  ...reportOutline(report).flatMap(({ outline }) => outline.tables),
];

/** One table of the report as CSV; null when it has none of this id. */
export const renderTableCsv = (report: MonthlyReport, id: string): string | null => {
  const table = tablesOf(report).find((each) => each.id === id);
  return table === undefined ? null : tableCsv(table, report.currency);
};

/** The ids of the report's tables, in its order. */
export const tableIds = (report: MonthlyReport): string[] => tablesOf(report).map(({ id }) => id);

/** The name of a table's file, with where the month stands, which the table does not say: `perunit-2026-01-draft-accounts.csv`. */
export const tableFileName = ({ month, reportState }: MonthlyReport, id: string): string =>
  `perunit-${month}-${reportState}-${id}.csv`;

/** Every table of the report as a CSV file of its own, in a zip. */
export const renderCsv = (report: MonthlyReport): Promise<Uint8Array> =>
  stableZip(tablesOf(report).map((table) => ({ path: `${table.id}.csv`, content: tableCsv(table, report.currency) })));
