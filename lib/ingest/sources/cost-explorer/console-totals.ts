import { absolute, compare, fromDecimal, type Rational, subtract, sum, toDecimal } from '../../../money/rational';
import { IngestError } from '../../ingest-error';
import type { ConsoleTable } from './console-table';

/** Cost Explorer adds binary numbers and prints ten decimals and more: less than this is its rounding. */
const tolerance = fromDecimal('0.000001');

const amount = (text: string): Rational => fromDecimal(text === '' ? '0' : text);

const refuseTotal = (file: string, what: string, found: Rational, said: string): void => {
  if (compare(absolute(subtract(found, amount(said))), tolerance) <= 0) return;
  throw new IngestError(
    'totals-disagree',
    file,
    `The costs of ${what} add up to ${toDecimal(found, 10)}, and its total says ${said || 'nothing'}.`,
    'Download it from Cost Explorer again, and change nothing in it.',
    { value: said },
  );
};

/** Throws when a row, a column or the whole does not add up to the total that the file says. */
export const refuseWrongTotals = (file: string, table: ConsoleTable): void => {
  const byDay = new Map<string, Rational[]>();
  const byColumn = new Map<number, Rational[]>();
  for (const cell of table.cells) {
    const value = amount(cell.amount);
    byDay.set(cell.day, [...(byDay.get(cell.day) ?? []), value]);
    byColumn.set(cell.column, [...(byColumn.get(cell.column) ?? []), value]);
  }
  for (const [day, total] of table.rowTotals) refuseTotal(file, day, sum(byDay.get(day) ?? []), total);
  for (const [index, { name }] of table.columns.entries())
    refuseTotal(file, name, sum(byColumn.get(index) ?? []), table.columnTotals[index] ?? '');
  refuseTotal(file, 'all days', sum([...byDay.values()].flat()), table.columnTotals[table.columns.length] ?? '');
};
