import 'server-only';
import type { Month } from '../../../lib/month/month';
import type { Connection } from '../../connection';
import { internTexts } from './intern';

export type RollupKey = {
  readonly delivery: number;
  readonly month: Month;
  readonly account: string;
  readonly service: string;
  readonly costType: string;
  readonly costClass: string;
  readonly cluster: string;
  readonly scopeClass: string;
};

/** One cell's sums in nanos; a cost that one fact does not know is not known for the cell. */
export class RollupCell {
  rows = 0;
  billed = 0n;
  effective: bigint | null = 0n;
  contracted: bigint | null = 0n;
  list: bigint | null = 0n;

  constructor(readonly key: RollupKey) {}

  add(rows: number, billed: bigint, effective: bigint | null, contracted: bigint | null, list: bigint | null): void {
    this.rows += rows;
    this.billed += billed;
    this.effective = this.effective === null || effective === null ? null : this.effective + effective;
    this.contracted = this.contracted === null || contracted === null ? null : this.contracted + contracted;
    this.list = this.list === null || list === null ? null : this.list + list;
  }
}

/** Instance-hours of an account and month, in millionths. */
export class FleetCell {
  spot = 0n;
  total = 0n;

  constructor(readonly key: { readonly delivery: number; readonly month: Month; readonly account: string }) {}

  add(isSpot: boolean, micros: bigint): void {
    if (isSpot) this.spot += micros;
    this.total += micros;
  }
}

/** All rollup cells of an import or of a rebuild. */
export class RollupCells {
  private readonly cells = new Map<string, RollupCell>();
  private readonly fleets = new Map<string, FleetCell>();

  cell(key: RollupKey): RollupCell {
    const id = JSON.stringify(Object.values(key));
    const cell = this.cells.get(id) ?? new RollupCell(key);
    this.cells.set(id, cell);
    return cell;
  }

  fleet(delivery: number, month: Month, account: string): FleetCell {
    const id = JSON.stringify([delivery, month, account]);
    const cell = this.fleets.get(id) ?? new FleetCell({ delivery, month, account });
    this.fleets.set(id, cell);
    return cell;
  }

  /** The exact sum of billed cost, in nanos. */
  billed(): bigint {
    let sum = 0n;
    for (const cell of this.cells.values()) sum += cell.billed;
    return sum;
  }

  /** Writes every cell that facts were added to. */
  insert(connection: Connection): void {
    const label = internTexts(connection, 'labels');
    const add = connection.prepare(`INSERT INTO rollups VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    for (const { key, rows, billed, effective, contracted, list } of this.cells.values()) {
      if (rows === 0) continue;
      const words = [key.account, key.service, key.costType, key.costClass, key.cluster, key.scopeClass].map(label);
      add.run(key.delivery, key.month, ...words, rows, billed, effective, contracted, list);
    }
    const addFleet = connection.prepare('INSERT INTO fleet_rollups VALUES (?, ?, ?, ?, ?)');
    for (const { key, spot, total } of this.fleets.values()) {
      addFleet.run(key.delivery, key.month, key.account, spot, total);
    }
  }
}
