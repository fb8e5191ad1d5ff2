import type { CellValue } from 'exceljs';
import { fromDecimal, toExactDecimal } from '../../money/rational';

/** A spreadsheet keeps 15 digits of a number and shows no more: what binary adds behind them is not in the sheet. */
const keptDigits = 15;

const numberText = (value: number): string => {
  const text = Number.isFinite(value) ? String(Number(value.toPrecision(keptDigits))) : '';
  return text === '' ? '' : (toExactDecimal(fromDecimal(text)) ?? text);
};

/** Days are written in UTC; a time of day stands behind them only where there is one. */
const dateText = (value: Date): string => {
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
};

/** What a cell of a sheet says, as text: numbers plain and exact, dates as `YYYY-MM-DD`, formulas by their result. */
export const cellText = (value: CellValue): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return dateText(value);
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('text' in value) return cellText(value.text);
  if ('result' in value) return cellText(value.result ?? null);
  return 'error' in value ? String(value.error) : '';
};

/** Whether a cell is a number, which is written plainly whatever the sheet's text does. */
export const isNumberCell = (value: CellValue): boolean =>
  typeof value === 'number' ||
  (typeof value === 'object' && value !== null && 'result' in value && typeof value.result === 'number');
