import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../client';
import { projectRoot } from '../data-directory';
import { classifySample, type SampleFact, sampleScan, temporaryDatabase } from '../testing/sample-scan';
import { commitImport } from './commit-import';
import { discardImport } from './discard-import';
import { rebuildRollups } from './rebuild-rollups';
import { stageImport } from './stage-import';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const stage = (facts: readonly SampleFact[], changes = {}) =>
  stageImport(db, sampleScan(facts, changes), { classify: classifySample, by: 'test' });

const importBill = async (facts: readonly SampleFact[], changes = {}) => {
  const { importId } = await stage(facts, changes);
  return commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by: 'test' });
};

/** The table as words, in the order of its words: ids of labels differ between an import and an upgrade. */
const pricing = () =>
  db.raw
    .prepare(
      `SELECT r.delivery_id AS delivery, r.billing_month AS month, a.text AS account, s.text AS scope, p.text AS category,
         c.text AS status, r.row_count AS rows, r.billed, r.effective, r.contracted, r.list
       FROM pricing_rollups r JOIN labels a ON a.id = r.account JOIN labels s ON s.id = r.scope_class
         JOIN labels p ON p.id = r.pricing_category JOIN labels c ON c.id = r.commitment_status ORDER BY 1, 2, 3, 4, 5, 6`,
    )
    .all();

const month = '2026-01';
const onDemand = { month, pricingCategory: 'Standard', billed: 9n, list: 10n, contracted: 9n } as const;
const covered = {
  ...{ month, pricingCategory: 'Committed', commitmentStatus: 'Used', billed: 0n },
  ...{ effective: 5n, list: 10n, contracted: 9n },
} as const;
const unused = { ...covered, commitmentStatus: 'Unused', scopeClass: 'commitment', effective: 1n, list: 0n } as const;
const plain = { month: '2025-12', billed: 3n, accountId: '3333' } as const;

describe('costs by pricing', () => {
  it('sum an import’s lines by account, scope class, category and status', async () => {
    await importBill([onDemand, { ...onDemand, service: 'S3', day: 2 }, covered, unused]);
    expect(pricing()).toMatchObject([
      { month, account: '2222', scope: 'commitment', category: 'Committed', status: 'Unused', effective: 1n },
      { scope: 'usage', category: 'Committed', status: 'Used', billed: 0n, effective: 5n, contracted: 9n, list: 10n },
      { scope: 'usage', category: 'Standard', status: '', rows: 2n, billed: 18n, contracted: 18n, list: 20n },
    ]);
  });

  it('do not know a cost that one line does not know', async () => {
    await importBill([{ ...onDemand, list: null }, plain]);
    expect(pricing()).toMatchObject([
      { month: '2025-12', account: '3333', category: '', status: '', contracted: null, list: null },
      { month, category: 'Standard', billed: 9n, contracted: null, list: null },
    ]);
  });

  it('keep deliveries apart, and go with a staged import that is discarded', async () => {
    await importBill([onDemand]);
    const kept = pricing();
    const { importId } = await stage([covered], { name: 'corrected.csv' });
    expect(pricing()).toHaveLength(2);
    discardImport(db, importId, { by: 'test' });
    expect(pricing()).toEqual(kept);
  });

  it('are not touched by new rules', async () => {
    await importBill([onDemand, covered]);
    const before = pricing();
    const classify = () => ({ costType: 'Storage', costClass: 'fixed-platform' as const, cluster: null });
    rebuildRollups(db, { from: null, classify, by: 'test' });
    expect(pricing()).toEqual(before);
  });
});

it('an upgrade makes the costs by pricing that an import would have made', async () => {
  await importBill([onDemand, { ...onDemand, day: 5 }, covered, unused]);
  await importBill([plain, { ...plain, list: null }, { ...onDemand, payerId: 'B', accountId: 'B' }]);
  const imported = pricing();
  expect(imported).toHaveLength(5);
  db.raw.exec('DROP TABLE pricing_rollups');
  db.raw.exec("DELETE FROM labels WHERE text IN ('', 'Standard', 'Committed', 'Used', 'Unused')");
  db.raw.exec(readFileSync(join(projectRoot(), 'db', 'migrations', '0003-pricing-rollups.sql'), 'utf8'));
  expect(pricing()).toEqual(imported);
});
