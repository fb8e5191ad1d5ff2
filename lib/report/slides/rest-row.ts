import { groupDigits } from '../../kpis/format';
import type { OutlineCell, OutlineColumn, OutlineRow, OutlineTable } from '../outline/outline';
import type { Figure } from '../schema/figure';

const summable = new Set(['money', 'count', 'share']);

const isFigure = (cell: OutlineCell | undefined): cell is Figure =>
  typeof cell === 'object' && cell !== null && 'unit' in cell;

/** A printed number in whole steps of its last digit. */
const stepsOf = (text: string): { steps: bigint; places: number; isPercent: boolean } | null => {
  const match = /^([+−-]?)\$?([\d,]+)(?:\.(\d+))?(%?)$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', percent = ''] = match;
  const steps = BigInt(`${whole.replaceAll(',', '')}${fraction}`);
  return { steps: sign === '−' || sign === '-' ? -steps : steps, places: fraction.length, isPercent: percent !== '' };
};

type Style = { readonly places: number; readonly isPercent: boolean; readonly isSigned: boolean };

const printSteps = (steps: bigint, { places, isPercent, isSigned }: Style): string => {
  const digits = String(steps < 0n ? -steps : steps).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places === 0 ? '' : `.${digits.slice(-places)}`;
  const sign = steps < 0n ? '−' : isSigned && steps > 0n ? '+' : '';
  return `${sign}${groupDigits(whole)}${fraction}${isPercent ? '%' : ''}`;
};

/** The sum of printed numbers of one column, printed like them; null where they are not all numbers that add up. */
const sumPrinted = (cells: readonly (OutlineCell | undefined)[]): string | null => {
  const figures = cells.filter(isFigure);
  if (figures.length < cells.length || figures.some(({ unit }) => !summable.has(unit))) return null;
  const parts = figures.map(({ text }) => stepsOf(text));
  const known = parts.filter((part) => part !== null);
  const [first] = known;
  if (first === undefined || known.length < parts.length) return null;
  if (known.some(({ places, isPercent }) => places !== first.places || isPercent !== first.isPercent)) return null;
  const isSigned = figures.some(({ text }) => text.startsWith('+'));
  return printSteps(
    known.reduce((sum, { steps }) => sum + steps, 0n),
    { ...first, isSigned },
  );
};

const restOf = (columns: readonly OutlineColumn[], rows: readonly OutlineRow[]): OutlineRow => ({
  key: 'all-other',
  kind: 'row',
  cells: columns.map(({ kind }, index) => {
    if (index === 0) return `${rows.length} more, see the spreadsheet`;
    return kind === 'text' ? null : (sumPrinted(rows.map((row) => row.cells[index])) ?? '–');
  }),
});

/**
 * The rows of a table, at most so many: where there are more, the last ones stand together in one row with the sums of
 * what would have been printed, so that the column still adds up. Totals and memos stay.
 */
export const fitRows = ({ columns, rows }: OutlineTable, most: number): readonly OutlineRow[] => {
  if (rows.length <= most) return rows;
  const plain = rows.filter(({ kind }) => kind === 'row');
  const others = rows.filter(({ kind }) => kind !== 'row');
  const kept = Math.max(0, most - others.length - 1);
  return [...plain.slice(0, kept), restOf(columns, plain.slice(kept)), ...others];
};
