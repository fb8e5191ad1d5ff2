import { rational, toScaled } from '../../money/rational';
import type { LineMonth, MoverLine } from './mover-line';

/** What lines come to in a month: nanos, and millionths of their unit (null: unreadable), late ones of its last 7 days. */
export type LineTotal = { readonly nanos: bigint; readonly micros: bigint | null; readonly lateMicros: bigint | null };

/** The same with a quantity that a price can be told from. */
export type Measured = { readonly nanos: bigint; readonly micros: bigint };

/** A change in nanos; the three sum to it. */
export type UsagePrice = { readonly usage: bigint; readonly price: bigint; readonly commitment: bigint };

const addKnown = (a: bigint | null, b: bigint | null): bigint | null => (a === null || b === null ? null : a + b);

/** Adds up one month of some lines; null: none of them stands in it, or only nothing used for nothing. */
export const totalOf = (lines: readonly MoverLine[], side: 'before' | 'after'): LineTotal | null => {
  const months = lines.flatMap((line) => line[side] ?? []);
  const total = months.reduce<LineTotal>(
    (sum, { nanos, micros, lateMicros }) => ({
      nanos: sum.nanos + (nanos ?? 0n),
      micros: addKnown(sum.micros, micros),
      lateMicros: addKnown(sum.lateMicros, lateMicros),
    }),
    { nanos: 0n, micros: 0n, lateMicros: 0n },
  );
  return total.nanos === 0n && total.micros === 0n ? null : total;
};

/** Whether a price can be told from it. */
export const isMeasured = (total: LineTotal | LineMonth | null): total is (LineTotal | LineMonth) & Measured =>
  total !== null && total.nanos !== null && total.micros !== null && total.micros > 0n;

/** What a quantity costs at a month's price, to the nano. */
const costAt = (micros: bigint, price: Measured): bigint => toScaled(rational(micros * price.nanos, price.micros), 0);

/** A way to pay that came or went changes no price. */
const priceOf = ({ before, after }: MoverLine): bigint =>
  isMeasured(before) && isMeasured(after) ? after.nanos - costAt(after.micros, before) : 0n;

/**
 * Splits the change of one thing, to the nano: (Q1 − Q0) × p0 is usage, Q1 × (p1 − p0) is price. Where the thing is paid
 * in several ways (on demand, committed), each way's own Q1 × (p1 − p0) is price, and what their mix changes is commitment.
 */
export const splitMeasured = (lines: readonly MoverLine[], before: Measured, after: Measured): UsagePrice => {
  const usage = costAt(after.micros - before.micros, before);
  const rest = after.nanos - before.nanos - usage;
  const price = lines.length === 1 ? rest : lines.reduce((total, line) => total + priceOf(line), 0n);
  return { usage, price, commitment: rest - price };
};
