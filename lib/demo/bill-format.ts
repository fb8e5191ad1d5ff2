import { addMonths, type Month } from '../month/month';
import type { Charge } from './charge';

/** A charge as one line of a file: formats split some charges into several. */
export type BillLine = { readonly charge: Charge; readonly month: Month; readonly role: string };

/** One column of a bill file: a constant, or what a line has in it ('' is null). */
export type BillColumn = {
  readonly name: string;
  readonly type: 'text' | 'number' | 'time' | 'map' | 'number-map';
  readonly value: string | ((line: BillLine) => string);
};

/** How the demo's charges become the lines of one bill format. */
export type BillFormat = {
  readonly id: 'focus' | 'cur' | 'cur-legacy';
  readonly extension: 'parquet' | 'csv.gz';
  readonly columns: readonly BillColumn[];
  readonly linesOf: (charge: Charge) => readonly string[];
};

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();

export const periodStart = (line: BillLine): string => `${line.month}-01T00:00:00.000Z`;
export const periodEnd = (line: BillLine): string => `${addMonths(line.month, 1)}-01T00:00:00.000Z`;
export const chargeStart = (line: BillLine): string => `${line.charge.day}T00:00:00.000Z`;
export const chargeEnd = (line: BillLine): string =>
  line.charge.isMonthly ? periodEnd(line) : dayAfter(line.charge.day);

/** Every line carries its invoice: the months of the demo are over and billed. */
export const invoiceId = ({ charge, month }: BillLine): string =>
  `${charge.kind === 'marketplace' ? 'MP' : ''}18${month.replace('-', '')}42`;
