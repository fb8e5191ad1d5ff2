import { addMonths, type Day, type Month, monthName, monthOfDay, monthRange } from '../../../month/month';

/** AWS changes a month until its support fees and credits have landed, about this day of the next one (formats.md §1). */
const finalDay = 10;
/** Days are asked for as far back as alerts and movers look; what is older comes by month, in far fewer pages. */
const monthsByDay = 3;

export type DueFacts = {
  readonly today: Day;
  readonly historyMonths: number;
  /** The oldest month that AWS gave, after it had refused older ones; null: it never refused any. */
  readonly historyStart: Month | null;
  /** Months that are there as AWS no longer estimates them, with the day on which they were last asked for. */
  readonly settled: ReadonlyMap<Month, Day>;
  /** Closed or published. */
  readonly signed: ReadonlySet<Month>;
  /** What a person asked for; null: whatever is due. */
  readonly requested: readonly Month[] | null;
};

export type DueMonths = { readonly months: readonly Month[]; readonly notices: readonly string[] };

/** The day from which a month's answer is the last one. */
export const finalFrom = (month: Month): Day => `${addMonths(month, 1)}-${finalDay}`;

const isFinal = (month: Month, settled: ReadonlyMap<Month, Day>): boolean => {
  const askedOn = settled.get(month);
  return askedOn !== undefined && askedOn >= finalFrom(month);
};

/** “January, February and March 2026” as one text: `January 2026 to March 2026`. */
export const spanText = (months: readonly Month[]): string => {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? monthName(first) : `${monthName(first)} to ${monthName(last)}`;
};

const notice = (months: readonly Month[], text: string): string[] =>
  months.length === 0 ? [] : [`${months.map((month) => monthName(month)).join(', ')}: ${text}`];

/** The current month is asked for up to yesterday; on its first day there is nothing of it yet. */
const newestMonth = (today: Day): Month => {
  const month = monthOfDay(today);
  return today.endsWith('-01') ? addMonths(month, -1) : month;
};

const range = ({ today, historyMonths, historyStart }: DueFacts) => {
  const start = addMonths(monthOfDay(today), -historyMonths);
  return { first: historyStart !== null && historyStart > start ? historyStart : start, last: newestMonth(today) };
};

/** A person may name a month that AWS refused once: more history can be enabled later. */
const requestedMonths = (requested: readonly Month[], facts: DueFacts): DueMonths => {
  const { first, last } = range({ ...facts, historyStart: null });
  const months = [...new Set(requested)].sort();
  const isOutside = (month: Month) => month < first || month > last;
  const kept = months.filter((month) => !isOutside(month));
  return {
    months: kept,
    notices: [
      ...notice(
        months.filter(isOutside),
        `AWS has it not, or it is outside of what is asked for (${first} to ${last}).`,
      ),
      ...notice(
        kept.filter((month) => facts.signed.has(month)),
        'closed. What changes waits for you as a preview.',
      ),
    ],
  };
};

/**
 * The months to ask for, oldest first. Unless a person named months: every month of the history that is not there,
 * still estimated, or asked for before the day on which it is final; never one that is closed.
 */
export const dueMonths = (facts: DueFacts): DueMonths => {
  if (facts.requested !== null) return requestedMonths(facts.requested, facts);
  const { first, last } = range(facts);
  const open = monthRange(first, last).filter((month) => !isFinal(month, facts.settled));
  const isSigned = (month: Month) => facts.signed.has(month);
  return {
    months: open.filter((month) => !isSigned(month)),
    notices: notice(open.filter(isSigned), 'closed, and not asked for again.'),
  };
};

export type Run = { readonly months: readonly Month[]; readonly granularity: 'DAILY' | 'MONTHLY' };

/** Adjacent months as one run, so that one request brings them; days of the newest months only. */
export const runsOf = (months: readonly Month[], granularity: 'daily' | 'monthly', today: Day): Run[] => {
  const oldestDay = addMonths(monthOfDay(today), -monthsByDay);
  const runs: { months: Month[]; granularity: Run['granularity'] }[] = [];
  for (const month of months) {
    const own = granularity === 'daily' && month >= oldestDay ? 'DAILY' : 'MONTHLY';
    const last = runs.at(-1);
    if (last?.granularity === own && last.months.at(-1) === addMonths(month, -1)) last.months.push(month);
    else runs.push({ months: [month], granularity: own });
  }
  return runs;
};
