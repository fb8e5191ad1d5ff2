import { seriesBreaks } from '../../kpis/breaks';
import { formatKpiValue } from '../../kpis/format';
import { formatKpiChange, roundChange } from '../../kpis/format-change';
import type { KpiResult } from '../../kpis/kpi-report';
import type { KpiUnit } from '../../kpis/types';
import { absolute, divide, isZero, type Rational } from '../../money/rational';
import { type Month, monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { type Figure, type FigureReason, type FigureUnit, figure, point } from '../figure';
import { formatRelativeChange } from '../format/numbers';
import { changeReason } from '../reasons';
import type { KpiCard, SplitPart } from '../schema/scorecard';
import { formulaStart } from './formula-measures';
import { judgementOf } from './judgement';
import { missingInput } from './missing-input';

const levelUnit = (unit: KpiUnit): FigureUnit => unit;
const changeUnit = (unit: KpiUnit): FigureUnit => (unit === 'share' ? 'share-change' : unit);

const valueFigure = (context: ReportContext, result: KpiResult, month: Month, part: 'value' | 'previous'): Figure => {
  const kpi = part === 'value' ? result.current : result.previous;
  return figure({
    id: `scorecard.${result.definition.id}.${part}`,
    value: kpi?.value ?? null,
    unit: levelUnit(result.definition.unit),
    source: { kind: 'kpi', of: result.definition.id, month },
    print: (value) => formatKpiValue(value, result.definition.unit, context.currency),
    reason: kpi?.reason ?? { code: 'no-previous', text: `There is no figure for ${monthName(month)}.` },
  });
};

const noChangeReason = (context: ReportContext, result: KpiResult): FigureReason =>
  changeReason(context) ??
  result.current.reason ??
  result.previous?.reason ?? { code: 'not-comparable', text: 'The two months have different definitions.' };

const changeFigure = (
  context: ReportContext,
  result: KpiResult,
  of: string,
  value: Rational | null,
  shown: Rational | null,
): Figure =>
  figure({
    id: `scorecard.${result.definition.id}.${of}`,
    value,
    unit: changeUnit(result.definition.unit),
    source: { kind: 'kpi', of: result.definition.id, month: context.month },
    print: (exact) => formatKpiChange(shown ?? exact, result.definition.unit, context.currency),
    reason: noChangeReason(context, result),
  });

const splitOf = (context: ReportContext, result: KpiResult): KpiCard['split'] => {
  if (result.change === null || context.isPartial) return null;
  const { numeratorLabel, denominatorLabel, unit } = result.definition;
  const printed = roundChange(result.change, unit);
  const part = (label: string, of: string, effect: Rational, shown: Rational): SplitPart => ({
    label,
    effect: changeFigure(context, result, of, effect, shown),
  });
  return {
    numerator: part(numeratorLabel, 'numerator-effect', result.change.numeratorEffect, printed.numeratorEffect),
    denominator: part(
      denominatorLabel,
      'denominator-effect',
      result.change.denominatorEffect,
      printed.denominatorEffect,
    ),
  };
};

const directionOf = (result: KpiResult, change: Figure): KpiCard['direction'] => {
  // What prints as no change is neither better nor worse.
  if (result.change === null || change.exact === null || !/[1-9]/.test(change.text)) return null;
  const { better } = result.definition;
  if (better === 'none') return 'neutral';
  const isLower = result.change.change.numerator < 0n;
  return isLower === (better === 'lower') ? 'better' : 'worse';
};

const shareReason: FigureReason = { code: 'share', text: 'A share changes in percentage points.' };

const relativeFigure = (context: ReportContext, result: KpiResult): Figure => {
  const before = result.previous?.value ?? null;
  const isShare = result.definition.unit === 'share';
  const isRelative = !isShare && before !== null && !isZero(before) && !context.isPartial;
  return figure({
    id: `scorecard.${result.definition.id}.relative-change`,
    value: result.change === null || !isRelative ? null : divide(result.change.change, absolute(before)),
    unit: 'relative-change',
    source: { kind: 'kpi', of: result.definition.id, month: context.month },
    print: formatRelativeChange,
    reason: isShare && result.change !== null && !context.isPartial ? shareReason : noChangeReason(context, result),
  });
};

/** The last month in the window from which on the series is not comparable with what came before. */
const breakMonthOf = (context: ReportContext, { definition }: KpiResult): Month | null => {
  const months = context.window.map((month) => ({ month, kpi: context.kpi(definition.id, month) }));
  return seriesBreaks(months, context.inputs.settings.hibernationStartMonth).at(-1)?.month ?? null;
};

/** What is said elsewhere is left out, and which side moved a KPI whose change prints as nothing. */
const caveatsOf = ({ caveats }: KpiResult, direction: KpiCard['direction']): KpiCard['caveats'] =>
  caveats.filter(({ id }) => id !== 'not-computable' && (id !== 'other-side' || direction !== null));

/** One KPI's place on the scorecard. */
export const kpiCard = (context: ReportContext, result: KpiResult): KpiCard => {
  const { definition } = result;
  const exactChange = context.isPartial ? null : (result.change?.change ?? null);
  const change = changeFigure(context, result, 'change', exactChange, null);
  const unit = levelUnit(definition.unit);
  const direction = directionOf(result, change);
  return {
    id: definition.id,
    name: definition.name,
    description: definition.description,
    group: definition.group,
    unit: definition.unit,
    formula: definition.formula,
    formulaStart: formulaStart(context, definition),
    value: valueFigure(context, result, context.month, 'value'),
    previous: valueFigure(context, result, context.previousMonth, 'previous'),
    change,
    relativeChange: relativeFigure(context, result),
    direction,
    series: context.window.map((month) =>
      point(month, context.kpi(definition.id, month)?.value ?? null, unit, (value) =>
        formatKpiValue(value, definition.unit, context.currency),
      ),
    ),
    breakMonth: breakMonthOf(context, result),
    ...judgementOf(context, result),
    split: splitOf(context, result),
    calendar:
      result.calendarEffect === null || context.isPartial
        ? null
        : changeFigure(context, result, 'calendar', result.calendarEffect, null),
    caveats: caveatsOf(result, direction),
    missing: missingInput(result.current.reason),
  };
};
