import { formulaOf } from '../../kpis/evaluate';
import type { KpiDefinition, KpiValue } from '../../kpis/types';
import { absolute, compare, isNegative, isZero, type Rational, toDecimal } from '../../money/rational';
import { addMonths, type Month, monthName } from '../../month/month';
import type { ReportContext } from '../context';
import { figure } from '../figure';
import { monthWord, startSentence } from '../format/words';
import { type BridgeQuestion, changeParts } from './bridge-parts';
import { type BridgeRows, bridgeRows } from './bridge-rows';
import { bridgeUnit, effectSize, levelText } from './effect-words';
import type { KpiBridge } from './kpi-page';
import { sideUnit } from './side-words';

type Asked = { readonly from?: Month | null; readonly to?: Month | null; readonly cut?: BridgeQuestion['cut'] };

/** The newest month that can be compared: a month under way is not. */
const newestWhole = (context: ReportContext): Month => (context.isPartial ? context.previousMonth : context.month);

/** The two months asked for in their order; by default the newest whole month against the one before. */
export const bridgeQuestion = (context: ReportContext, { from, to, cut = 'type' }: Asked): BridgeQuestion => {
  const known = (month: Month | null | undefined): Month | null =>
    month != null && context.kpis.series.has(month) ? month : null;
  const end = known(to) ?? newestWhole(context);
  const start = known(from) ?? addMonths(end, -1);
  const [first = start, last = end] = [start, end].sort();
  return { from: first, to: last, cut };
};

const reasonOf = (context: ReportContext, from: KpiValue | null, to: KpiValue | null, at: BridgeQuestion): string => {
  if (at.from === at.to) return 'Choose two different months.';
  if (context.isPartial && at.to === context.month)
    return 'The month is still open: a part of a month is not compared with whole ones.';
  if (from === null) return `It is not defined in ${monthName(at.from)}.`;
  if (to === null) return `It is not defined in ${monthName(at.to)}.`;
  if (from.value === null) return from.reason?.text ?? `It has no value in ${monthName(at.from)}.`;
  if (to.value === null) return to.reason?.text ?? `It has no value in ${monthName(at.to)}.`;
  return `The two months have different definitions: ${from.definition.formula} until then, ${to.definition.formula} now.`;
};

const noteOf = (definition: KpiDefinition, { from }: BridgeQuestion, hasDenominator: boolean): string => {
  if (!hasDenominator) return 'The parts of the formula, one after the other';
  const isCount = sideUnit(formulaOf(definition).formula?.denominator ?? null) === 'count';
  const what = isCount ? 'count' : definition.denominatorLabel.toLowerCase();
  const first = startSentence(definition.numeratorLabel.toLowerCase());
  return `${first} first, at ${monthWord(from)}’s ${what}, then the ${what} changes`;
};

const sideMoved = (label: string, effect: Rational, { unit }: KpiDefinition, currency: string): string => {
  if (isZero(effect)) return `${label} changed nothing`;
  return `${label} ${isNegative(effect) ? 'took off' : 'added'} ${effectSize(effect, unit, currency)}`;
};

/** What each side did to the KPI, the larger effect first. */
const findingOf = (context: ReportContext, definition: KpiDefinition, rows: BridgeRows): string => {
  const sides = [
    { label: definition.numeratorLabel, effect: rows.printed.numerator },
    ...(rows.denominator.length === 0
      ? []
      : [{ label: definition.denominatorLabel, effect: rows.printed.denominator }]),
  ].sort((a, b) => compare(absolute(b.effect), absolute(a.effect)));
  const texts = sides.map(({ label, effect }, index) =>
    sideMoved(index === 0 ? label : label.toLowerCase(), effect, definition, context.currency),
  );
  return texts.join('; ');
};

const levelFigure = (kpi: KpiValue | null, of: KpiDefinition, month: Month, part: string) =>
  figure({
    id: `kpi.${of.id}.bridge.${part}`,
    value: kpi?.value ?? null,
    unit: of.unit,
    source: { kind: 'kpi', of: of.id, month },
    print: (value) => levelText(value, of.unit),
    reason: kpi?.reason ?? { code: 'not-defined', text: `There is no figure for ${monthName(month)}.` },
  });

const noRows = { numerator: [], numeratorTotal: null, middle: null, denominator: [] } as const;

/** A KPI's change between two months, as rows, or why it can not be cut. */
export const bridgeOf = (
  context: ReportContext,
  definition: KpiDefinition,
  asked: Asked,
  limit: Rational | null,
): KpiBridge => {
  const question = bridgeQuestion(context, asked);
  const [from, to] = [context.kpi(definition.id, question.from), context.kpi(definition.id, question.to)];
  const isPart = context.isPartial && question.to === context.month;
  const parts = isPart || question.from === question.to ? null : changeParts(context, definition.id, question);
  const levels = {
    start: levelFigure(from, definition, question.from, 'start'),
    end: levelFigure(to, definition, question.to, 'end'),
  };
  const base = {
    ...question,
    ...levels,
    months: [...context.kpis.series.keys()].sort(),
    unitText: bridgeUnit(definition.unit, context.currency),
    limit: limit === null ? null : { exact: toDecimal(limit, 12), text: levelText(limit, definition.unit) },
  };
  if (parts === null || from?.value == null || to?.value == null) {
    const reason = reasonOf(context, from, to, question);
    return { ...base, ...noRows, reason, change: levels.end, finding: 'This change can’t be cut into parts', note: '' };
  }
  const values = { before: from.value, after: to.value };
  const rows = bridgeRows({ context, definition, question, values }, parts);
  const { numerator, numeratorTotal, middle, denominator, change } = rows;
  return {
    ...base,
    ...{ numerator, numeratorTotal, middle, denominator, change, reason: null },
    finding: findingOf(context, definition, rows),
    note: noteOf(definition, question, denominator.length > 0),
  };
};
