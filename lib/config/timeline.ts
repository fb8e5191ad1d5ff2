import type { Month } from '../month/month';

/** A value from a month on; null: from the beginning. */
export type Period<Value> = { readonly from: Month | null; readonly value: Value };

/** What was recorded or is wanted, oldest first, one period a month. */
export type Timeline<Value> = readonly Period<Value>[];

type Same<Value> = (a: Value, b: Value) => boolean;

const startOf = ({ from }: Period<unknown>): string => from ?? '';

/** The value in force in a month (null: at the beginning); undefined before the first period. */
export const valueAt = <Value>(timeline: Timeline<Value>, from: Month | null): Value | undefined =>
  timeline.findLast((period) => startOf(period) <= (from ?? ''))?.value;

/**
 * What has to be recorded so that the recorded timeline becomes the wanted one. Records are never taken away: a
 * period that is not wanted any more is recorded again with the value in force before it. Both begin at the beginning.
 */
export const missingPeriods = <Value>(
  recorded: Timeline<Value>,
  wanted: Timeline<Value>,
  isSame: Same<Value>,
): Period<Value>[] => {
  const starts = [...new Set([...recorded, ...wanted].map(startOf))].sort();
  const current = new Map(recorded.map((period) => [startOf(period), period.value]));
  const missing: Period<Value>[] = [];
  for (const start of starts) {
    const from = start === '' ? null : start;
    const value = valueAt(wanted, from);
    const inForce = valueAt(
      [...current].map(([at, each]) => ({ from: at === '' ? null : at, value: each })).sort(byStart),
      from,
    );
    if (value === undefined || (inForce !== undefined && isSame(inForce, value))) continue;
    current.set(start, value);
    missing.push({ from, value });
  }
  return missing;
};

const byStart = (a: Period<unknown>, b: Period<unknown>): number => (startOf(a) < startOf(b) ? -1 : 1);
