import type { NumberFormatId } from './view-types';

/** Each format by one and the same number. */
export const numberFormatNames: Readonly<Record<NumberFormatId, string>> = {
  plain: '1234.56',
  'comma-thousands': '1,234.56',
  'point-thousands': '1.234,56',
};

const patterns: readonly (readonly [NumberFormatId, RegExp])[] = [
  ['comma-thousands', /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/],
  ['point-thousands', /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/],
];

/** How a table's numbers are written, told by those with a comma: a point alone is a decimal point until a person says otherwise. */
export const guessFormat = (cells: readonly string[]): NumberFormatId =>
  likelyFormat(cells.filter((cell) => cell.includes(','))) ?? 'plain';

/**
 * The number format that every rejected value which looks like a grouped number fits; null when there is none, or
 * when both fit. A hint only: a person picks.
 */
export function likelyFormat(values: readonly (string | null)[]): NumberFormatId | null {
  const grouped = values.filter((value) => value !== null).filter((value) => /^[+-]?\d[\d.,]*[.,]\d+$/.test(value));
  if (grouped.length === 0) return null;
  const fitting = patterns.filter(([, pattern]) => grouped.every((value) => pattern.test(value)));
  const [only] = fitting;
  return fitting.length === 1 && only !== undefined ? only[0] : null;
}
