import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../client';
import { commitImport } from '../commands/commit-import';
import { saveAccountMapping } from '../commands/save-account-mapping';
import { stageImport } from '../commands/stage-import';
import { stageRecords } from '../commands/stage-records';
import { undoImport } from '../commands/undo-import';
import type { Records } from '../record-types';
import { classifySample, type SampleFact, sampleScan, temporaryDatabase } from '../testing/sample-scan';
import { loadReportInputs } from './load-report-inputs';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const by = 'test';
const accept = { acceptRejects: true, acceptShrink: true, by };

const importBill = async (facts: readonly SampleFact[], changes = {}) => {
  const { importId } = await stageImport(db, sampleScan(facts, changes), { classify: classifySample, by });
  commitImport(db, importId, accept);
  return importId;
};

const saving = (changes: Partial<Records['savings']>): Records['savings'] => ({
  ...{ month: '2026-01', accountId: '2222', vendor: 'Zesty', grossSavingNanos: 100n, feeNanos: 25n, refundNanos: null },
  ...{ product: null, currency: 'USD', note: null },
  ...changes,
});

const importSavings = (records: readonly Records['savings'][]) => {
  const empty = { files: [], rowsRejected: 0, rejects: [], notices: [], columns: [], columnCount: 0 };
  const header = { name: 'savings.csv', sha256: 'savings', rowsRead: records.length, ...empty };
  const { importId } = stageRecords(db, { kind: 'savings', ...header, records }, { by });
  commitImport(db, importId, accept);
};

const savings = (month = '2026-01') => loadReportInputs(db, { month }).savings;

const month = '2026-01';
const onDemand = { month, pricingCategory: 'Standard', billed: 9n, list: 10n, contracted: 9n } as const;
const unused = {
  ...{ month, pricingCategory: 'Committed', commitmentStatus: 'Unused', scopeClass: 'commitment' as const },
  ...{ billed: 0n, effective: 4n, list: 0n, contracted: 0n },
};
const marketplace = { month, scopeClass: 'marketplace', service: 'Automation', billed: 3n, contracted: 3n } as const;

describe('what savings are made of', () => {
  it('are usage and commitments of 13 months by account and pricing, Marketplace charges of the month', async () => {
    await importBill([onDemand, { ...onDemand, service: 'S3' }, unused, marketplace]);
    await importBill(['2025-01', '2024-12'].map((each) => ({ ...onDemand, month: each })));
    const found = savings();
    expect(found.costs.map((cost) => [cost.month, cost.scopeClass, cost.effectiveNanos, cost.listNanos])).toEqual([
      ['2025-01', 'usage', 9n, 10n],
      [month, 'commitment', 4n, 0n],
      [month, 'usage', 18n, 20n],
    ]);
    expect(found.costs[1]).toMatchObject({ pricingCategory: 'Committed', commitmentStatus: 'Unused' });
    expect(found.costs[2]).toMatchObject({ pricingCategory: 'Standard', commitmentStatus: null, contractedNanos: 18n });
    expect(found.marketplace).toEqual([{ service: 'Automation', billedNanos: 3n }]);
  });

  it('have the environment in force in each month', async () => {
    await importBill([onDemand, { ...onDemand, month: '2025-12' }]);
    importSavings([saving({})]);
    const mapping = { accountId: '2222', environment: 'out-of-scope', name: null, owner: null } as const;
    saveAccountMapping(db, { ...mapping, validFrom: month }, { by });
    expect(savings().costs.map(({ environment }) => environment)).toEqual(['unmapped', 'out-of-scope']);
    expect(savings().vendors.map(({ environment }) => environment)).toEqual(['out-of-scope']);
  });

  it('add a vendor’s products for an account, whatever the capitals of its name', () => {
    const disk = saving({ product: 'Disk', vendor: 'ZESTY', grossSavingNanos: 7n, feeNanos: 2n, refundNanos: 1n });
    importSavings([saving({ product: 'Commitments' }), disk]);
    expect(savings().vendors).toEqual([
      {
        ...{ month, accountId: '2222', environment: 'unmapped', vendor: 'Zesty' },
        ...{ grossNanos: 107n, feeNanos: 27n, refundNanos: 1n },
      },
    ]);
  });

  it('do not know a cost that one of several payers’ bills does not know', async () => {
    await importBill([onDemand, { ...onDemand, payerId: 'B', list: null }]);
    expect(savings().costs).toMatchObject([{ listNanos: null, contractedNanos: 18n }]);
  });

  it('follow a delivery that replaces another, and its undo', async () => {
    await importBill([onDemand]);
    const corrected = await importBill([{ ...onDemand, list: 30n }], { name: 'corrected.csv' });
    expect(savings().costs).toMatchObject([{ listNanos: 30n }]);
    undoImport(db, corrected, { by });
    expect(savings().costs).toMatchObject([{ listNanos: 10n }]);
  });
});
