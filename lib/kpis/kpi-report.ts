import type { Rational } from '../money/rational';
import { addMonths, type Month, monthRange } from '../month/month';
import { type PrintedChange, printChange, splitChange } from './bridge';
import { type Caveat, caveatsFor } from './caveats';
import { type EvaluatedMonth, evaluateMonth } from './evaluate';
import { type GuardNote, guardNote } from './guard';
import { definitionsInForce, targetInForce } from './in-force';
import type { MeasureContext } from './measures';
import {
  assessGrowthRule,
  assessNonProductionRule,
  assessSpotRule,
  type GrowthRule,
  type NonProductionRule,
  type SpotRule,
} from './rules';
import { assessTarget, decideWithUnmapped, deferWhileOpen, plainVerdict, type StatusVerdict } from './status';
import { defaultTargets } from './targets';
import { calendarEffect } from './trend';
import type { DataState, KpiChange, KpiDefinition, KpiSettings, KpiValue, MonthInputs, Status, Target } from './types';
import { unmappedNanos, unmappedScenarios } from './unmapped';

/** What a KPI report needs of the report's inputs; `ReportInputs` is one. */
export type KpiReportInputs = {
  readonly month: Month;
  readonly settings: KpiSettings;
  readonly months: readonly MonthInputs[];
  readonly states: readonly { readonly month: Month; readonly data: DataState }[];
  readonly definitions: readonly KpiDefinition[];
  readonly targets: readonly Target[];
  readonly hasCostClassRules: boolean;
};

/** One KPI in the report's month: its value, its change on the month before cut exactly, and its verdict. */
export type KpiResult = {
  readonly definition: KpiDefinition;
  readonly current: KpiValue;
  /** The month before; null when the KPI is not defined in it. */
  readonly previous: KpiValue | null;
  readonly change: KpiChange | null;
  /** The change to 12 decimals, effects summing to it. */
  readonly printedChange: PrintedChange | null;
  /** How much of the change the month's length alone would have made; null where it makes none. */
  readonly calendarEffect: Rational | null;
  readonly verdict: StatusVerdict;
  readonly guard: GuardNote | null;
  readonly caveats: readonly Caveat[];
};

export type KpiReport = {
  readonly month: Month;
  readonly currency: string;
  readonly results: readonly KpiResult[];
  readonly rules: readonly [GrowthRule, SpotRule, NonProductionRule];
  /** Every month of the inputs, computed, by month; the report's month is always there. */
  readonly series: ReadonlyMap<Month, EvaluatedMonth>;
  readonly context: MeasureContext;
};

const emptyMonth = (month: Month, currency: string): MonthInputs => ({
  month,
  currency,
  costs: null,
  counts: null,
  fleet: null,
});

/** Months that verdicts look at: the report's, the 3 before, and the same month a year before. */
const verdictMonths = (month: Month): ReadonlySet<Month> =>
  new Set([...monthRange(addMonths(month, -3), month), addMonths(month, -12)]);

type Series = ReadonlyMap<Month, EvaluatedMonth>;

const evaluateSeries = (months: readonly MonthInputs[], inputs: KpiReportInputs, context: MeasureContext): Series =>
  new Map(months.map((month) => [month.month, evaluateMonth(month, inputs.definitions, context)]));

type Reading = {
  readonly inputs: KpiReportInputs;
  readonly series: Series;
  readonly scenarios: readonly Series[];
  readonly context: MeasureContext;
  readonly isOpen: boolean;
};

const read = (inputs: KpiReportInputs): Reading => {
  const { month, settings } = inputs;
  const given = inputs.months.filter((entry) => entry.month <= month);
  const months = given.some((entry) => entry.month === month)
    ? given
    : [...given, emptyMonth(month, settings.currency)];
  const context: MeasureContext = { settings, hasCostClassRules: inputs.hasCostClassRules };
  const recent = months.filter((entry) => verdictMonths(month).has(entry.month));
  return {
    inputs,
    context,
    series: evaluateSeries(months, inputs, context),
    scenarios: unmappedScenarios(recent, settings).map((scenario) => evaluateSeries(scenario, inputs, context)),
    isOpen: inputs.states.some((state) => state.month === month && state.data === 'open'),
  };
};

