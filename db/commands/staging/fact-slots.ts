import 'server-only';
import type { Classification, LineKey } from '../../../lib/kpis/types';
import type { Month } from '../../../lib/month/month';
import { instanceHoursKind } from './fleet-hours';
import { monthOfNumber } from './months';
import type { FleetCell, RollupCell, RollupCells } from './rollup-cells';

export type Classify = (key: LineKey, month: Month) => Classification;

/** Where a fact of one line key and billing month goes. */
export type FactSlot = {
  readonly lineKey: bigint;
  readonly delivery: number;
  readonly cell: RollupCell;
  readonly fleet: FleetCell | null;
  readonly isSpot: boolean;
};

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

  private makeSlot(keyIndex: number, month: Month): FactSlot {
    const { keys, lineKeys, deliveryOf, classify, cells } = this.sources;
    const key = keys[keyIndex];
    const lineKey = lineKeys[keyIndex];
    if (key === undefined || lineKey === undefined) throw new RangeError(`The scan has no line key ${keyIndex}.`);
    const delivery = deliveryOf(key.payerId, month);
    const { costType, costClass, cluster } = classify(key, month);
    const { accountId: account, service, scopeClass } = key;
    const hours = instanceHoursKind(key);
    return {
      lineKey,
      delivery,
      cell: cells.cell({ delivery, month, account, service, costType, costClass, cluster: cluster ?? '', scopeClass }),
      fleet: hours === null ? null : cells.fleet(delivery, month, account),
      isSpot: hours === 'spot',
    };
  }
}
