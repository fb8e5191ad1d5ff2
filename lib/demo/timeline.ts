import { addMonths, type Day, daysInMonth, type Month } from '../month/month';
import { organisation } from './organisation';

/** Months of the demo count from 1, as in organisation.json. */
export const demoMonth = (index: number): Month => addMonths(organisation.org.firstMonth, index - 1);

/** The numbers of the demo's months, 1 to 36. */
export const demoMonthNumbers: readonly number[] = Array.from({ length: organisation.org.months }, (_, at) => at + 1);

/** The UTC days of a month, first to last. */
export const daysOf = (month: Month): Day[] =>
  Array.from({ length: daysInMonth(month) }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);

/** The value of the last step that has begun, 0 before the first. */
export const stepAt = (steps: readonly (readonly [number, number])[], month: number): number =>
  steps.findLast(([from]) => from <= month)?.[1] ?? 0;

/** `start` grown month by month: products only, so that every engine computes the same bits. */
export const grown = (start: number, growth: number, months: number): number => {
  let value = start;
  for (let count = 0; count < months; count += 1) value *= 1 + growth;
  return value;
};
