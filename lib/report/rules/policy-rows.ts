import { formatKpiValue, formatShare } from '../../kpis/format';
import { formatPoints } from '../../kpis/format-change';
import {
  environmentShare,
  type GrowthRule,
  type NonProductionRule,
  type RuleStatus,
  type SpotRule,
} from '../../kpis/rules';
import type { EnvironmentId } from '../../kpis/types';
import { divide, isZero, type Rational, subtract, toDecimal } from '../../money/rational';
import { addMonths, type Month } from '../../month/month';
import type { ReportContext } from '../context';
import { formatRelativeChange } from '../format/numbers';
import { countOf, monthWord } from '../format/words';
import type { RuleRow } from '../schema/rule-checks';
import { type Sentence, sentence } from '../sentence';
import { referenceOf, trendWords } from './goal-rows';
import { ruleFigure, ruleSeries, ruleWords, shortMonth } from './rule-row';

const growthWords = (context: ReportContext, rule: GrowthRule): Sentence | null => {
  if (rule.workspaces === null || isZero(rule.workspaces.before)) return null;
  const { before, after } = rule.workspaces;
  const growth = ruleFigure(context, {
    id: 'P-2.workspaces',
    value: divide(subtract(after, before), before),
    unit: 'relative-change',
    print: formatRelativeChange,
  });
  const year = shortMonth(context, addMonths(context.month, -12));
  const cost = rule.trend === null ? null : trendWords(context, 'P-2', rule.trend);
  const workspaces = sentence`workspaces ${growth} on ${year}`;
  return cost === null ? workspaces : sentence`${cost}; ${workspaces}`;
};

const growthRow = (context: ReportContext, rule: GrowthRule): RuleRow => {
  const apwc = context.kpi('APWC', context.month);
  const unit = 'money-per-workspace';
  const print = (value: Rational) => formatKpiValue(value, unit, context.currency);
  const threshold = ruleFigure(context, {
    id: 'P-2.threshold',
    value: rule.trend === null ? null : referenceOf(context, rule.trend),
    unit,
    print,
  });
  return {
    id: 'P-2',
    code: 'P-2',
    question: rule.name,
    value: ruleFigure(context, {
      id: 'P-2.value',
      value: apwc?.value ?? null,
      unit,
      print,
      reason: apwc?.reason ?? null,
    }),
    threshold: threshold.exact === null ? sentence`–` : sentence`below ${threshold}`,
    trend: growthWords(context, rule),
    status: rule.status,
    verdict: ruleWords[rule.status],
    detail: rule.text,
    series: ruleSeries(context, unit, (month) => context.kpi('APWC', month)?.value ?? null, print),
    limit: null,
  };
};

const spotShareIn = (context: ReportContext, month: Month): Rational | null => {
  const fleet = context.kpis.series.get(month)?.inputs.fleet ?? null;
  return fleet === null || isZero(fleet.totalHours) ? null : divide(fleet.spotHours, fleet.totalHours);
};

const spotWords = (context: ReportContext, rule: SpotRule): Sentence | null => {
  if (rule.share === null) return null;
  const missing = rule.missingMonths.length;
  const gap = missing === 0 ? '' : `; ${countOf(missing, 'month')} without hours`;
  if (rule.previousShare === null) return sentence`${rule.quarter}, instance-hours so far${gap}`;
  const points = ruleFigure(context, {
    id: 'P-3.change',
    value: subtract(rule.share, rule.previousShare),
    unit: 'share-change',
    print: formatPoints,
  });
  return sentence`${rule.quarter}: ${points} on the quarter before${gap}`;
};

const spotRow = (context: ReportContext, rule: SpotRule): RuleRow => {
  const of = (id: string, value: Rational | null, places = 1) =>
    ruleFigure(context, { id: `P-3.${id}`, value, unit: 'share', print: (share) => formatShare(share, places) });
  const value = of('value', rule.share);
  const [required, cap] = [of('threshold', rule.required), of('cap', rule.cap, 0)];
  return {
    id: 'P-3',
    code: 'P-3',
    question: rule.name,
    value,
    threshold: required.exact === null ? sentence`at most ${cap}` : sentence`at least ${required}, at most ${cap}`,
    trend: spotWords(context, rule),
    status: rule.status,
    verdict: ruleWords[rule.status],
    detail: rule.text,
    series: ruleSeries(
      context,
      'share',
      (month) => spotShareIn(context, month),
      (share) => formatShare(share),
    ),
    limit: null,
  };
};

type ShareLine = {
  readonly id: string;
  readonly code: string | null;
  readonly question: string;
  readonly share: Rational | null;
  readonly environments: readonly EnvironmentId[];
  readonly status: RuleStatus;
  readonly detail: string | null;
  readonly limit: Rational | null;
};

const shareRow = (context: ReportContext, line: ShareLine): RuleRow => {
  const print = (share: Rational) => formatShare(share);
  const shareIn = (month: Month) => {
    const measures = context.kpis.series.get(month)?.measures;
    return measures === undefined ? null : environmentShare(measures, line.environments);
  };
  const before = context.isPartial ? null : shareIn(context.previousMonth);
  const points =
    before === null || line.share === null
      ? null
      : ruleFigure(context, {
          id: `${line.id}.change`,
          value: subtract(line.share, before),
          unit: 'share-change',
          print: formatPoints,
        });
  const limit = ruleFigure(context, {
    id: `${line.id}.threshold`,
    value: line.limit,
    unit: 'share',
    print: (share) => formatShare(share, 0),
  });
  return {
    id: line.id,
    code: line.code,
    question: line.question,
    value: ruleFigure(context, { id: `${line.id}.value`, value: line.share, unit: 'share', print }),
    threshold: limit.exact === null ? sentence`–` : sentence`at most ${limit}`,
    trend: points === null ? null : sentence`${points} on ${monthWord(context.previousMonth)}`,
    status: line.status,
    verdict: ruleWords[line.status],
    detail: line.detail,
    series: ruleSeries(context, 'share', shareIn, print),
    limit: line.limit === null ? null : toDecimal(line.limit, 12),
  };
};

const nonProductionRows = (context: ReportContext, rule: NonProductionRule): RuleRow[] => {
  const environments = context.inputs.settings.nonProductionEnvironments;
  const { limit } = rule.verdict;
  const { excludingCore } = rule;
  const withCore = {
    id: 'P-4',
    code: 'P-4',
    question: rule.name,
    share: rule.share,
    environments,
    status: rule.status,
  };
  return [
    shareRow(context, { ...withCore, detail: rule.text, limit }),
    shareRow(context, {
      id: 'P-4-without-core',
      code: null,
      question: 'The same without core',
      share: excludingCore.share,
      environments: environments.filter((environment) => environment !== 'core'),
      status: excludingCore.status,
      detail: excludingCore.status === 'undecided' ? rule.text : null,
      limit,
    }),
  ];
};

/** The rules P-2, P-3 and P-4, the last with a second line without core. */
export const policyRows = (context: ReportContext): RuleRow[] => {
  const [growth, spot, nonProduction] = context.kpis.rules;
  return [growthRow(context, growth), spotRow(context, spot), ...nonProductionRows(context, nonProduction)];
};
