import { formatKpiValue, formatShare, statusWords } from '../../kpis/format';
import { formatKpiChange } from '../../kpis/format-change';
import type { KpiResult } from '../../kpis/kpi-report';
import { growsWithDays } from '../../kpis/trend';
import type { Status, Target } from '../../kpis/types';
import { absolute, compare, divide, fromInteger, type Rational, toDecimal } from '../../money/rational';
import { daysInMonth, type Month, monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { listOf } from '../format/words';
import type { Judgement } from '../schema/scorecard';

type Judged = {
  readonly status: Status;
  readonly judgement: Judgement;
  readonly targetText: string | null;
  readonly limit: string | null;
};

const MIN_RUN = 3;

const operatorWords: Record<Target['operator'], string> = {
  '<': 'Target below',
  '<=': 'Target at or below',
  '>': 'Target above',
  '>=': 'Target at least',
  falls: 'Target: falls against the 3 months before',
  rises: 'Target: rises against the 3 months before',
};

const targetTextOf = (context: ReportContext, result: KpiResult): string | null => {
  const { target, limit } = result.verdict;
  if (target === null) return null;
  const words = operatorWords[target.operator];
  if (limit === null) return words;
  const unit = result.definition.unit;
  const isWholePercent = unit === 'share' && toDecimal(limit, 2) === toDecimal(limit, 6).slice(0, 4);
  return `${words} ${isWholePercent ? formatShare(limit, 0) : formatKpiValue(limit, unit, context.currency)}`;
};

const comparableValues = (context: ReportContext, { definition }: KpiResult): (Rational | null)[] =>
  context.window.map((month: Month) => {
    const value = context.kpi(definition.id, month)?.value ?? null;
    return value !== null && growsWithDays(definition) ? divide(value, fromInteger(daysInMonth(month))) : value;
  });

/** How many months in a row the value has gone the same way, up to the report's month; negative when falling. */
const runOf = (values: readonly (Rational | null)[]): number => {
  let run = 0;
  for (let index = values.length - 1; index > 0; index -= 1) {
    const [before, after] = [values[index - 1] ?? null, values[index] ?? null];
    if (before === null || after === null) break;
    const order = compare(after, before);
    if (order === 0 || (run !== 0 && Math.sign(run) !== order)) break;
    run += order;
  }
  return run;
};

const trendDetail = (result: KpiResult): string | null => {
  const { trend } = result.verdict;
  if (trend === null || trend.relativeChange === null) return null;
  const names = trend.comparedMonths.map((month) => monthName(month, 'short').slice(0, 3));
  const months = names.length === 1 ? listOf(names) : `the mean of ${listOf(names)}`;
  const side = trend.relativeChange.numerator < 0n ? 'below' : 'above';
  const perDay = trend.isDayNormalised ? 'Per day, ' : '';
  const size = formatShare(absolute(trend.relativeChange));
  const text = `${perDay}${size} ${side} ${months}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Whether the printed change on the month before goes the run's way. */
const isSeen = (context: ReportContext, { change, definition }: KpiResult, run: number): boolean => {
  if (change === null || !/[1-9]/.test(formatKpiChange(change.change, definition.unit, context.currency))) return false;
  return change.change.numerator > 0n === run > 0;
};

const withoutTarget = (context: ReportContext, result: KpiResult): Judgement => {
  const run = context.isPartial ? 0 : runOf(comparableValues(context, result));
  const [isByDay, seen] = [growsWithDays(result.definition), isSeen(context, result, run)];
  if (Math.abs(run) < MIN_RUN || !(seen || isByDay)) {
    return { text: statusWords['no-target'], detail: null, isWarning: false };
  }
  const { better } = result.definition;
  const isWorse = better === 'lower' ? run > 0 : better === 'higher' && run < 0;
  // A longer month can cost more while a day of it costs less.
  const by = seen ? '' : ', per day';
  return { text: `${run > 0 ? 'Rising' : 'Falling'} ${Math.abs(run)} months${by}`, detail: null, isWarning: isWorse };
};

/** A KPI that has a value can still lack a verdict: there may be nothing to compare it with. */
const verdictWords = (status: Status, { current }: KpiResult): string =>
  status === 'not-computable' && current.value !== null ? 'No verdict yet' : statusWords[status];

/** A KPI's verdict, its target in words, and the threshold that the line is drawn at. */
export const judgementOf = (context: ReportContext, result: KpiResult): Judged => {
  const { status, text, limit } = result.verdict;
  const judgement =
    status === 'no-target'
      ? withoutTarget(context, result)
      : { text: verdictWords(status, result), detail: text ?? trendDetail(result), isWarning: false };
  return {
    status,
    judgement,
    targetText: targetTextOf(context, result),
    limit: limit === null ? null : toDecimal(limit, 12),
  };
};
