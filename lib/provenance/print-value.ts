import { formatMoney, formatShare, groupDigits } from '../kpis/format';
import { formatPoints } from '../kpis/format-change';
import { roundParts } from '../money/largest-remainder';
import { equals, type Rational, sum, toDecimal, toExactDecimal } from '../money/rational';
import type { Month } from '../month/month';
import { formatRelativeChange } from '../report/format/numbers';
import type { FigureUnit } from '../report/schema/figure';
import type { ExplainedPart, SumCheck } from './explanation';
import type { Line } from './leaf';
import { refText } from './question';

const PLACES = 12;

/** A value as an explanation prints it: money to the cent. */
export const printValue = (value: Rational, unit: FigureUnit, currency: string): string => {
  if (unit === 'money' || unit === 'money-per-workspace') return formatMoney(value, currency, 2);
  if (unit === 'share') return formatShare(value);
  if (unit === 'share-change') return formatPoints(value);
  if (unit === 'relative-change') return formatRelativeChange(value);
  if (unit === 'ratio') return groupDigits(toDecimal(value, 2));
  return groupDigits(toExactDecimal(value) ?? toDecimal(value, 2));
};

/** All of its decimals where they end, else twelve of them. */
export const exactValue = (value: Rational): string => toExactDecimal(value) ?? toDecimal(value, PLACES);

/** Twelve decimals that sum to the whole's twelve, where a part's own do not end. */
const exactParts = (values: readonly Rational[]): string[] =>
  values.every((value) => toExactDecimal(value) !== null) ? values.map(exactValue) : roundParts(values, PLACES);

type Printing = {
  readonly currency: string;
  readonly month: Month;
  /** Whether the parts are to sum to their whole as they are printed. */
  readonly adds: boolean;
};

/** Lines as the parts of a level: each value exact and printed. */
export const printLines = (lines: readonly Line[], { currency, month, adds }: Printing): ExplainedPart[] => {
  const known = lines.flatMap(({ value }) => value ?? []);
  const exact = (adds ? exactParts(known) : known.map(exactValue)).values();
  return lines.map(({ label, note = null, value, unit, of }) => ({
    label,
    note,
    exact: value === null ? null : (exact.next().value ?? null),
    text: value === null ? '–' : printValue(value, unit, currency),
    of: of === null ? null : refText({ ...of, month: null }),
    month: of?.month ?? month,
  }));
};

/** Whether lines sum to a whole, exactly; null where one is not known. */
export const checkLines = (lines: readonly Line[], whole: Rational | null): SumCheck | null => {
  const known = lines.flatMap(({ value }) => value ?? []);
  if (known.length < lines.length) return null;
  const total = sum(known);
  return { exact: exactValue(total), isEqual: whole !== null && equals(total, whole) };
};
