import { fromNanos, type Rational, sum } from '../../money/rational';
import type { ReportContext } from '../context';
import { figure } from '../figure';
import { roundColumn } from '../format/columns';
import { formatNumber } from '../format/numbers';
import type { SavingsSection, VendorFigures } from '../schema/savings';
import type { VendorSaving } from './savings-inputs';

type Column = 'gross' | 'fee' | 'refund' | 'net';
type Columns<Value> = Readonly<Record<Column, Value>>;

/** Vendors' reports are checked against invoices: to the cent. */
const PLACES = 2;

const nanosOf: Columns<(row: VendorSaving) => bigint> = {
  gross: ({ grossNanos }) => grossNanos,
  fee: ({ feeNanos }) => feeNanos,
  refund: ({ refundNanos }) => refundNanos,
  net: ({ grossNanos, feeNanos, refundNanos }) => grossNanos - feeNanos + refundNanos,
};

const eachColumn = <Value>(of: (column: Column) => Value): Columns<Value> => ({
  gross: of('gross'),
  fee: of('fee'),
  refund: of('refund'),
  net: of('net'),
});

const vendorKey = ({ vendor }: VendorSaving): string => vendor.toLowerCase();

const inOrder = (rows: readonly VendorSaving[]): VendorSaving[] =>
  [...rows].sort(
    (a, b) =>
      vendorKey(a).localeCompare(vendorKey(b)) ||
      Number(b.grossNanos - a.grossNanos) ||
      a.accountId.localeCompare(b.accountId),
  );

type Amount = { readonly exact: Rational; readonly printed: Rational };
type Line = { readonly row: VendorSaving; readonly amounts: Columns<Amount> };

/** Each column's rows are printed so that they sum to its printed total. */
const linesOf = (rows: readonly VendorSaving[]): Line[] => {
  const exact = eachColumn((column) => rows.map((row) => fromNanos(nanosOf[column](row))));
  const printed = eachColumn((column) => roundColumn(exact[column], PLACES));
  return rows.map((row, at) => ({
    row,
    amounts: eachColumn((column) => {
      const value = exact[column][at] ?? fromNanos(0n);
      return { exact: value, printed: printed[column][at] ?? value };
    }),
  }));
};

const added = (lines: readonly Line[]): Columns<Amount> =>
  eachColumn((column) => ({
    exact: sum(lines.map(({ amounts }) => amounts[column].exact)),
    printed: sum(lines.map(({ amounts }) => amounts[column].printed)),
  }));

/** The vendors' reports of the report's month as a table; null when no vendor reported it. */
export const vendorTable = (context: ReportContext, reports: readonly VendorSaving[]): SavingsSection['vendors'] => {
  const lines = linesOf(inOrder(reports));
  if (lines.length === 0) return null;
  const figures = (key: string, amounts: Columns<Amount>): VendorFigures =>
    eachColumn((column) =>
      figure({
        id: `savings.vendors.${key}.${column}`,
        value: amounts[column].exact,
        unit: 'money',
        source: { kind: 'savings', of: `vendors.${key}.${column}`, month: context.month },
        print: () => formatNumber(amounts[column].printed, PLACES),
      }),
    );
  const names = new Map(context.inputs.accounts.map(({ accountId, name }) => [accountId, name]));
  const rows = lines.map(({ row, amounts }) => ({
    ...figures(`${vendorKey(row)}.${row.accountId}`, amounts),
    ...{ vendor: row.vendor, accountId: row.accountId, environment: row.environment },
    name: names.get(row.accountId) ?? row.accountId,
  }));
  const vendors = [...new Map(lines.map(({ row }) => [vendorKey(row), row.vendor]))];
  const subtotals = vendors.map(([key, vendor]) => ({
    ...figures(`${key}.all`, added(lines.filter(({ row }) => vendorKey(row) === key))),
    vendor,
  }));
  return { rows, subtotals: vendors.length > 1 ? subtotals : [], total: figures('total', added(lines)) };
};
