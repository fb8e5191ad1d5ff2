import 'server-only';
import type { FactBatch } from '../../../lib/ingest/types';
import type { Connection } from '../../connection';
import type { FactSlots } from './fact-slots';
import { type HalvedBatch, halveBatch } from './line-sums';

const columns = 10;
const rowsPerStatement = 64;

const insertSql = (rows: number): string =>
  `INSERT INTO facts (delivery_id, line_key, billing_month, usage_day, row_count, billed, effective, contracted, list, quantity_micros)
   VALUES ${Array.from({ length: rows }, () => '(?,?,?,?,?,?,?,?,?,?)').join(',')}`;

/** Writes facts many rows a statement and adds each to its line. Small integers bind as doubles, exact below 2^53. */
export class FactWriter {
  private readonly many;
  private readonly one;
  private readonly values: (bigint | number | null)[] = new Array(columns * rowsPerStatement).fill(null);
  private filled = 0;
  written = 0;

  constructor(
    connection: Connection,
    private readonly slots: FactSlots,
  ) {
    this.many = connection.prepare(insertSql(rowsPerStatement));
    this.one = connection.prepare(insertSql(1));
  }

  /** Takes a batch of facts. */
  add(batch: FactBatch): void {
    const halved = halveBatch(batch);
    for (let index = 0; index < batch.count; index += 1) this.addFact(halved, index);
  }

  /** Writes what is left of the last statement. */
  flush(): void {
    for (let at = 0; at < this.filled; at += columns) this.one.run(this.values.slice(at, at + columns));
    this.filled = 0;
  }

  private addFact(halved: HalvedBatch, index: number): void {
    const { batch } = halved;
    const month = batch.billingMonth[index] ?? 0;
    const slot = this.slots.slot(batch.key[index] ?? -1, month);
    const billed = batch.billed[index] ?? 0n;
    const effective = batch.effective?.[index] ?? null;
    const contracted = batch.contracted?.[index] ?? null;
    const list = batch.list?.[index] ?? null;
    const quantity = batch.quantityKnown[index] === 0 ? null : (batch.quantityMicros[index] ?? null);
    const { values } = this;
    let at = this.filled;
    values[at++] = slot.delivery;
    values[at++] = slot.lineKey;
    values[at++] = month;
    values[at++] = batch.usageDay[index] ?? 0;
    values[at++] = batch.rows[index] ?? 0;
    values[at++] = billed;
    values[at++] = effective;
    values[at++] = contracted;
    values[at++] = list;
    values[at++] = quantity;
    this.filled = at;
    this.slots.sums.add(slot.at, halved, index, slot.lateDay);
    this.written += 1;
    if (at === values.length) {
      this.many.run(values);
      this.filled = 0;
    }
  }
}
