import 'server-only';
import type { LineKey } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { write } from '../write';
import type { Classify } from './staging/fact-slots';
import { internTexts } from './staging/intern';
import { RollupCells } from './staging/rollup-cells';

export type RebuildOptions = { readonly from: Month | null; readonly classify: Classify; readonly by: string };

type StoredKey = Omit<LineKey, 'tags'> & { readonly tags: string };

type LineRow = {
  readonly delivery: bigint;
  readonly month: Month;
  readonly account: bigint;
  readonly costTypeId: bigint;
  readonly lineKey: bigint;
  readonly rows: bigint;
  readonly billed: bigint;
  readonly effective: bigint | null;
  readonly contracted: bigint | null;
  readonly list: bigint | null;
};

type MovedLine = { readonly line: LineRow; readonly costType: string };

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

const linesSql = `
  SELECT delivery_id AS delivery, billing_month AS month, account, cost_type AS costTypeId, line_key AS lineKey,
    row_count AS rows, billed, effective, contracted, list
  FROM line_rollups WHERE billing_month >= ?`;

const labelTexts = (db: PerunitDatabase): ReadonlyMap<bigint, string> =>
  new Map(db.raw.prepare<[], [bigint, string]>('SELECT id, text FROM labels').raw().all());

/** Adds every line to its cells; gives the lines whose cost type is another one now. */
const classifyLines = (db: PerunitDatabase, cells: RollupCells, { from, classify }: RebuildOptions) => {
  const keyOf = lineKeyReader(db);
  const texts = labelTexts(db);
  const moved: MovedLine[] = [];
  let count = 0;
  for (const line of db.raw.prepare<[string], LineRow>(linesSql).iterate(from ?? '')) {
    const { month } = line;
    const key = keyOf(line.lineKey);
    const { costType, costClass, cluster } = classify(key, month);
    const { accountId: account, service, scopeClass } = key;
    const delivery = Number(line.delivery);
    cells
      .cell({ delivery, month, account, service, costType, costClass, cluster: cluster ?? '', scopeClass })
      .add(Number(line.rows), line.billed, line.effective, line.contracted, line.list);
    if (texts.get(line.costTypeId) !== costType) moved.push({ line, costType });
    count += 1;
  }
  return { moved, count };
};

const moveLines = (db: PerunitDatabase, moved: readonly MovedLine[]): void => {
  const label = internTexts(db.raw, 'labels');
  const move = db.raw.prepare(
    `UPDATE line_rollups SET cost_type = ?
     WHERE delivery_id = ? AND billing_month = ? AND account = ? AND cost_type = ? AND line_key = ?`,
  );
  for (const { line, costType } of moved) {
    move.run(label(costType), line.delivery, line.month, line.account, line.costTypeId, line.lineKey);
  }
};

/**
 * Classifies what is stored again, from a month on: after a change of rules, in one transaction, replaced deliveries
 * included, so that an undo brings figures by the same rules. Returns the number of lines (a key of a delivery and month).
 */
export const rebuildRollups = (db: PerunitDatabase, options: RebuildOptions): number =>
  write(db, { by: options.by, action: 'rebuild-rollups', subject: options.from ?? 'all months' }, () => {
    const cells = new RollupCells();
    const { moved, count } = classifyLines(db, cells, options);
    db.raw.prepare('DELETE FROM rollups WHERE billing_month >= ?').run(options.from ?? '');
    cells.insert(db.raw);
    moveLines(db, moved);
    return count;
  });
