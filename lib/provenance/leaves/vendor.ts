import 'server-only';
import { importsOfMonth } from '../../../db/queries/imports-of-month';
import { fromNanos } from '../../money/rational';
import { monthName } from '../../month/month';
import type { MonthSavings } from '../../report/savings/month-savings';
import type { VendorSaving } from '../../report/savings/savings-inputs';
import { vendorPart } from '../../report/savings/waterfall-steps';
import type { Leaf, Line } from '../leaf';
import { accountLabel, type Explained } from '../month-view';
import { namedRef } from '../refs';

type Column = {
  readonly label: string;
  readonly of: (row: VendorSaving) => bigint;
  /** What its amounts are made of, where not of the report's own column. */
  readonly terms?: readonly (readonly [column: string, label: string, sign: 1n | -1n])[];
};

const columns: Readonly<Record<string, Column>> = {
  gross: { label: 'Gross saving', of: ({ grossNanos }) => grossNanos },
  fee: { label: 'Fee', of: ({ feeNanos }) => feeNanos },
  refund: { label: 'Fee refunded', of: ({ refundNanos }) => refundNanos },
  net: {
    label: 'Net saving',
    of: ({ grossNanos, feeNanos, refundNanos }) => grossNanos - feeNanos + refundNanos,
    terms: [
      ['gross', 'Gross saving', 1n],
      ['fee', 'Less the fee', -1n],
      ['refund', 'Fee refunded', 1n],
    ],
  },
};

const key = ({ vendor }: VendorSaving): string => vendor.toLowerCase();

type Rows = { readonly rows: readonly VendorSaving[]; readonly name: string; readonly id: string };

/** The reports that `vendors.zesty.0001`, `vendors.zesty.all` or `vendors.total` is about. */
const rowsOf = (view: Explained, { vendors }: MonthSavings, id: string): Rows | null => {
  if (id === 'total') return { rows: vendors, name: 'all vendors', id };
  const end = id.lastIndexOf('.');
  const [vendor, account] = [id.slice(0, end), id.slice(end + 1)];
  const rows = vendors.filter((row) => key(row) === vendor && (account === 'all' || row.accountId === account));
  const [first] = rows;
  if (first === undefined) return null;
  const of = account === 'all' ? '' : `, ${accountLabel(view, account)}`;
  return { rows, name: `${first.vendor}${of}`, id };
};

const columnLeaf = (
  view: Explained,
  savings: MonthSavings,
  { rows, name, id }: Rows,
  columnId: string,
): Leaf | null => {
  const column = Object.hasOwn(columns, columnId) ? columns[columnId] : undefined;
  if (column === undefined) return null;
  const total = (of: Column['of']) => rows.reduce((sum, row) => sum + of(row), 0n);
  const [only, ...others] = rows;
  const terms = (column.terms ?? []).map(([of, label, sign]): Line => {
    const nanos = total(columns[of]?.of ?? column.of) * sign;
    const ref = namedRef('savings', `vendors.${id}.${of}`, savings.month);
    return { label, value: fromNanos(nanos), unit: 'money', of: ref };
  });
  const each = rows.map((row): Line => {
    const ref = namedRef('savings', `vendors.${key(row)}.${row.accountId}.${columnId}`, savings.month);
    return {
      label: `${row.vendor}, ${accountLabel(view, row.accountId)}`,
      ...{ value: fromNanos(column.of(row)), unit: 'money', of: ref },
    };
  });
  const isRow = only !== undefined && others.length === 0;
  const lines = isRow ? terms : each;
  return {
    label: `${column.label} of ${name}`,
    ...{ value: fromNanos(total(column.of)), unit: 'money', reason: null },
    ...(lines.length > 0 && {
      partsBy: isRow ? ('step' as const) : ('account' as const),
      adds: true,
      lines: () => lines,
    }),
    notes: [`From the vendor’s own report for ${monthName(savings.month)}.`],
    imports: importsOfMonth(view.db, savings.month, ['savings']),
  };
};

/** Figures of the text that are columns of all vendors' reports. */
const whole: Readonly<Record<string, readonly [column: string, sign: 1n | -1n]>> = {
  gross: ['gross', 1n],
  fee: ['fee', 1n],
  'less-refund': ['refund', -1n],
  refund: ['refund', 1n],
  'vendor-net': ['net', 1n],
};

const wholeLeaf = (
  view: Explained,
  savings: MonthSavings,
  [column, sign]: readonly [string, 1n | -1n],
): Leaf | null => {
  const rows = { rows: savings.vendors, name: 'all vendors', id: 'total' };
  const leaf = columnLeaf(view, savings, rows, column);
  if (savings.vendors.length === 0) {
    const text = `No vendor reported ${monthName(savings.month)}.`;
    return leaf === null ? null : { ...leaf, value: column === 'net' ? null : leaf.value, reason: text, notes: [text] };
  }
  if (leaf === null || sign === 1n) return leaf;
  const turned = (line: Line): Line => ({
    ...line,
    value: line.value === null ? null : { ...line.value, numerator: -line.value.numerator },
  });
  const lines = leaf.lines;
  return {
    ...leaf,
    value: leaf.value === null ? null : { ...leaf.value, numerator: -leaf.value.numerator },
    ...(lines !== undefined && { lines: () => lines().map(turned) }),
  };
};

/** The vendors' part of what commitments save: their gross saving, at most all of it. */
const partLeaf = (view: Explained, savings: MonthSavings, sign: 1n | -1n): Leaf => {
  const commitments = savings.steps?.saved?.commitments ?? null;
  const nanos = commitments === null ? null : vendorPart(commitments, savings.gross) * sign;
  const gross = namedRef('savings', sign === 1n ? 'gross' : 'less-gross', savings.month);
  const line: Line = {
    label: 'Gross savings reported',
    value: fromNanos(savings.gross * sign),
    unit: 'money',
    of: gross,
  };
  return {
    label: 'The vendors’ part of what commitments save',
    ...{ value: nanos === null ? null : fromNanos(nanos), unit: 'money' },
    reason: nanos === null ? (savings.list.reason?.text ?? 'The bill does not know it.') : null,
    ...{ partsBy: 'step', adds: nanos === savings.gross * sign, lines: () => [line] },
    notes: ['The vendors’ gross saving, at most all that commitments save on the bill.'],
    imports: importsOfMonth(view.db, savings.month, ['savings']),
  };
};

/** What savings vendors report of a month; null where there is no such figure. */
export const vendorLeaf = (view: Explained, savings: MonthSavings, id: string): Leaf | null => {
  if (id === 'vendors') return partLeaf(view, savings, -1n);
  if (id === 'vendors-part' || id === 'vendor-most') return partLeaf(view, savings, 1n);
  if (id === 'less-gross') return wholeLeaf(view, savings, ['gross', -1n]);
  const text = Object.hasOwn(whole, id) ? whole[id] : undefined;
  if (text !== undefined) return wholeLeaf(view, savings, text);
  const found = /^vendors\.(.+)\.(gross|fee|refund|net)$/.exec(id);
  const rows = found === null ? null : rowsOf(view, savings, found[1] ?? '');
  return rows === null ? null : columnLeaf(view, savings, rows, found?.[2] ?? '');
};
