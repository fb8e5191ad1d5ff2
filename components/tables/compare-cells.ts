import { compare, fromDecimal } from '@/lib/money/rational';
import type { TableCell, TableColumn } from './table-model';

/** Orders two cells of a column upwards, exactly; those without a value have no place among the others. */
export const compareCells = (kind: TableColumn['kind'], a: TableCell | undefined, b: TableCell | undefined): number => {
  const [first, second] = [a?.sort ?? null, b?.sort ?? null];
  if (first === null || second === null) return first === second ? 0 : first === null ? 1 : -1;
  return kind === 'number'
    ? compare(fromDecimal(first), fromDecimal(second))
    : first.localeCompare(second, 'en', { numeric: true });
};
