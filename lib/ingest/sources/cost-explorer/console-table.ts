import Papa from 'papaparse';
import type { DocumentText } from '../../documents/document-bill';
import { IngestError } from '../../ingest-error';

/** One amount of a console CSV where it stands. An empty cell is none: there was no data, which is not zero. */
export type ConsoleCell = {
  readonly day: string;
  readonly column: number;
  readonly amount: string;
  readonly line: number;
};

/** A console CSV taken apart: what its columns are, and its amounts by day. */
export type ConsoleTable = {
  /** `Service`, `Linked account`, `Usage type`, as the file calls it. */
  readonly dimension: string;
  /** What each column's costs are grouped under, the total's column left out. */
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly currency: string;
  /** Days with any amount, in the file's order. */
  readonly days: readonly string[];
  readonly cells: readonly ConsoleCell[];
  readonly rowTotals: ReadonlyMap<string, string>;
  /** One a column, the last for all of them. */
  readonly columnTotals: readonly string[];
};

type Layout = Pick<ConsoleTable, 'dimension'> & {
  readonly keys: readonly string[];
  readonly names: readonly string[];
  readonly totals: readonly string[];
  /** Lines before the first day. */
  readonly headLines: number;
};

const isTotalHeader = (cell: string | undefined): boolean => /^total costs?\s*\([^)]+\)$/i.test((cell ?? '').trim());

/** Headers on one line, or ids and names on two (accounts); then the totals. Null for what is no console CSV. */
const layoutOf = (rows: readonly (readonly string[])[]): Layout | null => {
  const [first = [], second = [], third = []] = rows;
  const dimension = (first[0] ?? '').trim().replace(/ ID$/i, '');
  const starts = (row: readonly string[], word: string) =>
    dimension !== '' && (row[0] ?? '').trim().toLowerCase() === `${dimension} ${word}`.toLowerCase();
  if (starts(second, 'total') && isTotalHeader(first.at(-1)))
    return { dimension, keys: first, names: first, totals: second, headLines: 2 };
  if (starts(second, 'name') && starts(third, 'total') && isTotalHeader(second.at(-1)))
    return { dimension, keys: first, names: second, totals: third, headLines: 3 };
  return null;
};

const parse = (text: string, preview = 0): string[][] =>
  Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: false, preview }).data;

/** Whether a text begins as a console CSV does. */
export const isConsoleTable = (head: string): boolean => layoutOf(parse(head.slice(0, 200_000), 3)) !== null;

const suffix = /\s*\(([^()]+)\)$/;
const currencies: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
]);

const currencyOf = (file: string, names: readonly string[]): string => {
  const signs = [...new Set(names.map((name) => suffix.exec(name.trim())?.[1] ?? ''))];
  const [sign = '', ...others] = signs;
  const code = currencies.get(sign) ?? (/^[A-Z]{3}$/.test(sign) ? sign : undefined);
  if (code !== undefined && others.length === 0) return code;
  throw new IngestError(
    'mixed-currency',
    file,
    `Its columns are in ${signs.map((one) => one || 'no currency').join(' and ')}: one known currency is needed.`,
    'Download it again with costs in one currency, such as US dollars.',
  );
};

const broken = (file: string, line: number, text: string, value: string) =>
  new IngestError('document-broken', file, text, 'Download it from Cost Explorer again, and change nothing in it.', {
    line,
    value,
  });

const amountPattern = /^-?\d{1,20}(\.\d{1,18})?(e[+-]?\d{1,2})?$/i;

const amountOf = (file: string, line: number, cell: string): string => {
  if (cell === '' || amountPattern.test(cell)) return cell;
  throw broken(file, line, 'An amount is no plain decimal number.', cell);
};

/** Takes a console CSV apart. Throws IngestError for what is not as Cost Explorer writes it. */
export const readConsoleTable = ({ name: file, text }: DocumentText): ConsoleTable => {
  const rows = parse(text);
  const layout = layoutOf(rows);
  if (layout === null) throw broken(file, 1, 'It does not begin as a CSV of Cost Explorer does.', '');
  const width = layout.names.length;
  const currency = currencyOf(file, layout.names.slice(1));
  const cells: ConsoleCell[] = [];
  const rowTotals = new Map<string, string>();
  for (const [index, row] of rows.slice(layout.headLines).entries()) {
    const line = layout.headLines + index + 1;
    const [day = '', ...amounts] = row.map((cell) => cell.trim());
    if (day === '' && amounts.every((cell) => cell === '')) continue;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw broken(file, line, 'A line does not begin with a day.', day);
    if (row.length !== width) throw broken(file, line, `A line has ${row.length} cells instead of ${width}.`, day);
    if (rowTotals.has(day)) throw broken(file, line, `It has ${day} twice.`, day);
    const read = amounts.map((cell) => amountOf(file, line, cell));
    if (read.every((cell) => cell === '')) continue;
    rowTotals.set(day, read.at(-1) ?? '');
    for (const [column, amount] of read.slice(0, -1).entries())
      if (amount !== '') cells.push({ day, column, amount, line });
  }
  return {
    ...{ dimension: layout.dimension, currency, cells, rowTotals, days: [...rowTotals.keys()] },
    columns: layout.keys.slice(1, width - 1).map((key, index) => ({
      key: key.trim().replace(suffix, ''),
      name: (layout.names[index + 1] ?? '').trim().replace(suffix, ''),
    })),
    columnTotals: layout.totals.slice(1).map((cell) => amountOf(file, layout.headLines, cell.trim())),
  };
};
