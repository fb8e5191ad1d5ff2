import 'server-only';
import type { Classification, LineKey } from '../../../lib/kpis/types';
import type { Month } from '../../../lib/month/month';
import { instanceHoursKind } from './fleet-hours';
import { type Line, type SettledLine, settleLines } from './line-cells';
import { LineSums } from './line-sums';
import { dayAfterMonth, monthOfNumber } from './months';
import type { RollupCells } from './rollup-cells';

export type Classify = (key: LineKey, month: Month) => Classification;

/** Where a fact of one line key and billing month goes. */
export type FactSlot = {
  readonly lineKey: bigint;
  readonly delivery: number;
  /** Where the line's sums are. */
  readonly at: number;
  /** From this day on a quantity is late: the month's last 7 days. */
  readonly lateDay: number;
};

const LATE_DAYS = 7;

type Sources = {
  readonly keys: readonly LineKey[];
  readonly lineKeys: readonly bigint[];
  readonly deliveryOf: (payerId: string, month: Month) => number;
  readonly classify: Classify;
  readonly cells: RollupCells;
};

/** Works out the slot of a line key and month once, so that a fact costs one array look-up. */
export class FactSlots {
  private readonly byMonth = new Map<number, FactSlot[]>();
  private readonly byLine = new Map<string, Line>();
  readonly sums = new LineSums();
  private lastMonth = -1;
  private lastSlots: FactSlot[] = [];

  constructor(private readonly sources: Sources) {}

  slot(keyIndex: number, month: number): FactSlot {
    if (month !== this.lastMonth) {
      this.lastSlots = this.byMonth.get(month) ?? [];
      this.byMonth.set(month, this.lastSlots);
      this.lastMonth = month;
    }
    const known = this.lastSlots[keyIndex];
    if (known !== undefined) return known;
    const made = this.makeSlot(keyIndex, monthOfNumber(month));
    this.lastSlots[keyIndex] = made;
    return made;
  }

  /** Adds every line to its rollups and gives them all. Once, after the last fact. */
  settle(): SettledLine[] {
    return settleLines([...this.byLine.values()], this.sums);
  }

  private makeSlot(keyIndex: number, month: Month): FactSlot {
    const key = this.sources.keys[keyIndex];
    const lineKey = this.sources.lineKeys[keyIndex];
    if (key === undefined || lineKey === undefined) throw new RangeError(`The scan has no line key ${keyIndex}.`);
    const delivery = this.sources.deliveryOf(key.payerId, month);
    const id = `${lineKey} ${month}`;
    const line = this.byLine.get(id) ?? this.makeLine(key, lineKey, delivery, month);
    this.byLine.set(id, line);
    return { lineKey, delivery, at: line.at, lateDay: dayAfterMonth(month) - LATE_DAYS };
  }

  private makeLine(key: LineKey, lineKey: bigint, delivery: number, month: Month): Line {
    const { classify, cells } = this.sources;
    const { costType, costClass, cluster } = classify(key, month);
    const { accountId: account, service, scopeClass } = key;
    const hours = instanceHoursKind(key);
    return {
      lineKey,
      at: this.sums.open(),
      cell: cells.cell({ delivery, month, account, service, costType, costClass, cluster: cluster ?? '', scopeClass }),
      fleet: hours === null ? null : cells.fleet(delivery, month, account),
      isSpot: hours === 'spot',
    };
  }
}
