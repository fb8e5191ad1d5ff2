import { roundPartsTo } from '../../money/largest-remainder';
import {
  divide,
  fromInteger,
  isZero,
  multiply,
  type Rational,
  rational,
  subtract,
  sum,
  toScaled,
} from '../../money/rational';

type Value = Rational | null;

const unscale = (scaled: bigint, places: number): Rational => rational(scaled, 10n ** BigInt(places));

const areWithinReach = (parts: readonly Rational[], total: bigint): boolean => {
  const floors = parts.map(({ numerator, denominator }) => {
    const rest = ((numerator % denominator) + denominator) % denominator;
    return (numerator - rest) / denominator;
  });
  const missing = total - floors.reduce((whole, floor) => whole + floor, 0n);
  return missing >= 0n && missing <= BigInt(parts.length);
};

/**
 * A column's parts rounded to `places` so that they sum to their own rounded total (largest remainder).
 * The pinned part is rounded for itself, because another table prints it as its total; the others make up for it.
 */
export const roundColumn = (parts: readonly Value[], places: number, pinned: number | null = null): Value[] => {
  const scale = fromInteger(10n ** BigInt(places));
  const known = parts.flatMap((part, index) => (part === null ? [] : [{ index, scaled: multiply(part, scale) }]));
  const total = toScaled(sum(known.map(({ scaled }) => scaled)), 0);
  const fixed = known.find(({ index }) => index === pinned);
  const fixedScaled = fixed === undefined ? 0n : toScaled(fixed.scaled, 0);
  const others = known.filter((part) => part !== fixed);
  const isPinned =
    fixed !== undefined &&
    areWithinReach(
      others.map(({ scaled }) => scaled),
      total - fixedScaled,
    );
  const spread = isPinned ? others : known;
  const rounded = roundPartsTo(
    spread.map(({ scaled }) => scaled),
    isPinned ? total - fixedScaled : total,
  );
  const column: Value[] = parts.map(() => null);
  for (const [at, { index }] of spread.entries()) column[index] = unscale(rounded[at] ?? 0n, places);
  if (isPinned) column[fixed.index] = unscale(fixedScaled, places);
  return column;
};

/** The parts' shares of a total, exact; null without a total, or where it is zero. */
export const sharesOf = (parts: readonly Value[], total: Value): Value[] =>
  parts.map((part) => (part === null || total === null || isZero(total) ? null : divide(part, total)));

/** The same, rounded in percent to one decimal so that they sum to 100.0 when the parts make up the total. */
export const roundShares = (parts: readonly Value[], total: Value): Value[] => roundColumn(sharesOf(parts, total), 3);

/** after − before; null unless both are known. */
export const differenceOf = (before: Value, after: Value): Value =>
  before === null || after === null ? null : subtract(after, before);

/** The change as a fraction of what was before; null where nothing was, or it was negative. */
export const relativeChangeOf = (before: Value, after: Value): Value => {
  if (before === null || after === null || before.numerator <= 0n) return null;
  return divide(subtract(after, before), before);
};

/** The sum; null as soon as one part is unknown. */
export const totalOf = (parts: readonly Value[]): Value => {
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length ? null : sum(known);
};
