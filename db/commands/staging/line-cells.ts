import 'server-only';
import type { Connection } from '../../connection';
import { internTexts } from './intern';
import type { LineAmounts, LineSums } from './line-sums';
import type { FleetCell, RollupCell } from './rollup-cells';

/** A line of one key and billing month: where its sums are, and which rollups it belongs to. */
export type Line = {
  readonly lineKey: bigint;
  readonly at: number;
  readonly cell: RollupCell;
  readonly fleet: FleetCell | null;
  readonly isSpot: boolean;
};

export type SettledLine = { readonly line: Line; readonly amounts: LineAmounts };

const MAX_MICROS = 9_000_000_000_000_000_000n;

/** Adds what each line comes to to its rollups, once. */
export const settleLines = (lines: readonly Line[], sums: LineSums): SettledLine[] =>
  lines.map((line) => {
    const amounts = sums.amounts(line.at);
    const { rows, billed, effective, contracted, list, micros } = amounts;
    line.cell.add(rows, billed, effective, contracted, list);
    if (line.fleet !== null) line.fleet.add(line.isSpot, micros);
    return { line, amounts };
  });

const isWithin = (micros: bigint): boolean => micros < MAX_MICROS && -micros < MAX_MICROS;

/** Unknown where a fact's quantity is unreadable, or a sum does not fit 64 bits. */
const quantitiesOf = ({ micros, lateMicros, isQuantityKnown }: LineAmounts): readonly [bigint | null, bigint | null] =>
  isQuantityKnown && isWithin(micros) && isWithin(lateMicros) ? [micros, lateMicros] : [null, null];

const columns = 14;
const rowsPerStatement = 32;

const insertSql = (rows: number): string => {
  const row = `(${Array.from({ length: columns }, () => '?').join(',')})`;
  return `INSERT INTO line_rollups VALUES ${Array.from({ length: rows }, () => row).join(',')}`;
};

/** The table's key, as far as lines differ in it but by their line key. */
type Row = SettledLine & { readonly account: number; readonly costType: number };

const byKey = (a: Row, b: Row): number => {
  const [first, second] = [a.line.cell.key, b.line.cell.key];
  if (first.delivery !== second.delivery) return first.delivery - second.delivery;
  if (first.month !== second.month) return first.month < second.month ? -1 : 1;
  return a.account - b.account || a.costType - b.costType || (a.line.lineKey < b.line.lineKey ? -1 : 1);
};

/** Writes each line once, many a statement, in the order of the table's key, so that it grows at its end. */
export const insertLines = (connection: Connection, lines: readonly SettledLine[]): void => {
  const label = internTexts(connection, 'labels');
  const many = connection.prepare(insertSql(rowsPerStatement));
  const one = connection.prepare(insertSql(1));
  const rows = lines.map(({ line, amounts }): Row => {
    const { account, costType } = line.cell.key;
    return { line, amounts, account: Number(label(account)), costType: Number(label(costType)) };
  });
  let values: (bigint | number | string | null)[] = [];
  for (const { line, amounts, account, costType } of rows.sort(byKey)) {
    const { delivery, month } = line.cell.key;
    const { billed, effective, contracted, list, firstDay, lastDay } = amounts;
    const [micros, lateMicros] = quantitiesOf(amounts);
    values.push(delivery, month, account, costType, line.lineKey, amounts.rows, billed, effective, contracted, list);
    values.push(micros, lateMicros, firstDay, lastDay);
    if (values.length < columns * rowsPerStatement) continue;
    many.run(values);
    values = [];
  }
  for (let at = 0; at < values.length; at += columns) one.run(values.slice(at, at + columns));
};
