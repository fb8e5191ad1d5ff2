import { type Day, daysInMonth, type Month, monthOfDay } from '../../../month/month';
import { dayOf, daysBegun, endOfDay } from '../../counts/day-counts';

/** One request: its address, and the day that its numbers are of unless they say themselves. */
export type DayRequest = { readonly url: URL; readonly day: Day };

const filled = (template: string, day: Day): URL => {
  const month = monthOfDay(day);
  const values: Readonly<Record<string, string>> = {
    ...{ day, month, first: `${month}-01`, last: `${month}-${daysInMonth(month)}` },
  };
  return new URL(template.replaceAll(/\{(day|month|first|last)\}/g, (_, name: string) => values[name] ?? ''));
};

type Wanted = {
  readonly months: readonly Month[];
  readonly nowMs: number;
  /** Whether rows say which day they are of. */
  readonly hasOwnDays: boolean;
};

/**
 * What has to be asked for months, oldest first: with {day} each day that is over, with a month once a month, else once.
 * Without days of their own the numbers of a month are those of its last day, and what names no month is of today.
 */
export const requestsFor = (template: string, { months, nowMs, hasOwnDays }: Wanted): DayRequest[] => {
  const begun = months.flatMap((month) => daysBegun(month, nowMs));
  const request = (day: Day): DayRequest => ({ url: filled(template, day), day });
  if (template.includes('{day}')) return begun.filter((day) => endOfDay(day) <= nowMs).map(request);
  const lasts = months.flatMap((month) => begun.findLast((day) => monthOfDay(day) === month) ?? []);
  if (/\{(month|first|last)\}/.test(template)) return lasts.map(request);
  return lasts
    .slice(-1)
    .filter((day) => hasOwnDays || day === dayOf(nowMs))
    .map(request);
};
