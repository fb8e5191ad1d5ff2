import 'server-only';
import type { LineKey } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { write } from '../write';
import type { Classify } from './staging/fact-slots';
import { monthNumber, monthOfNumber } from './staging/months';
import { RollupCells } from './staging/rollup-cells';

export type RebuildOptions = { readonly from: Month | null; readonly classify: Classify; readonly by: string };

type StoredKey = Omit<LineKey, 'tags'> & { readonly tags: string };

type GroupRow = {
  readonly delivery: bigint;
  readonly lineKey: bigint;
  readonly month: bigint;
  readonly rows: bigint;
  readonly billed: bigint;
  readonly effective: bigint;
  readonly contracted: bigint | null;
  readonly list: bigint | null;
};

const lineKeyReader = (db: PerunitDatabase): ((id: bigint) => LineKey) => {
  const known = new Map<bigint, LineKey>();
  const term = (column: string) => `(SELECT text FROM terms WHERE id = k.${column})`;
  const find = db.raw.prepare<[bigint], StoredKey>(
    `SELECT ${term('payer')} AS payerId, ${term('account')} AS accountId, ${term('service')} AS service,
       ${term('usage_type')} AS usageType, ${term('operation')} AS operation, ${term('region')} AS region,
       ${term('scope_class')} AS scopeClass, ${term('pricing_category')} AS pricingCategory,
       ${term('commitment_status')} AS commitmentStatus, ${term('usage_unit')} AS usageUnit, ${term('tags')} AS tags
     FROM line_keys k WHERE k.id = ?`,
  );
  return (id) => {
    const cached = known.get(id);
    if (cached !== undefined) return cached;
    const stored = find.get(id);
    if (stored === undefined) throw new Error(`There is no line key ${id}.`);
    const key: LineKey = { ...stored, tags: JSON.parse(stored.tags) };
    known.set(id, key);
    return key;
  };
};

/** Facts of one import summed by delivery, line key and month, in SQL. */
const groupsSql = `
  SELECT delivery_id AS delivery, line_key AS lineKey, billing_month AS month, sum(row_count) AS rows, sum(billed) AS billed,
    sum(effective) AS effective, CASE WHEN count(contracted) = count(*) THEN sum(contracted) END AS contracted,
    CASE WHEN count(list) = count(*) THEN sum(list) END AS list
  FROM facts WHERE id BETWEEN ? AND ? AND billing_month >= ? GROUP BY delivery_id, line_key, billing_month`;

/**
 * Classifies what is stored again, from a month on: after a change of rules, in one transaction, replaced deliveries
 * included, so that an undo brings figures by the same rules. Returns the number of imports.
 */
export const rebuildRollups = (db: PerunitDatabase, { from, classify, by }: RebuildOptions): number =>
  write(db, { by, action: 'rebuild-rollups', subject: from ?? 'all months' }, () => {
    const ranges = db.raw
      .prepare<[], [bigint, bigint]>('SELECT first_fact_id, last_fact_id FROM imports WHERE fact_count > 0')
      .raw()
      .all();
    const keyOf = lineKeyReader(db);
    const groups = db.raw.prepare<[bigint, bigint, number], GroupRow>(groupsSql);
    const cells = new RollupCells();
    for (const [first, last] of ranges) {
      for (const group of groups.iterate(first, last, from === null ? 0 : monthNumber(from))) {
        const month = monthOfNumber(Number(group.month));
        const key = keyOf(group.lineKey);
        const { costType, costClass, cluster } = classify(key, month);
        const { accountId: account, service, scopeClass } = key;
        const delivery = Number(group.delivery);
        cells
          .cell({ delivery, month, account, service, costType, costClass, cluster: cluster ?? '', scopeClass })
          .add(Number(group.rows), group.billed, group.effective, group.contracted, group.list);
      }
    }
    db.raw.prepare('DELETE FROM rollups WHERE billing_month >= ?').run(from ?? '');
    cells.insert(db.raw);
    return ranges.length;
  });
