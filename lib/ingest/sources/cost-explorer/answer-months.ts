import { type Day, daysInMonth, type Month, monthOfDay } from '../../../month/month';
import type { DocumentMonth } from '../../documents/document-bill';
import { IngestError } from '../../ingest-error';
import type { AnswerPeriod } from './answer-pages';

const dayMs = 86_400_000;

const dayBefore = (day: Day): Day => new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10);
const daysBetween = (start: Day, end: Day): number => (Date.parse(end) - Date.parse(start)) / dayMs;

/** Days from `start` on, `end` not among them. */
type Span = { readonly start: Day; readonly end: Day };

export const spanOf = ({ TimePeriod: { Start, End } }: AnswerPeriod): Span => ({
  start: Start.slice(0, 10),
  end: End.slice(0, 10),
});

const refuseSpans = (name: string, text: string, value: string): never => {
  throw new IngestError(
    'document-broken',
    name,
    text,
    'Ask for whole months with --granularity MONTHLY or DAILY, each time span once.',
    { value },
  );
};

/** The time spans of an answer, each once, oldest first. Throws for those that overlap or cross a month's end. */
const distinctSpans = (name: string, periods: readonly AnswerPeriod[]): Span[] => {
  const spans = [...new Map(periods.map(spanOf).map((span) => [`${span.start} to ${span.end}`, span] as const))];
  spans.sort(([, a], [, b]) => (a.start < b.start ? -1 : 1));
  for (const [at, [text, { start, end }]] of spans.entries()) {
    if (!(daysBetween(start, end) > 0)) refuseSpans(name, 'A time span ends before it begins.', text);
    if (monthOfDay(start) !== monthOfDay(dayBefore(end)))
      refuseSpans(name, 'A time span reaches into a second month.', text);
    const next = spans[at + 1];
    if (next !== undefined && next[1].start < end)
      refuseSpans(name, 'Two time spans overlap, so that costs would count twice.', `${text} and ${next[0]}`);
  }
  return spans.map(([, span]) => span);
};

const estimateOf = (own: readonly AnswerPeriod[]): boolean | null => {
  if (own.some(({ Estimated }) => Estimated === true)) return true;
  return own.every(({ Estimated }) => Estimated === false) ? false : null;
};

/** What the answer says of each month; one that it has not in full counts as estimated, whatever it says of its days. */
export const answerMonths = (
  name: string,
  periods: readonly AnswerPeriod[],
): (DocumentMonth & { isWhole: boolean })[] => {
  const spans = distinctSpans(name, periods);
  return [...new Set(spans.map(({ start }) => monthOfDay(start)))].map((month: Month) => {
    const own = spans.filter(({ start }) => monthOfDay(start) === month);
    const days = own.reduce((sum, { start, end }) => sum + daysBetween(start, end), 0);
    const isWhole = days === daysInMonth(month);
    const isEstimated = estimateOf(periods.filter((period) => monthOfDay(spanOf(period).start) === month));
    return {
      ...{ month, isWhole, isEstimated: isWhole ? isEstimated : true },
      firstDay: own[0]?.start ?? `${month}-01`,
      lastDay: dayBefore(own.at(-1)?.end ?? `${month}-02`),
    };
  });
};

/** Whether amounts stand for more than a day. */
export const isWithoutDays = (periods: readonly AnswerPeriod[]): boolean =>
  periods.map(spanOf).some(({ start, end }) => daysBetween(start, end) > 1);
