import { add, compare, fromDecimal, subtract, toExactDecimal } from '../../money/rational';
import type { RowReader } from './row-reader';

/** Counts of one row as plain decimal text, null where the file says nothing. */
export type RowCounts = {
  readonly active: string | null;
  readonly hibernated: string | null;
  readonly total: string | null;
  readonly paid: string | null;
  readonly freemium: string | null;
  readonly freemiumActive: string | null;
  readonly elevenPlus: string | null;
};

const plus = (one: string, other: string): string | null => toExactDecimal(add(fromDecimal(one), fromDecimal(other)));
const less = (one: string, other: string): string | null =>
  toExactDecimal(subtract(fromDecimal(one), fromDecimal(other)));
const exceeds = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && compare(fromDecimal(one), fromDecimal(other)) > 0;
const differs = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && compare(fromDecimal(one), fromDecimal(other)) !== 0;

/** Fills what follows from the given counts: total = active + hibernated, freemium = total − paid. */
export const completeCounts = (counts: RowCounts): RowCounts => {
  const { active, hibernated, paid } = counts;
  const total = counts.total ?? (active !== null && hibernated !== null ? plus(active, hibernated) : null);
  const freemium = counts.freemium ?? (total !== null && paid !== null ? less(total, paid) : null);
  return { ...counts, total, freemium };
};

/** Rejects a row whose counts contradict each other. */
export const checkCounts = (row: RowReader, given: RowCounts): void => {
  const { active, hibernated, paid, freemium, freemiumActive, elevenPlus } = given;
  const sum = active !== null && hibernated !== null ? plus(active, hibernated) : null;
  const total = given.total ?? sum;
  const remedy = 'Correct the row: the counts of one row must agree.';
  if (differs(given.total, sum)) row.reject('total', `active + hibernated is ${sum}, total is ${given.total}.`, remedy);
  if (exceeds(paid, total)) row.reject('paid', `paid is ${paid}, more than all ${total}.`, remedy);
  else if (total !== null && paid !== null && differs(freemium, less(total, paid)))
    row.reject('freemium', `total − paid is ${less(total, paid)}, freemium is ${freemium}.`, remedy);
  if (exceeds(freemiumActive, active))
    row.reject('freemium_active', `freemium_active is ${freemiumActive}, more than active ${active}.`, remedy);
  if (exceeds(elevenPlus, total))
    row.reject('eleven_plus', `eleven_plus is ${elevenPlus}, more than all ${total}.`, remedy);
};
