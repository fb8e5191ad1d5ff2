import { formatMoney, formatShare, groupDigits } from '../kpis/format';
import { formatPoints } from '../kpis/format-change';
import { roundParts } from '../money/largest-remainder';
import { equals, type Rational, sum, toDecimal, toExactDecimal } from '../money/rational';
import type { Month } from '../month/month';
import { roundColumn } from '../report/format/columns';
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

const MONEY_PLACES = 2;
const isMoney = ({ unit }: Line): boolean => unit === 'money' || unit === 'money-per-workspace';

/** Money rounded so that the printed parts sum to their printed total; everything else as it is. */
const printedTexts = (lines: readonly Line[], { currency, adds }: Printing): string[] => {
  const places = lines[0]?.places ?? MONEY_PLACES;
  const values = lines.map(({ value }) => value);
  const rounded = adds && lines.every(isMoney) ? roundColumn(values, places) : values;
  return lines.map((line, at) => {
    const value = rounded[at] ?? null;
    if (value === null) return '–';
    return isMoney(line) ? formatMoney(value, currency, places) : printValue(value, line.unit, currency);
  });
};

/** Lines as the parts of a level: each value exact and printed. */
export const printLines = (lines: readonly Line[], printing: Printing): ExplainedPart[] => {
  const known = lines.flatMap(({ value }) => value ?? []);
  const exact = (printing.adds ? exactParts(known) : known.map(exactValue)).values();
  const texts = printedTexts(lines, printing);
  return lines.map(({ label, note = null, value, of }, at) => ({
    label,
    note,
    exact: value === null ? null : (exact.next().value ?? null),
    text: texts[at] ?? '–',
    of: of === null ? null : refText({ ...of, month: null }),
    month: of?.month ?? printing.month,
  }));
};

/** Whether lines sum to a whole, exactly; null where one is not known. */
export const checkLines = (lines: readonly Line[], whole: Rational | null): SumCheck | null => {
  const known = lines.flatMap(({ value }) => value ?? []);
  if (known.length < lines.length) return null;
  const total = sum(known);
  return { exact: exactValue(total), isEqual: whole !== null && equals(total, whole) };
};
