import { gzipSync } from 'node:zlib';
import { focus10Columns, focusCsv, focusLine } from './focus-csv';

/** What must become of a file: its exact totals, its rejects by line and column, or a refusal that names the cause. */
export type Outcome =
  | { readonly is: 'accepted'; readonly rows: number; readonly billed: string; readonly effective: string }
  | {
      readonly is: 'rejects';
      readonly rows: number;
      readonly rejects: readonly {
        readonly line: number;
        readonly column: string | null;
        readonly value: string | null;
      }[];
    }
  | { readonly is: 'refused'; readonly says: RegExp };

export type CorpusCase = {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly outcome: Outcome;
};

const header = focus10Columns.join(',');
const accepted = (rows: number, billed: string, effective: string): Outcome => ({
  is: 'accepted',
  rows,
  billed,
  effective,
});
const refused = (says: RegExp): Outcome => ({ is: 'refused', says });
const manyLines = (count: number) => Array.from({ length: count }, () => focusLine());
const file = (content: string | Uint8Array, name = 'bill.csv') => ({ [name]: content });

const encodings: CorpusCase[] = [
  { name: 'a byte order mark', files: file(`\uFEFF${focusCsv([{}, {}])}`), outcome: accepted(2, '3', '2.5') },
  {
    name: 'UTF-16 little endian',
    files: file(Buffer.from(`\uFEFF${focusCsv([{}])}`, 'utf16le')),
    outcome: refused(/UTF-16/),
  },
  {
    name: 'bytes that are not UTF-8',
    files: file(
      Buffer.concat([
        Buffer.from(focusCsv([{}])),
        Buffer.from(focusLine({ SubAccountName: '@' }).replace('@', '\xff'), 'latin1'),
      ]),
    ),
    outcome: refused(/UTF-8/),
  },
  { name: 'CRLF line ends', files: file(focusCsv([{}, {}], { lineEnd: '\r\n' })), outcome: accepted(2, '3', '2.5') },
  { name: 'no line end at the end', files: file(focusCsv([{}, {}]).trimEnd()), outcome: accepted(2, '3', '2.5') },
];

const cells: CorpusCase[] = [
  {
    name: 'quotes, commas and newlines in fields',
    files: file(focusCsv([{ ChargeDescription: 'a "quoted", word\nand a second line' }, {}])),
    outcome: accepted(2, '3', '2.5'),
  },
  {
    name: 'JSON in cells',
    files: file(focusCsv([{ Tags: '{"application": "a, b", "environment": "dev"}' }, { Tags: '{}' }])),
    outcome: accepted(2, '3', '2.5'),
  },
  {
    name: 'scientific notation',
    files: file(focusCsv([{ BilledCost: '6.123E-7', EffectiveCost: '1.0e-10' }, { BilledCost: '1E2' }])),
    outcome: accepted(2, '100.0000006123', '1.2500000001'),
  },
  {
    name: 'eighteen decimals',
    files: file(focusCsv([{ BilledCost: '0.000000000000000001' }, { BilledCost: '2' }])),
    outcome: accepted(2, '2.000000000000000001', '2.5'),
  },
  {
    name: 'the literal NULL for null',
    files: file(focusCsv([{ Tags: 'NULL', RegionId: 'NULL', ChargeClass: 'NULL' }])),
    outcome: accepted(1, '1.5', '1.25'),
  },
  {
    name: 'negative and zero costs',
    files: file(
      focusCsv([
        { BilledCost: '-4.25', EffectiveCost: '0' },
        { BilledCost: '0.00', EffectiveCost: '-0' },
      ]),
    ),
    outcome: accepted(2, '-4.25', '0'),
  },
  {
    name: 'account ids with leading zeros',
    files: file(focusCsv([{ SubAccountId: '000000000042' }])),
    outcome: accepted(1, '1.5', '1.25'),
  },
];

const rejectedCell = (column: 'BilledCost' | 'ChargePeriodStart', value: string): CorpusCase => ({
  name: `a ${column} of ${value}`,
  files: file(focusCsv([{}, { [column]: value }])),
  outcome: { is: 'rejects', rows: 2, rejects: [{ line: 3, column, value }] },
});