/** A verdict together with what the scenarios of unmapped cost and an open month make of it. */
const decide = (reading: Reading, own: StatusVerdict, statusIn: (series: Series) => Status): StatusVerdict => {
  const { inputs, series, scenarios, isOpen } = reading;
  const month = series.get(inputs.month);
  const nanos = month === undefined ? null : unmappedNanos(month.inputs, inputs.settings);
  const unmapped = { nanos, currency: month?.inputs.currency ?? inputs.settings.currency };
  return deferWhileOpen(decideWithUnmapped(own, scenarios.map(statusIn), unmapped), isOpen);
};

const verdictOf = (reading: Reading, definition: KpiDefinition, current: KpiValue): StatusVerdict => {
  const { month, targets, settings } = reading.inputs;
  const target = targetInForce(targets, definition.id, month);
  const assess = (series: Series): StatusVerdict => {
    const values = new Map(
      [...series].map(([at, { values: byId }]) => [at, byId.get(definition.id)?.value ?? null] as const),
    );
    return assessTarget({ definition, month, values }, target, settings);
  };
  const verdict = decide(reading, assess(reading.series), (series) => assess(series).status);
  return current.value === null ? { ...verdict, text: current.reason?.text ?? null } : verdict;
};

const resultOf = (reading: Reading, definition: KpiDefinition): KpiResult | null => {
  const { inputs, series } = reading;
  const monthBefore = addMonths(inputs.month, -1);
  const month = series.get(inputs.month);
  const current = month?.values.get(definition.id);
  if (month === undefined || current === undefined) return null;
  const previous = series.get(monthBefore)?.values.get(definition.id) ?? null;
  const change = previous === null ? null : splitChange(previous, current);
  const guard = change === null ? null : guardNote(definition, change);
  return {
    definition,
    current,
    previous,
    change,
    printedChange: change === null ? null : printChange(change),
    calendarEffect:
      change === null || previous === null
        ? null
        : calendarEffect(previous, current, { before: monthBefore, after: inputs.month }),
    verdict: verdictOf(reading, definition, current),
    guard,
    caveats: caveatsFor({ value: current, month, settings: inputs.settings, guard }),
  };
};

const nonProductionTarget = (inputs: KpiReportInputs): Target => {
  const [fallback] = defaultTargets.filter((target) => target.kpiId === 'P-4');
  const target = targetInForce(inputs.targets, 'P-4', inputs.month) ?? fallback;
  if (target === undefined) throw new RangeError('Rule P-4 has no default target.');
  return target;
};

const nonProductionRule = (reading: Reading): NonProductionRule => {
  const { inputs, series } = reading;
  const target = nonProductionTarget(inputs);
  const assess = (given: Series) => assessNonProductionRule(given, inputs.month, target, inputs.settings);
  const own = assess(series);
  const verdict = decide(reading, own.verdict, (scenario) => assess(scenario).verdict.status);
  const excludingCore = decide(
    reading,
    { ...own.verdict, status: own.excludingCore.status },
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

const growthRule = (reading: Reading): GrowthRule => {
  const { month, settings } = reading.inputs;
  const own = assessGrowthRule(reading.series, month, settings);
  if (own.status === 'not-applicable') return own;
  const unmappedOrOpen = decide(reading, plainVerdict(own.status, own.text), (series) => {
    const { status } = assessGrowthRule(series, month, settings);
    return status === 'not-applicable' ? 'not-computable' : status;
  });
  return { ...own, status: unmappedOrOpen.status, text: unmappedOrOpen.text };
};

/** Every KPI and rule of a month, from the report's inputs: values, exact splits of their change, verdicts and caveats. */
export const kpiReport = (inputs: KpiReportInputs): KpiReport => {
  const reading = read(inputs);
  const { series, context } = reading;
  const definitions = definitionsInForce(inputs.definitions, inputs.month);
  return {
    month: inputs.month,
    currency: series.get(inputs.month)?.inputs.currency ?? inputs.settings.currency,
    results: definitions.flatMap((definition) => resultOf(reading, definition) ?? []),
    rules: [growthRule(reading), assessSpotRule(series, inputs.month, inputs.settings), nonProductionRule(reading)],
    series,
    context,
  };
};
