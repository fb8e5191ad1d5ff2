import 'server-only';
import type { Connection } from '../../connection';
import { internTexts } from './intern';
import { dayAfterMonth } from './months';
import type { FleetCell, RollupCell } from './rollup-cells';

/** Where a line of one key and billing month is counted, and how its rollups find it again. */
type LinePlace = {
  readonly lineKey: bigint;
  readonly cell: RollupCell;
  readonly fleet: FleetCell | null;
  readonly isSpot: boolean;
};

const LATE_DAYS = 7;
const MAX_MICROS = 9_000_000_000_000_000_000n;

/** One line key's facts of a delivery and billing month, summed: what every rollup is made of. Nanos, millionths, days. */
export class LineCell {
  private rows = 0;
  private billed = 0n;
  private effective = 0n;
  private contracted: bigint | null = 0n;
  private list: bigint | null = 0n;
  private micros = 0n;
  private lateMicros = 0n;
  private readonly lateDay: number;
  private isQuantityKnown = true;
  private firstDay = Number.MAX_SAFE_INTEGER;
  private lastDay = Number.MIN_SAFE_INTEGER;

  constructor(readonly place: LinePlace) {
    this.lateDay = dayAfterMonth(place.cell.key.month) - LATE_DAYS;
  }

  addCosts(rows: number, billed: bigint, effective: bigint, contracted: bigint | null, list: bigint | null): void {
    this.rows += rows;
    this.billed += billed;
    this.effective += effective;
    this.contracted = this.contracted === null || contracted === null ? null : this.contracted + contracted;
    this.list = this.list === null || list === null ? null : this.list + list;
  }

  addUse(day: number, micros: bigint | null): void {
    if (micros === null) this.isQuantityKnown = false;
    else {
      this.micros += micros;
      if (day >= this.lateDay) this.lateMicros += micros;
    }
    if (day < this.firstDay) this.firstDay = day;
    if (day > this.lastDay) this.lastDay = day;
  }

  /** Adds what the line comes to to its rollups, once. */
  settle(): void {
    const { cell, fleet, isSpot } = this.place;
    cell.add(this.rows, this.billed, this.effective, this.contracted, this.list);
    if (fleet !== null) fleet.add(isSpot, this.micros);
  }

  /** Unknown where a fact's quantity is unreadable, or the sum does not fit 64 bits. */
  private quantities(): readonly [bigint | null, bigint | null] {
    const isWithin = [this.micros, this.lateMicros].every((micros) => micros < MAX_MICROS && -micros < MAX_MICROS);
    return this.isQuantityKnown && isWithin ? [this.micros, this.lateMicros] : [null, null];
  }

  /** The amounts in the order of the table's columns. */
  amounts(): (bigint | number | null)[] {
    const costs = [this.rows, this.billed, this.effective, this.contracted, this.list];
    return [...costs, ...this.quantities(), this.firstDay, this.lastDay];
  }
}

/** Writes lines in the order of the table's key, so that it grows at its end. Each line once. */
export const insertLines = (connection: Connection, lines: readonly LineCell[]): void => {
  const label = internTexts(connection, 'labels');
  const add = connection.prepare('INSERT INTO line_rollups VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const rows = lines.map((line) => {
    const { delivery, month, account, costType } = line.place.cell.key;
    return { line, delivery, month, account: Number(label(account)), costType: Number(label(costType)) };
  });
  rows.sort(
    (a, b) =>
      a.delivery - b.delivery ||
      (a.month < b.month ? -1 : a.month > b.month ? 1 : 0) ||
      a.account - b.account ||
      a.costType - b.costType ||
      Number(a.line.place.lineKey - b.line.place.lineKey),
  );
  for (const { line, delivery, month, account, costType } of rows) {
    add.run(delivery, month, account, costType, line.place.lineKey, ...line.amounts());
  }
};
