import { figureUnitWords } from '../format/unit-words';
import type { OutlineCell, OutlineColumn, OutlineTable } from '../outline/outline';
import { type CsvCell, formulaSafeCsv } from './csv';

const headOf = ({ head, unit }: OutlineColumn, currency: string): string =>
  unit === undefined ? head : `${head} (${figureUnitWords(unit, currency)})`;

const cellOf = (cell: OutlineCell): CsvCell => {
  if (cell === null || typeof cell === 'string') return cell;
  if (!('exact' in cell)) return cell.text;
  return cell.exact === null ? null : { exact: cell.exact };
};

/** A table of the report as CSV: numbers exact, as plain decimals; empty where there is none. */
export const tableCsv = ({ columns, rows }: OutlineTable, currency: string): string =>
  formulaSafeCsv(
    columns.map((column) => headOf(column, currency)),
    rows.map(({ cells }) => cells.map(cellOf)),
  );
