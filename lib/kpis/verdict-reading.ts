import { addMonths, type Month, monthRange } from '../month/month';
import { type EvaluatedMonth, evaluateMonth } from './evaluate';
import type { KpiSettings } from './kpi-settings';
import type { MeasureContext } from './measures';
import { decideWithUnmapped, deferWhileOpen, type StatusVerdict } from './status';
import type { DataState, KpiDefinition, MonthInputs, Status, Target } from './types';
import { type UnmappedQuestion, unmappedScenarios } from './unmapped';
import { condenseMonth, unmappedNanos } from './unmapped-cost';

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

export type Series = ReadonlyMap<Month, EvaluatedMonth>;

/** The inputs, computed, and what verdicts ask of them again and again. */
export type Reading = {
  readonly inputs: KpiReportInputs;
  readonly series: Series;
  readonly context: MeasureContext;
  /** The months that verdicts look at, condensed; none when nothing in them is unmapped. */
  readonly openMonths: readonly MonthInputs[];
  readonly isOpen: boolean;
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

/** Computes every month of the inputs up to the report's, which is always there. */
export const readInputs = (inputs: KpiReportInputs): Reading => {
  const { month, settings, definitions, hasCostClassRules } = inputs;
  const given = inputs.months.filter((entry) => entry.month <= month);
  const months = given.some((entry) => entry.month === month)
    ? given
    : [...given, emptyMonth(month, settings.currency)];
  const context: MeasureContext = { settings, hasCostClassRules };
  const recent = months.filter((entry) => verdictMonths(month).has(entry.month));
  const hasUnmapped = recent.some(({ costs }) => costs?.some(({ environment }) => environment === 'unmapped'));
  return {
    inputs,
    context,
    series: new Map(months.map((entry) => [entry.month, evaluateMonth(entry, definitions, context)])),
    openMonths: hasUnmapped ? recent.map((entry) => condenseMonth(entry, settings)) : [],
    isOpen: inputs.states.some((state) => state.month === month && state.data === 'open'),
  };
};

/** Every way in which unmapped cost could be mapped, computed for the given definitions. */
const scenariosFor = (
  { inputs, context, openMonths }: Reading,
  question: UnmappedQuestion,
  definitions: readonly KpiDefinition[],
): Series[] => {
  const known = new Map<MonthInputs, EvaluatedMonth>();
  const evaluate = (month: MonthInputs): EvaluatedMonth => {
    const evaluated = known.get(month) ?? evaluateMonth(month, definitions, context);
    known.set(month, evaluated);
    return evaluated;
  };
  return unmappedScenarios(openMonths, question, inputs.settings).map(
    (scenario) => new Map(scenario.map((month) => [month.month, evaluate(month)])),
  );
};

/** The judged month's unmapped cost, or, when it has none, that of the months it is compared with. */
const decidingCost = ({ inputs, series }: Reading, { month, references }: UnmappedQuestion) => {
  const nanosIn = (asked: Month): bigint | null => {
    const evaluated = series.get(asked);
    return evaluated === undefined ? 0n : unmappedNanos(evaluated.inputs, inputs.settings);
  };
  const currency = series.get(month)?.inputs.currency ?? inputs.settings.currency;
  const own = nanosIn(month);
  if (own !== 0n || references.length === 0) return { nanos: own, currency, isCompared: false };
  const parts = references.map(nanosIn);
  const total = parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0n);
  return { nanos: total, currency, isCompared: true };
};

export type Question = UnmappedQuestion & { readonly definitions: readonly KpiDefinition[] };

/** A verdict together with what the scenarios of unmapped cost and an open month make of it. */
export const decide = (
  reading: Reading,
  own: StatusVerdict,
  question: Question,
  statusIn: (series: Series) => Status,
): StatusVerdict => {
  const outcomes = scenariosFor(reading, question, question.definitions).map(statusIn);
  return deferWhileOpen(decideWithUnmapped(own, outcomes, decidingCost(reading, question)), reading.isOpen);
};
