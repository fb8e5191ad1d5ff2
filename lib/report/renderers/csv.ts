import { stableZip } from '../files/stable-zip';
import { tableCsv } from '../files/table-csv';
import type { MonthlyReport } from '../monthly-report';
import type { OutlineTable } from '../outline/outline';
import { reportOutline } from '../outline/report-outline';

const tablesOf = (report: MonthlyReport): OutlineTable[] =>
  reportOutline(report).flatMap(({ outline }) => outline.tables);

/** One table of the report as CSV; null when it has none of this id. */
export const renderTableCsv = (report: MonthlyReport, id: string): string | null => {
  const table = tablesOf(report).find((each) => each.id === id);
  return table === undefined ? null : tableCsv(table, report.currency);
};

/** The ids of the report's tables, in its order. */
export const tableIds = (report: MonthlyReport): string[] => tablesOf(report).map(({ id }) => id);

/** Every table of the report as a CSV file of its own, in a zip. */
export const renderCsv = (report: MonthlyReport): Promise<Uint8Array> =>
  stableZip(tablesOf(report).map((table) => ({ path: `${table.id}.csv`, content: tableCsv(table, report.currency) })));
