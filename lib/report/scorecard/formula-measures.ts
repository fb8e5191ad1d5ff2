import { formulaOf } from '../../kpis/evaluate';
import { measureDefinitions } from '../../kpis/measures';
import type { KpiDefinition, MeasureUnit } from '../../kpis/types';
import { type Rational, toDecimal, toExactDecimal } from '../../money/rational';
import type { Month } from '../../month/month';
import type { ReportContext } from '../context';
import type { Point } from '../figure';
import { formatCount, formatNumber } from '../format/numbers';
import type { MeasureSeries } from '../schema/scorecard';

/** A measure goes into formulas: it keeps every digit that it has, or 12 decimals where they have no end. */
const measurePoint = (month: Month, value: Rational | null, unit: MeasureUnit): Point => {
  if (value === null) return { month, exact: null, text: '–' };
  const exact = toExactDecimal(value) ?? toDecimal(value, 12);
  return { month, exact, text: unit === 'money' ? formatNumber(value, 2) : formatCount(value) };
};

const termsOf = ({ formula }: KpiDefinition): readonly string[] => formulaOf({ formula }).formula?.measureIds ?? [];

/** The measures that the formulas name, over 13 months, in the order of the registry of measures. */
export const formulaMeasures = (context: ReportContext): MeasureSeries[] => {
  const named = new Set(context.kpis.results.flatMap(({ definition }) => termsOf(definition)));
  return measureDefinitions
    .filter(({ id }) => named.has(id))
    .map(({ id, unit, description }) => ({
      id,
      unit: unit === 'money' ? 'money' : 'count',
      description,
      series: context.window.map((month) => measurePoint(month, context.measure(id, month)?.value ?? null, unit)),
    }));
};

/** The first of the 13 months from which on the KPI is computed by its present formula. */
export const formulaStart = (context: ReportContext, { id, formula }: KpiDefinition): Month => {
  const others = context.window.filter((month) => context.kpi(id, month)?.definition.formula !== formula);
  return context.window.find((month) => month > (others.at(-1) ?? '')) ?? context.month;
};
