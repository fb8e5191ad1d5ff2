import { add, fromNanos, isZero, multiply, type Rational, subtract, sum, zero } from '../money/rational';
import { comparableSides, denominatorEffectOf, numeratorEffectOf } from './bridge';
import { kpiCells } from './cost-groups';
import { type EvaluatedMonth, formulaOf } from './evaluate';
import { type LinearTerms, linearTerms } from './formula/linear-terms';
import { isSelected, type MeasureContext, measureDefinition } from './measures';
import type { CostCell, KpiValue, Measures } from './types';

/** One part of an effect: what it was, what it is, and what its change does to the KPI. */
export type BridgePart = {
  readonly key: string;
  readonly before: Rational;
  readonly after: Rational;
  readonly effect: Rational;
};

type Amounts = Map<string, Rational>;

const addTo = (amounts: Amounts, key: string, amount: Rational): void => {
  amounts.set(key, add(amounts.get(key) ?? zero, amount));
};

const costAmounts = (
  amounts: Amounts,
  terms: LinearTerms,
  cells: readonly CostCell[],
  keyOf: (cell: CostCell) => string,
) => {
  const nanosByKey = new Map<string, Map<string, bigint>>();
  const selections = [...terms.coefficients].flatMap(([id]) => {
    const source = measureDefinition(id)?.source;
    return source?.kind === 'cost' ? [{ id, selection: source.selection }] : [];
  });
  for (const cell of cells) {
    for (const { id, selection } of selections) {
      if (!isSelected(selection, cell)) continue;
      const byKey = nanosByKey.get(id) ?? new Map<string, bigint>();
      const key = keyOf(cell);
      nanosByKey.set(id, byKey.set(key, (byKey.get(key) ?? 0n) + (cell.nanos ?? 0n)));
    }
  }
  for (const [id, byKey] of nanosByKey) {
    const coefficient = terms.coefficients.get(id) ?? zero;
    for (const [key, nanos] of byKey) addTo(amounts, key, multiply(coefficient, fromNanos(nanos)));
  }
};

const otherAmounts = (amounts: Amounts, terms: LinearTerms, measures: Measures): void => {
  for (const [id, coefficient] of terms.coefficients) {
    const value = measures.get(id)?.value ?? null;
    if (measureDefinition(id)?.source.kind !== 'cost' && value !== null)
      addTo(amounts, id, multiply(coefficient, value));
  }
};

const amountsOf = (
  month: EvaluatedMonth,
  terms: LinearTerms,
  keyOf: (cell: CostCell) => string,
  context: MeasureContext,
): Amounts => {
  const amounts: Amounts = new Map();
  costAmounts(amounts, terms, kpiCells(month.inputs.costs ?? [], context.settings), keyOf);
  otherAmounts(amounts, terms, month.measures);
  return amounts;
};

const keysOf = (a: Amounts, b: Amounts): string[] => [...new Set([...a.keys(), ...b.keys()])].sort();

export type BridgeMonths = { readonly before: EvaluatedMonth; readonly after: EvaluatedMonth };

const valuesOf = ({ before, after }: BridgeMonths, kpiId: string): [KpiValue, KpiValue] | null => {
  const [from, to] = [before.values.get(kpiId), after.values.get(kpiId)];
  return from === undefined || to === undefined ? null : [from, to];
};

/**
 * The numerator effect by any key of a cost cell, without remainder, in the keys' order; a count in the numerator
 * is a part named by its measure. Null when the change cannot be split, or the numerator is not linear.
 */
export const splitNumeratorEffect = (
  months: BridgeMonths,
  kpiId: string,
  keyOf: (cell: CostCell) => string,
  context: MeasureContext,
): BridgePart[] | null => {
  const values = valuesOf(months, kpiId);
  const sides = values === null ? null : comparableSides(...values);
  const formula = values === null ? null : formulaOf(values[1].definition).formula;
  const terms = formula === null ? null : linearTerms(formula.numerator);
  if (sides === null || terms === null) return null;
  const from = amountsOf(months.before, terms, keyOf, context);
  const to = amountsOf(months.after, terms, keyOf, context);
  return keysOf(from, to).map((key) => {
    const [before, after] = [from.get(key) ?? zero, to.get(key) ?? zero];
    return { key, before, after, effect: numeratorEffectOf(subtract(after, before), sides.before.denominator) };
  });
};

export type Population = { readonly key: string; readonly before: Rational; readonly after: Rational };

const matches = (populations: readonly Population[], from: Rational, to: Rational): boolean =>
  isZero(subtract(sum(populations.map((part) => part.before)), from)) &&
  isZero(subtract(sum(populations.map((part) => part.after)), to));

const wholeKey = (value: KpiValue): string => {
  const node = formulaOf(value.definition).formula?.denominator ?? null;
  return node?.kind === 'measure' ? node.id : 'denominator';
};

/**
 * The denominator effect by the populations that make up the denominator, changed one after the other in their order,
 * without remainder; as one whole part when the denominator would pass through zero on the way.
 * Null when the change cannot be split, or the populations do not sum to the denominators.
 */
export const splitDenominatorEffect = (
  before: KpiValue,
  after: KpiValue,
  populations: readonly Population[],
): BridgePart[] | null => {
  const sides = comparableSides(before, after);
  if (sides === null || !matches(populations, sides.before.denominator, sides.after.denominator)) return null;
  const parts: BridgePart[] = [];
  let from = sides.before.denominator;
  for (const population of populations) {
    const to = add(from, subtract(population.after, population.before));
    if (isZero(to)) {
      const [start, end] = [sides.before.denominator, sides.after.denominator];
      const effect = denominatorEffectOf(sides.after.numerator, start, end);
      return [{ key: wholeKey(after), before: start, after: end, effect }];
    }
    parts.push({ ...population, effect: denominatorEffectOf(sides.after.numerator, from, to) });
    from = to;
  }
  return parts;
};

const populationMeasures: Readonly<Record<string, readonly string[]>> = {
  'workspaces.total': ['workspaces.active', 'workspaces.hibernated'],
  'workspaces.freemium': ['workspaces.freemiumActive'],
  'cost.total': [
    'cost.production',
    'cost.core',
    'cost.test',
    'cost.dev',
    'cost.staging',
    'cost.shared',
    'cost.unmapped',
  ],
};

const restKeys: Readonly<Record<string, string>> = { 'workspaces.freemium': 'workspaces.freemiumHibernated' };

/** The populations of a KPI's denominator by state or environment, in order; the denominator itself when it has no parts. */
export const denominatorPopulations = (months: BridgeMonths, kpiId: string): Population[] | null => {
  const values = valuesOf(months, kpiId);
  if (values === null) return null;
  const sides = comparableSides(...values);
  const node = formulaOf(values[1].definition).formula?.denominator ?? null;
  if (sides === null || node === null) return null;
  const id = node.kind === 'measure' ? node.id : null;
  const whole = { key: wholeKey(values[1]), before: sides.before.denominator, after: sides.after.denominator };
  const parts = (id === null ? [] : (populationMeasures[id] ?? [])).map((key) => ({
    key,
    before: months.before.measures.get(key)?.value ?? zero,
    after: months.after.measures.get(key)?.value ?? zero,
  }));
  const rest: Population = {
    key: restKeys[id ?? ''] ?? 'rest',
    before: subtract(whole.before, sum(parts.map((part) => part.before))),
    after: subtract(whole.after, sum(parts.map((part) => part.after))),
  };
  if (parts.length === 0) return [whole];
  return isZero(rest.before) && isZero(rest.after) ? parts : [...parts, rest];
};
