import { divide, fromInteger, isZero, one, type Rational } from '../money/rational';
import { addMonths, daysInMonth, type Month, monthRange } from '../month/month';
import { formulaOf } from './evaluate';
import { targetInForce } from './in-force';
import { assessGrowthRule, assessNonProductionRule, type GrowthRule, type NonProductionRule } from './rules';
import { workEnvironments } from './shared-cost';
import { assessTarget, plainVerdict, type StatusVerdict } from './status';
import { defaultTargets } from './targets';
import { growsWithDays, TREND_MONTHS } from './trend';
import type { KpiDefinition, KpiValue, Target } from './types';
import { decide, type Question, type Reading, type Series } from './verdict-reading';

const isTrend = (target: Target | null): boolean => target?.operator === 'falls' || target?.operator === 'rises';

const monthsBefore = (month: Month): Month[] => monthRange(addMonths(month, -TREND_MONTHS), addMonths(month, -1));

/** What a unit of cost weighs in a KPI as it is compared: one part of its denominator, and of the days of a cost. */
const weightOf =
  (series: Series, definition: KpiDefinition) =>
  (month: Month): Rational | null => {
    const denominator = series.get(month)?.values.get(definition.id)?.denominator ?? null;
    if (denominator === null || isZero(denominator)) return null;
    const weight = divide(one, denominator);
    return growsWithDays(definition) ? divide(weight, fromInteger(daysInMonth(month))) : weight;
  };

const kpiQuestion = (reading: Reading, definition: KpiDefinition, references: readonly Month[]): Question => {
  const definitions = reading.inputs.definitions.filter(({ id }) => id === definition.id);
  return {
    month: reading.inputs.month,
    references,
    measureIds: definitions.flatMap((version) => formulaOf(version).formula?.measureIds ?? []),
    weightIn: weightOf(reading.series, definition),
    definitions,
  };
};

/** A KPI's verdict in the report's month against its target in force. */
export const kpiVerdict = (reading: Reading, definition: KpiDefinition, current: KpiValue): StatusVerdict => {
  const { month, targets, settings } = reading.inputs;
  const target = targetInForce(targets, definition.id, month);
  const assess = (series: Series): StatusVerdict => {
    const values = new Map(
      [...series].map(([at, { values: byId }]) => [at, byId.get(definition.id)?.value ?? null] as const),
    );
    return assessTarget({ definition, month, values }, target, settings);
  };
  const own = assess(reading.series);
  if (current.value === null) return { ...own, text: current.reason?.text ?? null };
  const question = kpiQuestion(reading, definition, isTrend(target) ? monthsBefore(month) : []);
  return decide(reading, own, question, (series) => assess(series).status);
};

/** The rule's threshold; the product's where nothing was ever said of it. */
const nonProductionTarget = ({ inputs }: Reading): Target | null => {
  const isGiven = inputs.targets.some(({ kpiId }) => kpiId === 'P-4');
  return targetInForce(isGiven ? inputs.targets : defaultTargets, 'P-4', inputs.month);
};

/** Rule P-4 in the report's month, with what unmapped cost makes of it. */
export const nonProductionRule = (reading: Reading): NonProductionRule => {
  const { inputs, series } = reading;
  const target = nonProductionTarget(reading);
  const question: Question = {
    month: inputs.month,
    references: isTrend(target) ? monthsBefore(inputs.month) : [],
    measureIds: workEnvironments.map((environment) => `cost.${environment}`),
    weightIn: () => one,
    definitions: [],
  };
  const assess = (given: Series) => assessNonProductionRule(given, inputs.month, target, inputs.settings);
  const own = assess(series);
  const verdict = decide(reading, own.verdict, question, (scenario) => assess(scenario).verdict.status);
  const excludingCore = decide(
    reading,
    { ...own.verdict, status: own.excludingCore.status },
    question,
    (scenario) => assess(scenario).excludingCore.status,
  );
  return {
    ...own,
    verdict,
    status: verdict.status,
    text: verdict.text,
    excludingCore: { ...own.excludingCore, status: excludingCore.status },
  };
};

/** Rule P-2 in the report's month, with what unmapped cost makes of it. */
export const growthRule = (reading: Reading): GrowthRule => {
  const { month, settings, definitions } = reading.inputs;
  const own = assessGrowthRule(reading.series, month, settings);
  const definition = definitions.find(({ id }) => id === 'APWC');
  if (own.status === 'not-applicable' || definition === undefined) return own;
  const question = kpiQuestion(reading, definition, [addMonths(month, -12)]);
  const decided = decide(reading, plainVerdict(own.status, own.text), question, (series) => {
    const { status } = assessGrowthRule(series, month, settings);
    return status === 'not-applicable' ? 'not-computable' : status;
  });
  return { ...own, status: decided.status, text: decided.text };
};
