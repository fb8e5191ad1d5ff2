import type { BridgePart } from '../../kpis/bridge-parts';
import { formulaOf } from '../../kpis/evaluate';
import type { KpiDefinition } from '../../kpis/types';
import { add, type Rational, subtract, sum } from '../../money/rational';
import type { ReportContext } from '../context';
import { type Figure, figure } from '../figure';
import { roundColumn } from '../format/columns';
import { type BridgeQuestion, type ChangeParts, restKey } from './bridge-parts';
import { type PartName, partName } from './cut-keys';
import { bridgePlaces, effectText, levelText } from './effect-words';
import type { BridgeRow } from './kpi-page';
import { partChangeText, partText, type SideUnit, sidePlaces, sideUnit } from './side-words';

type Levels = { readonly before: Rational; readonly after: Rational };

/** What the rows of one bridge share. */
export type RowsOf = {
  readonly context: ReportContext;
  readonly definition: KpiDefinition;
  readonly question: BridgeQuestion;
  readonly values: Levels;
};

export type BridgeRows = {
  readonly numerator: readonly BridgeRow[];
  readonly numeratorTotal: BridgeRow;
  readonly middle: Figure;
  readonly denominator: readonly BridgeRow[];
  readonly change: Figure;
  /** What each side did, as printed. */
  readonly printed: { readonly numerator: Rational; readonly denominator: Rational };
};

type Row = {
  readonly key: string;
  readonly name: PartName;
  readonly unit: SideUnit;
  readonly exact: BridgePart;
  readonly printed: Levels & { readonly effect: Rational };
};

const rowOf = ({ definition, question }: RowsOf, { key, name, unit, exact, printed }: Row): BridgeRow => {
  const { id } = definition;
  const at = (of: string, month: string) => ({
    id: `kpi.${id}.bridge.${key}.${of}`,
    source: { kind: 'kpi' as const, of: id, month },
  });
  const changeUnit = definition.unit === 'share' ? 'share-change' : definition.unit;
  return {
    ...{ key, ...name },
    before: figure({
      ...at('before', question.from),
      ...{ value: exact.before, unit, print: () => partText(printed.before, unit) },
    }),
    after: figure({
      ...at('after', question.to),
      ...{ value: exact.after, unit, print: () => partText(printed.after, unit) },
    }),
    change: figure({
      ...at('change', question.to),
      ...{ value: subtract(exact.after, exact.before), unit },
      print: () => partChangeText(subtract(printed.after, printed.before), unit),
    }),
    effect: figure({
      ...at('effect', question.to),
      ...{ value: exact.effect, unit: changeUnit, print: () => effectText(printed.effect, definition.unit) },
    }),
  };
};

const nothing: PartName = { label: '', short: '', costType: null };

const nameOf = ({ context, definition }: RowsOf, key: string, side: 'numerator' | 'denominator'): PartName => {
  if (side === 'numerator' && key === restKey) {
    return { label: 'All smaller parts', short: 'Smaller parts', costType: 'other' };
  }
  const label = side === 'numerator' ? definition.numeratorLabel : definition.denominatorLabel;
  return partName(context, key, label);
};

/** Short names that two parts would share say more: `Test EBS`, `Dev EBS`. */
const apart = (names: readonly PartName[]): PartName[] =>
  names.some(({ short }, index) => names.findIndex((other) => other.short === short) !== index)
    ? names.map((name) => ({ ...name, short: name.label.replace(' · ', ' ') }))
    : [...names];

const rounded = (values: readonly Rational[], places: number): Rational[] =>
  roundColumn(values, places).map((value, index) => value ?? values[index] ?? { numerator: 0n, denominator: 1n });

/** The effects as printed: with the first month's printed value they add up to the second's. */
const printedEffects = (parts: readonly BridgePart[], { before }: Levels, places: number): Rational[] => {
  const all = [before, ...parts.map(({ effect }) => effect)];
  const [, ...effects] = roundColumn(all, places, 0);
  return effects.map((effect, index) => effect ?? all[index + 1] ?? before);
};

const sideRows = (
  of: RowsOf,
  side: 'numerator' | 'denominator',
  parts: readonly BridgePart[],
  effects: readonly Rational[],
): Row[] => {
  const { formula } = formulaOf(of.definition);
  const unit = sideUnit((side === 'numerator' ? formula?.numerator : formula?.denominator) ?? null);
  const [before, after] = [
    rounded(
      parts.map((part) => part.before),
      sidePlaces(unit),
    ),
    rounded(
      parts.map((part) => part.after),
      sidePlaces(unit),
    ),
  ];
  const names = apart(parts.map(({ key }) => nameOf(of, key, side)));
  return parts.map((exact, index) => ({
    ...{ key: `${side}.${index}`, name: names[index] ?? nothing, unit, exact },
    printed: {
      before: before[index] ?? exact.before,
      after: after[index] ?? exact.after,
      effect: effects[index] ?? exact.effect,
    },
  }));
};

const totalRow = (of: RowsOf, rows: readonly Row[]): Row => {
  const over = (pick: (row: Row) => Rational): Rational => sum(rows.map(pick));
  return {
    ...{ key: 'numerator', unit: rows[0]?.unit ?? 'ratio', name: { ...nothing, label: of.definition.numeratorLabel } },
    exact: {
      key: 'numerator',
      before: over(({ exact }) => exact.before),
      after: over(({ exact }) => exact.after),
      effect: over(({ exact }) => exact.effect),
    },
    printed: {
      before: over(({ printed }) => printed.before),
      after: over(({ printed }) => printed.after),
      effect: over(({ printed }) => printed.effect),
    },
  };
};

/** A change's parts as rows whose printed effects sum to the printed change, and whose printed costs to their totals. */
export const bridgeRows = (of: RowsOf, { numerator, denominator }: ChangeParts): BridgeRows => {
  const { definition, question, values } = of;
  const { id, unit } = definition;
  const places = bridgePlaces[unit];
  const effects = printedEffects([...numerator, ...denominator], values, places);
  const top = sideRows(of, 'numerator', numerator, effects.slice(0, numerator.length));
  const bottom = sideRows(of, 'denominator', denominator, effects.slice(numerator.length));
  const total = totalRow(of, top);
  const [start = values.before] = roundColumn([values.before], places);
  const source = { kind: 'kpi' as const, of: id, month: question.to };
  return {
    numerator: top.map((row) => rowOf(of, row)),
    numeratorTotal: rowOf(of, total),
    middle: figure({
      ...{ id: `kpi.${id}.bridge.middle`, unit, source },
      value: add(values.before, total.exact.effect),
      print: () => levelText(add(start ?? values.before, total.printed.effect), unit),
    }),
    denominator: bottom.map((row) => rowOf(of, row)),
    change: figure({
      ...{ id: `kpi.${id}.bridge.change`, source },
      unit: unit === 'share' ? 'share-change' : unit,
      value: subtract(values.after, values.before),
      print: () => effectText(sum(effects), unit),
    }),
    printed: {
      numerator: total.printed.effect,
      denominator: sum(bottom.map(({ printed }) => printed.effect)),
    },
  };
};
