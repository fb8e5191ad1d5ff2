import { fromDecimal, toExactDecimal } from '../../money/rational';
import type { NumberFormat } from './record-source';

const plain = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
const grouped: Readonly<Record<NumberFormat, RegExp>> = {
  plain,
  'comma-thousands': /^[+-]?\d{1,3}(,\d{3})*(\.\d+)?$|^[+-]?\d+(\.\d+)?$/,
  'point-thousands': /^[+-]?\d{1,3}(\.\d{3})*(,\d+)?$|^[+-]?\d+(,\d+)?$/,
};

const toPlain: Readonly<Record<NumberFormat, (text: string) => string>> = {
  plain: (text) => text,
  'comma-thousands': (text) => text.replaceAll(',', ''),
  'point-thousands': (text) => text.replaceAll('.', '').replace(',', '.'),
};

/** The exact plain decimal that a cell holds in the given number format; null when it is none. */
export const readDecimal = (cell: string, format: NumberFormat): string | null => {
  const text = cell.trim();
  if (!grouped[format].test(text)) return null;
  return toExactDecimal(fromDecimal(toPlain[format](text)));
};

/** What a person can do about a cell that is no number: names the other number format when it would fit. */
export const numberRemedy = (cell: string, format: NumberFormat): string => {
  const fits = (['comma-thousands', 'point-thousands'] as const).find(
    (other) => other !== format && grouped[other].test(cell.trim()),
  );
  if (fits === undefined) return 'Write a plain number such as 1234.56.';
  const shape = fits === 'comma-thousands' ? '1,234.56' : '1.234,56';
  return `Write a plain number such as 1234.56, or choose the number format ${shape}.`;
};
