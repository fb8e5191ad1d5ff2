import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { saveAccountMapping } from '../../db/commands/save-account-mapping';
import { saveSetting } from '../../db/commands/save-setting';
import { saveWorkspaceCounts } from '../../db/commands/save-workspace-counts';
import { stageImport } from '../../db/commands/stage-import';
import { stageRecords } from '../../db/commands/stage-records';
import { type SampleFact, sampleScan, temporaryDatabase } from '../../db/testing/sample-scan';
import { classifier } from '../jobs/classifier';
import { fromDecimal, sum, toDecimal } from '../money/rational';
import { explain } from './explain';
import type { Explanation } from './explanation';

const by = 'Ana';
const month = '2026-01';
let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const importBill = async (facts: readonly SampleFact[]) => {
  const { importId } = await stageImport(db, sampleScan(facts), { classify: classifier(db), by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
};

const map = (accountId: string, environment: 'production' | 'dev' | 'shared') =>
  saveAccountMapping(db, { accountId, environment, validFrom: month, name: null, owner: null }, { by });

const asked = (of: string): Explanation => {
  const explanation = explain(db, { month, of });
  if (explanation === null) throw new Error(`${of} names nothing.`);
  return explanation;
};

/** Every level below a question, down to the days. */
const levelsBelow = (of: string): Explanation[] => {
  const level = asked(of);
  return [level, ...level.parts.flatMap((part) => (part.of === null ? [] : levelsBelow(part.of)))];
};

const facts = fc.array(
  fc.record({
    month: fc.constant(month),
    accountId: fc.constantFrom('0001', '0002', '0003'),
    service: fc.constantFrom('Amazon Elastic Compute Cloud', 'Amazon Simple Storage Service', 'Other'),
    usageType: fc.constantFrom('BoxUsage:m7g.large', 'EBS:VolumeUsage.gp3', 'Requests-Tier1'),
    day: fc.integer({ min: 1, max: 31 }),
    billed: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 13n }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('an explanation', () => {
  it('has levels that sum to the level above, exactly, down to the days', async () => {
    await fc.assert(
      fc
        .asyncProperty(facts, async (own) => {
          await importBill(own);
          for (const level of levelsBelow('cost')) {
            if (level.partsBy === null) continue;
            expect(level.sum, level.of).toMatchObject({ isEqual: true });
            const parts = sum(level.parts.map(({ exact }) => fromDecimal(exact ?? 'NaN')));
            expect(toDecimal(parts, 9), level.of).toBe(toDecimal(fromDecimal(level.exact ?? 'NaN'), 9));
          }
        })
        .beforeEach(() => {
          remove();
          ({ db, remove } = temporaryDatabase());
        }),
      { numRuns: 8 },
    );
  });

  it('goes from a KPI to its measures, cost, mapping, line, day and file', async () => {
    await importBill([{ month, accountId: '0001', usageType: 'BoxUsage:m7g.large', billed: 90_000_000_000n }]);
    map('0001', 'production');
    const none = { freemiumActive: null, elevenPlus: null, provisioning: null, leaving: null };
    const counts = { total: '10', active: '8', hibernated: '2', paid: '4', freemium: '6' } as const;
    saveWorkspaceCounts(db, [{ month, cluster: null, basis: 'month-end', ...none, ...counts }], { by });
    const kpi = asked('apwc');
    expect(kpi).toMatchObject({
      of: 'APWC',
      text: '$9.00',
      formula: { text: 'cost.production / workspaces.total', values: '$90.00 / 10' },
    });
    const counted = asked('workspaces.total').imports;
    expect(counted).toMatchObject([{ by }]);
    expect(asked('WB').imports).toEqual(counted);
    expect(kpi.imports).toEqual([...asked('cost.production').imports, ...counted]);
    const levels = levelsBelow('cost.production');
    expect(levels.map(({ partsBy }) => partsBy)).toEqual([
      'account',
      'cost type',
      'service',
      'line of the bill',
      'day',
    ]);
    expect(levels[1]?.records).toMatchObject([{ what: 'Mapping to production', from: month, by }]);
    const last = levels.at(-1);
    expect(last?.parts).toMatchObject([{ label: '2026-01-01', text: '$90.00', of: null }]);
    expect(last?.imports).toMatchObject([{ by, files: [{ sha256: expect.any(String) }] }]);
  });

  it('names the vendor’s file where a fee is, and only there, and no rules for a fee that none of them typed', async () => {
    await importBill([{ month, accountId: '0001', billed: 60n }]);
    map('0001', 'production');
    const own = { month, vendor: 'Zesty', accountId: '0001', product: null, currency: 'USD', note: null };
    const fee = { ...own, grossSavingNanos: 100n, feeNanos: 40n, refundNanos: null };
    const empty = { files: [], rowsRejected: 0, rejects: [], notices: [], columns: [], columnCount: 0 };
    const header = { name: 'savings.csv', sha256: 'savings', rowsRead: 1, ...empty };
    const { importId } = stageRecords(db, { kind: 'savings', ...header, records: [fee] }, { by });
    commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
    const names = (of: string) => asked(of).imports.map(({ name }) => name);
    const [bill = ''] = names('cost?type=EC2');
    expect(names('cost.production')).toEqual([bill, 'savings.csv']);
    expect(names('cost?type=Savings+vendor+fee')).toEqual(['savings.csv']);
    expect(bill).not.toBe('savings.csv');
    const rules = (of: string) => asked(of).records.flatMap(({ what }) => (what.startsWith('Rules') ? [what] : []));
    expect(rules('cost?type=EC2')).toEqual(['Rules for cost types']);
    expect(rules('cost?type=Savings+vendor+fee')).toEqual([]);
    expect(rules('cost?account=0001&type=Savings+vendor+fee&service=Savings+vendor+fee')).toEqual([]);
  });

  it('says so where shared cost that is split makes a part less than its lines', async () => {
    await importBill([
      { month, accountId: '0001', billed: 60n },
      { month, accountId: '0002', billed: 40n },
      { month, accountId: '0003', billed: 50n },
    ]);
    map('0001', 'production');
    map('0002', 'dev');
    map('0003', 'shared');
    saveSetting(db, 'sharedCostSplit', 'proportional', { validFrom: null, by });
    const levels = levelsBelow('cost.production');
    expect(levels[0]?.sum?.isEqual).toBe(true);
    const split = levels.find(({ of, partsBy }) => partsBy === 'line of the bill' && of.includes('account=0003'));
    expect(split?.sum).toEqual({ exact: '0.00000005', isEqual: false });
    expect(split?.notes.join(' ')).toContain('shared cost is split');
  });

  it('has no amount for a measure that can’t be computed', async () => {
    await importBill([{ month, accountId: '0001', billed: 10n ** 9n }]);

    expect(asked('cost.production')).toMatchObject({ text: '–', exact: null, sum: null });
    expect(asked('cost.production').reason).not.toBeNull();
  });

  it('is null for what names nothing', () => {
    for (const of of ['nothing', 'cost.nothing', 'cost?environment=prod', 'cost?colour=red']) {
      expect(explain(db, { month, of })).toBeNull();
    }
  });
});
