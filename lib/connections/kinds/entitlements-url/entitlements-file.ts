import Papa from 'papaparse';
import { ourNames } from '../../../ingest/records/check-table';
import { readTable } from '../../../ingest/records/read-table';
import { entitlementAliases, entitlementsSource } from '../../../ingest/sources/entitlements/entitlements-source';
import { ConnectionError } from '../../connection-error';

type Columns = Readonly<Record<string, string>>;

/** A time of UTC as its day; anything else as it stands, for the import to judge. */
const dayCell = (cell: string): string =>
  /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|\+00:00)$/.exec(cell.trim())?.[1] ?? cell;

const dayColumns: ReadonlySet<string> = new Set(['paid_from', 'paid_until']);

const ours = entitlementsSource.columns.map(({ name }) => name);

/**
 * The entitlements in a CSV or JSON as a file of our own columns: what else stands there of customers is left behind.
 * Throws ConnectionError for what has not the columns that are needed.
 */
export const entitlementsFile = (text: string, columns: Columns): { readonly csv: string; readonly rows: number } => {
  const table = readTable(text);
  const names = ourNames(table.header, { columnNames: columns }, entitlementAliases);
  const missing = entitlementsSource.columns.filter(({ name, isRequired }) => isRequired && !names.includes(name));
  if (missing.length > 0) {
    const words = missing.map(({ name }) => name).join(', ');
    const remedy = 'Say in the connection which columns of theirs they are.';
    throw new ConnectionError('bad-answer', `The answer has no ${words}.`, remedy);
  }
  const places = ours.map((name) => names.indexOf(name));
  const lines = table.rows.map(({ cells }) =>
    places.map((place, at) => {
      const cell = place === -1 ? '' : (cells[place] ?? '');
      return dayColumns.has(ours[at] ?? '') ? dayCell(cell) : cell;
    }),
  );
  return { csv: `${Papa.unparse([ours, ...lines], { newline: '\n' })}\n`, rows: table.rows.length };
};
