import { formatKpiValue, formatShare } from '../../kpis/format';
import { formatPoints } from '../../kpis/format-change';
import { type KpiResult, kpiReport } from '../../kpis/kpi-report';
import { defaultTargets } from '../../kpis/targets';
import type { TrendVerdict } from '../../kpis/trend';
import { fromInteger, multiply, type Rational, subtract, toDecimal } from '../../money/rational';
import { addMonths, daysInMonth } from '../../month/month';
import type { ReportContext } from '../context';
import { formatRelativeSize } from '../format/numbers';
import { listOf, monthWord } from '../format/words';
import type { RuleRow } from '../schema/rule-checks';
import { type Sentence, sentence } from '../sentence';
import { ruleFigure, ruleSeries, ruleWords, shortMonth } from './rule-row';

const goals = [
  { id: 'APWC', question: 'Cost per production workspace falls', threshold: 'below' },
  { id: 'DM', question: 'Test and dev below 20% of cost', threshold: 'below' },
  { id: 'WB', question: 'The paid share of workspaces rises', threshold: 'above' },
] as const;
type Goal = (typeof goals)[number];

const VERDICT_MONTHS = 4;

/** The goals as they are set for everybody; an organisation's own targets are the scorecard's. */
const judgedGoals = (context: ReportContext): readonly KpiResult[] => {
  const isGoal = (id: string) => goals.some((goal) => goal.id === id);
  const { inputs } = context;
  return kpiReport({
    ...inputs,
    months: inputs.months.filter(({ month }) => month > addMonths(inputs.month, -VERDICT_MONTHS)),
    definitions: inputs.definitions.filter(({ id }) => isGoal(id)),
    targets: defaultTargets,
  }).results;
};

/** How a value stands against what it is compared with, in words. */
export const trendWords = (context: ReportContext, id: string, trend: TrendVerdict): Sentence | null => {
  if (trend.relativeChange === null) return null;
  const size = ruleFigure(context, {
    id: `${id}.against-reference`,
    value: trend.relativeChange,
    unit: 'relative-change',
    print: formatRelativeSize,
  });
  const months = listOf(trend.comparedMonths.map((month) => shortMonth(context, month)));
  const of = trend.comparedMonths.length === 1 ? months : `the mean of ${months}`;
  const side = trend.relativeChange.numerator < 0n ? 'below' : 'above';
  const flat = trend.direction === 'flat' ? ': flat' : '';
  return sentence`${trend.isDayNormalised ? 'A day’s cost is ' : ''}${size} ${side} ${of}${flat}`;
};

/** The reference of a trend in the unit of the month: a day's cost times the month's days. */
export const referenceOf = (context: ReportContext, trend: TrendVerdict): Rational =>
  trend.isDayNormalised ? multiply(trend.reference, fromInteger(daysInMonth(context.month))) : trend.reference;

const changeWords = (context: ReportContext, result: KpiResult): Sentence | null => {
  const [before, after] = [result.previous?.value ?? null, result.current.value];
  if (context.isPartial || before === null || after === null) return null;
  const points = ruleFigure(context, {
    id: `${result.definition.id}.change`,
    value: subtract(after, before),
    unit: 'share-change',
    print: formatPoints,
  });
  return sentence`${points} on ${monthWord(context.previousMonth)}`;
};

/** A trend within the noise band passes on either side of what it is held against, and the rule says so. */
const flatWords = ({ inputs }: ReportContext, { verdict }: KpiResult): string =>
  verdict.trend === null ? '' : `, ±${inputs.settings.noiseBandPct}% is flat`;

const rowOf = (context: ReportContext, goal: Goal, result: KpiResult): RuleRow => {
  const { verdict, current, definition } = result;
  const print = (value: Rational) => formatKpiValue(value, definition.unit, context.currency);
  const unit = definition.unit;
  const limit = ruleFigure(context, {
    id: `${goal.id}.threshold`,
    value: verdict.trend === null ? verdict.limit : referenceOf(context, verdict.trend),
    unit,
    print: (value) => (verdict.limit === null ? print(value) : formatShare(value, 0)),
  });
  return {
    id: goal.id,
    code: goal.id,
    question: goal.question,
    value: ruleFigure(context, { id: `${goal.id}.value`, value: current.value, unit, print, reason: current.reason }),
    threshold: limit.exact === null ? sentence`–` : sentence`${goal.threshold} ${limit}${flatWords(context, result)}`,
    trend: verdict.trend === null ? changeWords(context, result) : trendWords(context, goal.id, verdict.trend),
    status: verdict.status,
    verdict: ruleWords[verdict.status],
    detail: verdict.text,
    series: ruleSeries(context, unit, (month) => context.kpi(goal.id, month)?.value ?? null, print),
    limit: verdict.limit === null ? null : toDecimal(verdict.limit, 12),
  };
};

/** The three goals: APWC falls, DM stays below 20 %, WB rises. */
export const goalRows = (context: ReportContext): RuleRow[] => {
  const results = judgedGoals(context);
  return goals.flatMap((goal) => {
    const result = results.find(({ definition }) => definition.id === goal.id);
    return result === undefined ? [] : [rowOf(context, goal, result)];
  });
};
