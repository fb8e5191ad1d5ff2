import 'server-only';
import type { Finding } from '../../../db/notify-types';
import { formatKpiValue, formatShare } from '../../kpis/format';
import { formatKpiChange } from '../../kpis/format-change';
import { targetInForce } from '../../kpis/in-force';
import type { KpiResult } from '../../kpis/kpi-report';
import type { NonProductionRule } from '../../kpis/rules';
import { assessNonProductionRule } from '../../kpis/rules';
import { assessTarget, type StatusVerdict } from '../../kpis/status';
import type { CostCell } from '../../kpis/types';
import { absolute, subtract } from '../../money/rational';
import { addMonths, type Month, monthName } from '../../month/month';
import type { ReportContext } from '../../report/context';
import { countOf, monthWord } from '../../report/format/words';
import type { KpiCard } from '../../report/schema/scorecard';
import { kpiCard } from '../../report/scorecard/kpi-card';
import { costRises } from './cost-rises';

/** The months in a row, up to the context's, in which something was off target; at least one. */
const monthsOff = (context: ReportContext, isOff: (month: Month) => boolean): number => {
  let count = 1;
  while (context.kpis.series.has(addMonths(context.month, -count)) && isOff(addMonths(context.month, -count)))
    count += 1;
  return count;
};

const isKpiOff =
  (context: ReportContext, { definition }: KpiResult) =>
  (month: Month): boolean => {
    const { settings, targets } = context.inputs;
    const values = new Map(
      [...context.kpis.series].map(([at, { values: byId }]) => [at, byId.get(definition.id)?.value ?? null] as const),
    );
    return (
      assessTarget({ definition, month, values }, targetInForce(targets, definition.id, month), settings).status ===
      'off-target'
    );
  };

/** The environments whose cost stands above the line; every one where the formula is of another kind. */
const ofNumerator = ({ definition }: KpiResult) => {
  const named = [...(definition.formula.split('/')[0] ?? '').matchAll(/cost\.([a-z-]+)/g)].map(
    ([, name]) => name ?? '',
  );
  return ({ environment }: CostCell): boolean =>
    named.length === 0 || named.includes('total') || named.includes(environment);
};

const beyond = ({ currency }: ReportContext, { definition, current, verdict }: KpiResult): string | null => {
  if (verdict.limit === null || current.value === null) return null;
  const distance = formatKpiChange(absolute(subtract(current.value, verdict.limit)), definition.unit, currency);
  return `${distance.replace(/^\+/, '')} beyond the target.`;
};

const lastWords = (months: number): string => (months === 1 ? '' : ` for ${countOf(months, 'month')}`);

const sinceWords = (month: Month, months: number): string => {
  const first = addMonths(month, 1 - months);
  return months === 1
    ? `New in ${monthName(month)}.`
    : `Since ${monthName(first)}, ${countOf(months, 'month')} in a row.`;
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const kpiStory = (context: ReportContext, result: KpiResult, card: KpiCard, months: number): Finding['story'] => {
  const { month } = context;
  const target = lowerFirst(card.targetText ?? 'its target');
  return {
    title: `${card.id} is off target${lastWords(months)}: ${card.value.text} in ${monthWord(month)}, ${target}`,
    happened: `${card.name} was ${card.value.text} in ${monthName(month)}${card.change.exact === null ? '' : ` (${card.change.text} on the month before)`}; ${target}.`,
    size: beyond(context, result) ?? `${card.judgement.detail ?? 'It goes the wrong way'}.`,
    since: sinceWords(month, months),
    ...costRises(context, { isOf: ofNumerator(result), before: addMonths(month, -months) }),
    todo: 'Open its page to see what cost and what count did, and agree on an action in the report.',
    path: `/kpis/${card.id}?month=${month}`,
  };
};

const stageOf = (months: number): Finding['stage'] => (months > 1 ? 'alert' : 'warning');

const kpiFinding = (context: ReportContext, result: KpiResult): Finding[] => {
  if (result.verdict.status !== 'off-target') return [];
  const months = monthsOff(context, isKpiOff(context, result));
  const story = kpiStory(context, result, kpiCard(context, result), months);
  const { month } = context;
  const key = `kpi-target:${result.definition.id}`;
  return [{ key, kind: 'kpi-target', stage: stageOf(months), month, period: month, story }];
};

const ruleStory = (
  context: ReportContext,
  { share, verdict }: NonProductionRule,
  months: number,
): Finding['story'] | null => {
  const { month, inputs } = context;
  const { limit }: StatusVerdict = verdict;
  if (share === null || limit === null) return null;
  const nonProduction = new Set<string>(inputs.settings.nonProductionEnvironments);
  const text = formatKpiValue(share, 'share', context.currency);
  return {
    title: `Non-production is ${text} of the environments’ cost, above ${formatShare(limit, 0)}${lastWords(months)}`,
    happened: `In ${monthName(month)} non-production made ${text} of what the environments cost; rule P-4 allows ${formatShare(limit, 0)}.`,
    size: `${formatKpiChange(subtract(share, limit), 'share', context.currency).replace(/^\+/, '')} above the limit.`,
    since: sinceWords(month, months),
    ...costRises(context, {
      isOf: ({ environment }) => nonProduction.has(environment),
      before: addMonths(month, -months),
    }),
    todo: 'Switch off or shrink what is not production, or agree on another limit in the targets.',
    path: `/reports/${month}#rules`,
  };
};

/** Rule P-4 has a target of its own, which holds for the months before as it is now. */
const nonProductionFinding = (context: ReportContext): Finding[] => {
  const { kpis, inputs, month } = context;
  const [, , rule] = kpis.rules;
  if (rule.status !== 'off-target') return [];
  const isOff = (at: Month) =>
    assessNonProductionRule(kpis.series, at, rule.verdict.target, inputs.settings).status === 'off-target';
  const months = monthsOff(context, isOff);
  const story = ruleStory(context, rule, months);
  if (story === null) return [];
  return [{ key: 'kpi-target:P-4', kind: 'kpi-target', stage: stageOf(months), month, period: month, story }];
};

/**
 * The KPIs and rules that are off target in a month that is over: a warning in the first month, an alert from the second
 * in a row on.
 */
export const kpiFindings = (context: ReportContext): Finding[] => [
  ...context.kpis.results.flatMap((result) => kpiFinding(context, result)),
  ...nonProductionFinding(context),
];
