import type { Month } from '@/lib/month/month';
import { monthName } from '@/lib/month/month';
import type { ValuePeriod } from './view-types';

const isBegunBy = ({ from }: ValuePeriod<unknown>, month: Month | null): boolean => (from ?? '') <= (month ?? '');

/** What is in force in a month (null: at the beginning); undefined before the first period. */
export const valueIn = <Value>(periods: readonly ValuePeriod<Value>[], month: Month | null): Value | undefined =>
  periods.findLast((period) => isBegunBy(period, month))?.value;

/** Where what is in force in a month began; null: at the beginning. */
export const startIn = (periods: readonly ValuePeriod<unknown>[], month: Month): Month | null =>
  periods.findLast((period) => isBegunBy(period, month))?.from ?? null;

/** Says which later entries a change leaves as they are; null when there is none. */
export const laterNote = (
  periods: readonly ValuePeriod<unknown>[],
  from: Month | null,
  what: string,
): string | null => {
  const later = periods
    .filter((period) => !isBegunBy(period, from))
    .map((period) => monthName(period.from ?? '', 'short'));
  return later.length === 0 ? null : `${what} has a later entry, from ${later.join(' and from ')}: it stays.`;
};

/** `from Jan 2026`, `from the beginning`. */
export const sinceWords = (from: Month | null): string =>
  from === null ? 'from the beginning' : `from ${monthName(from, 'short')}`;
