import { roundParts } from '../money/largest-remainder';
import { add, divide, isZero, multiply, one, type Rational, subtract, toDecimal } from '../money/rational';
import type { KpiChange, KpiValue } from './types';

/** Decimal places of a KPI's value, change and effects. */
export const KPI_PLACES = 12;

type Sides = { readonly numerator: Rational; readonly denominator: Rational; readonly value: Rational };

const sidesOf = ({ value, numerator, denominator }: KpiValue): Sides | null =>
  value === null || numerator === null || denominator === null || isZero(denominator)
    ? null
    : { value, numerator, denominator };

/** The sides of both months; null unless both are computable and their formula is the same. */
export const comparableSides = (before: KpiValue, after: KpiValue): { before: Sides; after: Sides } | null => {
  if (before.definition.formula !== after.definition.formula) return null;
  const [from, to] = [sidesOf(before), sidesOf(after)];
  return from === null || to === null ? null : { before: from, after: to };
};

/** What the numerator's change alone does, at the old denominator: (N1 − N0) / D0. */
export const numeratorEffectOf = (change: Rational, denominatorBefore: Rational): Rational =>
  divide(change, denominatorBefore);

/** What a denominator's change does, at the new numerator: N1 · (1/D1 − 1/D0). */
export const denominatorEffectOf = (numeratorAfter: Rational, from: Rational, to: Rational): Rational =>
  multiply(numeratorAfter, subtract(divide(one, to), divide(one, from)));

/**
 * A KPI's change cut exactly in two: the numerator first, at the old denominator, then the denominator (kpis.md).
 * Null when either month is not computable or the formulas differ.
 */
export const splitChange = (before: KpiValue, after: KpiValue): KpiChange | null => {
  const sides = comparableSides(before, after);
  if (sides === null) return null;
  const { numerator, denominator, value } = sides.after;
  const numeratorEffect = numeratorEffectOf(subtract(numerator, sides.before.numerator), sides.before.denominator);
  const denominatorEffect = denominatorEffectOf(numerator, sides.before.denominator, denominator);
  return { change: subtract(value, sides.before.value), numeratorEffect, denominatorEffect };
};

export type PrintedChange = {
  readonly change: string;
  readonly numeratorEffect: string;
  readonly denominatorEffect: string;
};

/** A change as decimals to `places` places (12 unless told) whose printed effects sum to the printed change. */
export const printChange = (change: KpiChange, places = KPI_PLACES): PrintedChange => {
  const [numeratorEffect = '', denominatorEffect = ''] = roundParts(
    [change.numeratorEffect, change.denominatorEffect],
    places,
  );
  const total = add(change.numeratorEffect, change.denominatorEffect);
  return { change: toDecimal(total, places), numeratorEffect, denominatorEffect };
};
