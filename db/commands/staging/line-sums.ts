import 'server-only';
import type { FactBatch } from '../../../lib/ingest/types';

const isLittleEndian = new Int32Array(new BigInt64Array([1n]).buffer)[0] === 1;
const [LOW, HIGH] = isLittleEndian ? [0, 1] : [1, 0];
const HALF = 2 ** 32;

/** The 32-bit halves of 64-bit amounts, in place. */
const halvesOf = (amounts: BigInt64Array): Int32Array =>
  new Int32Array(amounts.buffer, amounts.byteOffset, amounts.length * 2);

/** A batch whose amounts can be read in halves; null where the bill does not know a cost. */
export type HalvedBatch = {
  readonly batch: FactBatch;
  readonly costs: readonly (Int32Array | null)[];
  readonly micros: Int32Array;
};

/** Costs in the order billed, effective, contracted, list. */
export const halveBatch = (batch: FactBatch): HalvedBatch => ({
  batch,
  costs: [batch.billed, batch.effective, batch.contracted, batch.list].map((cost) =>
    cost === null ? null : halvesOf(cost),
  ),
  micros: halvesOf(batch.quantityMicros),
});

/** Where a line's numbers stand in its row: two halves a sum. */
const [ROWS, COSTS, MICROS, LATE, FIRST, LAST, UNKNOWN, WIDTH] = [0, 1, 9, 11, 13, 14, 15, 16];
/** Bits of what is not known: a cost by its place, then the quantity. */
const QUANTITY = 4;

export type LineAmounts = {
  readonly rows: number;
  readonly billed: bigint;
  readonly effective: bigint | null;
  readonly contracted: bigint | null;
  readonly list: bigint | null;
  /** Millionths; of the quantities that are known. */
  readonly micros: bigint;
  readonly lateMicros: bigint;
  readonly isQuantityKnown: boolean;
  readonly firstDay: number;
  readonly lastDay: number;
};

/**
 * The sums of many lines in one array, a row of numbers each, since facts come in any order and memory is read in rows.
 * Amounts are summed in halves, exact below 2^21 facts a line and beyond 64 bits: no big integer is made for a fact.
 */
export class LineSums {
  private numbers = new Float64Array(WIDTH * 1024);
  private count = 0;
  private readonly wideView = new BigInt64Array(1);
  private readonly view = new Int32Array(this.wideView.buffer);

  /** A new line's place. */
  open(): number {
    const at = this.count * WIDTH;
    this.count += 1;
    if (at >= this.numbers.length) {
      const larger = new Float64Array(this.numbers.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[at + FIRST] = Number.MAX_SAFE_INTEGER;
    this.numbers[at + LAST] = Number.MIN_SAFE_INTEGER;
    return at;
  }

  /** Adds a fact to the line at a place; late is from `lateDay` on. */
  add(at: number, { batch, costs, micros }: HalvedBatch, index: number, lateDay: number): void {
    const { numbers } = this;
    const day = batch.usageDay[index] ?? 0;
    this.raise(at + ROWS, batch.rows[index] ?? 0);
    for (let cost = 0; cost < QUANTITY; cost += 1) {
      const halves = costs[cost] ?? null;
      if (halves === null) this.forget(at, cost);
      else this.addHalves(at + COSTS + 2 * cost, halves, index);
    }
    if (batch.quantityKnown[index] === 0) this.forget(at, QUANTITY);
    else {
      this.addHalves(at + MICROS, micros, index);
      if (day >= lateDay) this.addHalves(at + LATE, micros, index);
    }
    if (day < (numbers[at + FIRST] ?? 0)) numbers[at + FIRST] = day;
    if (day > (numbers[at + LAST] ?? 0)) numbers[at + LAST] = day;
  }

  private raise(place: number, by: number): void {
    this.numbers[place] = (this.numbers[place] ?? 0) + by;
  }

  private addHalves(place: number, halves: Int32Array, index: number): void {
    this.raise(place, halves[2 * index + HIGH] ?? 0);
    this.raise(place + 1, (halves[2 * index + LOW] ?? 0) >>> 0);
  }

  private forget(at: number, part: number): void {
    this.numbers[at + UNKNOWN] = (this.numbers[at + UNKNOWN] ?? 0) | (1 << part);
  }

  /** Through a 64-bit view where it fits one: tens of thousands of lines are read after an import. */
  private wide(place: number): bigint {
    const [sumHigh, sumLow] = [this.numbers[place] ?? 0, this.numbers[place + 1] ?? 0];
    const carry = Math.floor(sumLow / HALF);
    const high = sumHigh + carry;
    if (high < -HALF / 2 || high >= HALF / 2) return BigInt(sumHigh) * BigInt(HALF) + BigInt(sumLow);
    this.view[HIGH] = high;
    this.view[LOW] = sumLow - carry * HALF;
    return this.wideView[0] ?? 0n;
  }

  private isKnown(at: number, part: number): boolean {
    return ((this.numbers[at + UNKNOWN] ?? 0) & (1 << part)) === 0;
  }

  private cost(at: number, part: number): bigint | null {
    return this.isKnown(at, part) ? this.wide(at + COSTS + 2 * part) : null;
  }

  /** What the line at a place comes to. */
  amounts(at: number): LineAmounts {
    const { numbers } = this;
    return {
      rows: numbers[at + ROWS] ?? 0,
      billed: this.cost(at, 0) ?? 0n,
      effective: this.cost(at, 1),
      contracted: this.cost(at, 2),
      list: this.cost(at, 3),
      micros: this.wide(at + MICROS),
      lateMicros: this.wide(at + LATE),
      isQuantityKnown: this.isKnown(at, QUANTITY),
      firstDay: numbers[at + FIRST] ?? 0,
      lastDay: numbers[at + LAST] ?? 0,
    };
  }
}
