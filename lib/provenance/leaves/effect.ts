import { splitChange } from '../../kpis/bridge';
import {
  type BridgeMonths,
  type BridgePart,
  denominatorPopulations,
  splitDenominatorEffect,
  splitNumeratorEffect,
} from '../../kpis/bridge-parts';
import { measureDefinition } from '../../kpis/measures';
import type { CostCell } from '../../kpis/types';
import { type Month, monthName } from '../../month/month';
import { environmentNames } from '../../report/environments';
import type { FigureUnit } from '../../report/schema/figure';
import type { Leaf, Line } from '../leaf';
import { measureLabel } from '../measure-label';
import type { Explained } from '../month-view';
import { printValue } from '../print-value';
import type { Question } from '../question';
import { costRef, measureRef, sumRef } from '../refs';

type Effect = Extract<Question, { readonly kind: 'effect' }>;

const SEPARATOR = '\n';
const EFFECT_PLACES = 3;
const keyOf = ({ environment, service }: CostCell): string => [environment, service].join(SEPARATOR);

const costLine = (part: BridgePart, from: Month, unit: FigureUnit): Line => {
  const [environment = '', service] = part.key.split(SEPARATOR);
  const known = Object.entries(environmentNames).find(([id]) => id === environment);
  if (service === undefined || known === undefined) {
    const of = sumRef([measureRef(part.key)], [measureRef(part.key, from)]);
    return { label: measureLabel(part.key), value: part.effect, unit, places: EFFECT_PLACES, of };
  }
  const filter = { environment: known[0] as CostCell['environment'], service };
  const of = sumRef([costRef(filter)], [costRef(filter, from)]);
  return { label: `${known[1]}, ${service}`, value: part.effect, unit, places: EFFECT_PLACES, of };
};

const populationLine = (part: BridgePart, from: Month, unit: FigureUnit): Line => {
  const definition = measureDefinition(part.key);
  return {
    label: definition === null ? 'The rest of the denominator' : measureLabel(part.key),
    ...{ value: part.effect, unit, places: EFFECT_PLACES },
    of: definition === null ? null : sumRef([measureRef(part.key)], [measureRef(part.key, from)]),
  };
};

const monthsOf = ({ context }: Explained, from: Month): BridgeMonths | null => {
  const [before, after] = [context.kpis.series.get(from), context.kpis.series.get(context.month)];
  return before === undefined || after === undefined ? null : { before, after };
};

const partsOf = (view: Explained, months: BridgeMonths, { id, side }: Effect): readonly BridgePart[] | null => {
  const [before, after] = [months.before.values.get(id), months.after.values.get(id)];
  if (before === undefined || after === undefined) return null;
  const { settings, hasCostClassRules } = view.inputs;
  if (side === 'numerator') return splitNumeratorEffect(months, id, keyOf, { settings, hasCostClassRules });
  const populations = denominatorPopulations(months, id);
  return populations === null ? null : splitDenominatorEffect(before, after, populations);
};

const words: Readonly<Record<Effect['side'], string>> = {
  numerator: 'What the change of the numerator alone does, at the old denominator: (N1 − N0) ÷ D0.',
  denominator: 'What the change of the denominator then does, at the new numerator: N1 × (1 ÷ D1 − 1 ÷ D0).',
};

/** What one side of a KPI's formula did to it, by environment and service, or by population (kpis.md, the bridge). */
export const effectLeaf = (view: Explained, question: Effect): Leaf => {
  const { id, side, from } = question;
  const [months, kpi] = [monthsOf(view, from), view.kpis.get(id)];
  const [before, after] = [months?.before.values.get(id), months?.after.values.get(id)];
  const change = before === undefined || after === undefined ? null : splitChange(before, after);
  const unit: FigureUnit = kpi?.definition.unit === 'share' ? 'share-change' : (kpi?.definition.unit ?? 'ratio');
  const value = change === null ? null : side === 'numerator' ? change.numeratorEffect : change.denominatorEffect;
  const parts = months === null || change === null ? null : partsOf(view, months, question);
  const toLine = side === 'numerator' ? costLine : populationLine;
  const sides = [before?.[side], after?.[side]].map((one) =>
    one === null || one === undefined
      ? '–'
      : printValue(one, one.denominator === 1n ? 'count' : 'ratio', view.currency),
  );
  return {
    label: `${id}, effect of its ${side} since ${monthName(from)}`,
    ...{ value, unit, reason: change === null ? 'The two months can not be compared.' : null },
    formula: { text: words[side], values: `${side} from ${sides[0]} to ${sides[1]}` },
    ...(parts === null
      ? {}
      : { partsBy: 'part' as const, adds: true, lines: () => parts.map((part) => toLine(part, from, unit)) }),
  };
};
