import type { Rational } from '../money/rational';
import { addMonths, type Month } from '../month/month';
import { type PrintedChange, printChange, splitChange } from './bridge';
import { type Caveat, caveatsFor } from './caveats';
import type { EvaluatedMonth } from './evaluate';
import { type GuardNote, guardNote } from './guard';
import { definitionsInForce } from './in-force';
import type { MeasureContext } from './measures';
import { assessSpotRule, type GrowthRule, type NonProductionRule, type SpotRule } from './rules';
import type { StatusVerdict } from './status';
import { calendarEffect } from './trend';
import type { KpiChange, KpiDefinition, KpiValue } from './types';
import { type KpiReportInputs, type Reading, readInputs } from './verdict-reading';
import { growthRule, kpiVerdict, nonProductionRule } from './verdicts';

export type { KpiReportInputs } from './verdict-reading';

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
    verdict: kpiVerdict(reading, definition, current),
    guard,
    caveats: caveatsFor({ value: current, month, settings: inputs.settings, guard }),
  };
};

/** Every KPI and rule of a month, from the report's inputs: values, exact splits of their change, verdicts and caveats. */
export const kpiReport = (inputs: KpiReportInputs): KpiReport => {
  const reading = readInputs(inputs);
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