const rejects: CorpusCase[] = [
  ...['$5', '(5)', '1.234,56', '1 234', '0x10', '1_000', 'NaN', 'Infinity', '1e400'].map((value) =>
    rejectedCell('BilledCost', value),
  ),
  ...['01/31/2026', '2026-1-5', '20260105', '2026-01-05T00:00:00+05:00'].map((value) =>
    rejectedCell('ChargePeriodStart', value),
  ),

  {
    name: 'an amount that is no number',
    files: file(focusCsv([{}, { BilledCost: 'n/a' }, {}])),
    outcome: { is: 'rejects', rows: 3, rejects: [{ line: 3, column: 'BilledCost', value: 'n/a' }] },
  },
  {
    name: 'an empty amount',
    files: file(focusCsv([{}, { EffectiveCost: '' }])),
    outcome: { is: 'rejects', rows: 2, rejects: [{ line: 3, column: 'EffectiveCost', value: null }] },
  },
  {
    name: 'an amount with thousands separators',
    files: file(focusCsv([{ BilledCost: '1,234.56' }, {}])),
    outcome: { is: 'rejects', rows: 2, rejects: [{ line: 2, column: 'BilledCost', value: '1,234.56' }] },
  },
  {
    name: 'nineteen decimals',
    files: file(focusCsv([{ BilledCost: '0.0000000000000000001' }])),
    outcome: { is: 'rejects', rows: 1, rejects: [{ line: 2, column: 'BilledCost', value: '0.0000000000000000001' }] },
  },
  {
    name: 'a day that does not exist',
    files: file(focusCsv([{ ChargePeriodStart: '2026-02-30T00:00:00Z' }, {}])),
    outcome: {
      is: 'rejects',
      rows: 2,
      rejects: [{ line: 2, column: 'ChargePeriodStart', value: '2026-02-30T00:00:00Z' }],
    },
  },
  {
    name: 'the true line after a newline in a field',
    files: file(focusCsv([{ ChargeDescription: 'one\ntwo\nthree' }, { BilledCost: 'x' }])),
    outcome: { is: 'rejects', rows: 2, rejects: [{ line: 5, column: 'BilledCost', value: 'x' }] },
  },
  {
    name: 'a line with a column too few',
    files: file([header, focusLine(), focusLine().replace(/,[^,]*$/, ''), focusLine(), ''].join('\n')),
    outcome: { is: 'rejects', rows: 3, rejects: [{ line: 3, column: null, value: null }] },
  },
  {
    name: 'a line with a column too many, right after the header',
    files: file([header, `${focusLine()},extra`, focusLine(), ''].join('\n')),
    outcome: { is: 'rejects', rows: 2, rejects: [{ line: 2, column: null, value: null }] },
  },
];

const gz = (content: string) => gzipSync(Buffer.from(content));

const refusals: CorpusCase[] = [
  { name: 'an empty file', files: file(''), outcome: refused(/empty/i) },
  { name: 'a header and nothing else', files: file(`${header}\n`), outcome: refused(/no rows/i) },
  {
    name: 'a header that names a column twice',
    files: file(focusCsv([{}], { columns: [...focus10Columns, 'BilledCost'] })),
    outcome: refused(/BilledCost.*twice|duplicate.*BilledCost/i),
  },
  {
    name: 'a required column missing',
    files: file(focusCsv([{}], { columns: focus10Columns.filter((column) => column !== 'EffectiveCost') })),
    outcome: refused(/FOCUS[\s\S]*EffectiveCost/),
  },
  {
    name: 'a picture',
    files: file(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    outcome: refused(/./),
  },
  { name: 'a web page', files: file('<!doctype html><html><body>Sign in</body></html>'), outcome: refused(/./) },
  {
    name: 'an unterminated quote in the middle',
    files: file(
      [header, ...manyLines(50), focusLine().replace('on demand', '"on demand'), ...manyLines(50), ''].join('\n'),
    ),
    outcome: refused(/quote/i),
  },
  {
    name: 'a gzip cut short',
    files: file(
      gz(focusCsv(Array.from({ length: 2000 }, (_, n) => ({ ChargeDescription: String(n * 7919) })))).subarray(0, 4000),
      'bill.csv.gz',
    ),
    outcome: refused(/gzip|truncated|cut short/i),
  },
  {
    name: 'a gzip with something behind it',
    files: file(Buffer.concat([gz(focusCsv([{}])), Buffer.from('trailing')]), 'bill.csv.gz'),
    outcome: refused(/gzip|after the end/i),
  },
  {
    name: 'two currencies',
    files: file(focusCsv([{}, { BillingCurrency: 'EUR' }])),
    outcome: refused(/EUR[\s\S]*USD|USD[\s\S]*EUR/),
  },
];

const archives: CorpusCase[] = [
  { name: 'gzip', files: file(gz(focusCsv([{}, {}])), 'bill.csv.gz'), outcome: accepted(2, '3', '2.5') },
  {
    name: 'gzip under a name without .gz',
    files: file(gz(focusCsv([{}, {}])), 'bill.csv'),
    outcome: accepted(2, '3', '2.5'),
  },
  {
    name: 'gzip of several members',
    files: file(Buffer.concat([gz(focusCsv([{}])), gz(`${focusLine()}\n`)]), 'bill.csv.gz'),
    outcome: accepted(2, '3', '2.5'),
  },
];

const parts: CorpusCase[] = [
  {
    name: 'columns in another order, with others beside them',
    files: file(focusCsv([{}, {}], { columns: ['x_Note', ...[...focus10Columns].reverse()] })),
    outcome: accepted(2, '3', '2.5'),
  },
  {
    name: 'columns that differ between the parts of one month',
    files: {
      'part-1.csv': focusCsv([{}]),
      'part-2.csv': focusCsv([{ x_Operation: 'RunInstances' }], { columns: ['x_Operation', ...focus10Columns] }),
    },
    outcome: accepted(2, '3', '2.5'),
  },
];

/** Broken and odd files, each with the one outcome that it must have. */
export const corpusCases: readonly CorpusCase[] = [
  ...encodings,
  ...cells,
  ...rejects,
  ...refusals,
  ...archives,
  ...parts,
];
