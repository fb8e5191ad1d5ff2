import { type Month, monthName } from '../../month/month';
import type { ExportPeriod, ReadyPeriod, UnreadyPeriod } from './read-period';

/** What a connection remembers of a period of an export. */
export type RememberedPeriod = {
  readonly fingerprint: string;
  readonly execution: string | null;
  /** What became of it: counted, left for a person to decide, or refused. */
  readonly result: 'taken' | 'waiting' | 'refused';
  /** It was not there any more when last looked for, and people were told. */
  readonly isGone?: boolean | undefined;
};

export type RememberedExport = Readonly<Record<Month, RememberedPeriod>>;

/** What a pull has to do about an export. */
export type DuePeriods = {
  /** Oldest first. */
  readonly due: readonly ReadyPeriod[];
  /** Periods that should be there and cannot be taken. */
  readonly failing: readonly UnreadyPeriod[];
  readonly notices: readonly string[];
  /** Remembered periods that are not there any more, told for the first time. */
  readonly gone: readonly Month[];
};

export type PeriodChoice = {
  /** These alone, changed or not; null: what is new or has changed. */
  readonly months: readonly Month[] | null;
  /** Older ones are left out. */
  readonly earliest: Month | null;
  /** From this month on a bill still changes: what cannot be taken there is a failure, before it a notice. */
  readonly openFrom: Month;
};

const leftOutNotices = (found: readonly ExportPeriod[], { months, earliest }: PeriodChoice): string[] => {
  const missing = (months ?? []).filter((month) => !found.some((period) => period.month === month));
  const tooOld = found.filter(({ month }) => months === null && earliest !== null && month < earliest);
  return [
    ...missing.map((month) => `${monthName(month)} is not in the export.`),
    ...(tooOld.length === 0 ? [] : [`Months before ${monthName(earliest ?? '')} are left out: ${tooOld.length}.`]),
  ];
};

const noticeOf = (period: ExportPeriod, remembered: RememberedExport, choice: PeriodChoice): string[] => {
  const { months, openFrom } = choice;
  const name = monthName(period.month);
  if (period.state === 'ready')
    return months === null && isRefused(period, remembered[period.month])
      ? [`${name} was refused before and has not changed: ask for this month to try it again.`]
      : [];
  // Told once, as gone.
  if (months === null && remembered[period.month] !== undefined && isGone([period], period.month, choice)) return [];
  const isFailure = period.state !== 'unfinished' && (months !== null || period.month >= openFrom);
  return isFailure ? [] : [`${name} was left out: ${period.reason}`];
};

const isRefused = ({ fingerprint }: ReadyPeriod, remembered: RememberedPeriod | undefined) =>
  remembered?.result === 'refused' && remembered.fingerprint === fingerprint;

/** Whether what was brought of a month lies there no more: all of it, or files that its manifest still names. */
const isGone = (found: readonly ExportPeriod[], month: Month, { openFrom }: PeriodChoice): boolean => {
  const period = found.find((one) => one.month === month);
  return period === undefined || (period.state === 'incomplete' && month < openFrom);
};

const goneMonths = (found: readonly ExportPeriod[], remembered: RememberedExport, choice: PeriodChoice): Month[] =>
  Object.keys(remembered)
    .filter((month) => remembered[month]?.isGone !== true && isGone(found, month, choice))
    .sort();

/**
 * What has to be fetched: periods that are new, or whose files in force have changed. A signed month that has changed is
 * fetched too: whether it is restated is then asked of a person, by the import.
 */
export const duePeriods = (
  found: readonly ExportPeriod[],
  remembered: RememberedExport,
  choice: PeriodChoice,
): DuePeriods => {
  const { months, earliest, openFrom } = choice;
  const isWanted = (month: Month) =>
    months === null ? earliest === null || month >= earliest : months.includes(month);
  const wanted = found.filter(({ month }) => isWanted(month));
  const gone = goneMonths(found, remembered, choice);
  const isDue = ({ month, fingerprint }: ReadyPeriod) =>
    months !== null || remembered[month]?.fingerprint !== fingerprint;
  const isFailing = ({ state, month }: UnreadyPeriod) =>
    state !== 'unfinished' && (months !== null || month >= openFrom);
  return {
    due: wanted.filter((period) => period.state === 'ready').filter(isDue),
    failing: wanted.filter((period) => period.state !== 'ready').filter(isFailing),
    notices: [
      ...leftOutNotices(found, choice),
      ...wanted.flatMap((period) => noticeOf(period, remembered, choice)),
      ...gone.map((month) => `${monthName(month)} is no longer in the export; what was imported of it stays.`),
    ],
    gone,
  };
};
