import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../client';
import { commitImport } from '../commands/commit-import';
import { saveAccountMapping } from '../commands/save-account-mapping';
import { stageImport } from '../commands/stage-import';
import { classifySample, type SampleFact, sampleScan, temporaryDatabase } from '../testing/sample-scan';
import { loadReportInputs } from './load-report-inputs';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const importBill = async (facts: readonly SampleFact[]) => {
  const { importId } = await stageImport(db, sampleScan(facts), { classify: classifySample, by: 'test' });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by: 'test' });
};

const linesIn = (month = '2026-01') => loadReportInputs(db, { month }).moverLines;

const before = { month: '2025-12', billed: 10n, usageType: 'BoxUsage', hours: 5n } as const;
const after = { ...before, month: '2026-01', billed: 12n, hours: 6n } as const;

describe('the lines of what moved most', () => {
  it('have cost and quantity of both months beside each other, with their days', async () => {
    await importBill([before, { ...after, day: 3 }, { ...after, day: 25 }]);
    expect(linesIn()).toEqual([
      {
        ...{ accountId: '2222', costType: 'Ama', service: 'Amazon Elastic Compute Cloud', usageType: 'BoxUsage' },
        ...{ operation: null, region: 'eu-west-1', unit: 'Hrs', pricingCategory: null, commitmentStatus: null },
        scopeClass: 'usage',
        before: { nanos: 10n, micros: 5_000_000n, lateMicros: 0n, firstDay: '2025-12-01', lastDay: '2025-12-01' },
        after: {
          ...{ nanos: 24n, micros: 12_000_000n, lateMicros: 6_000_000n },
          firstDay: '2026-01-03',
          lastDay: '2026-01-25',
        },
      },
    ]);
  });

  it('are those that came and went too, and say where no quantity is known', async () => {
    const { hours, ...unread } = before;
    await importBill([unread, { ...after, usageType: 'SpotUsage' }]);
    expect(linesIn()).toMatchObject([
      { usageType: 'BoxUsage', before: { micros: null }, after: null },
      { usageType: 'SpotUsage', before: null, after: { micros: 6_000_000n } },
    ]);
  });

  it('know no quantity beyond 64 bits', async () => {
    const large = { ...after, hours: 5_000_000_000_000n };
    await importBill([before, { ...large, payerId: 'A' }, { ...large, payerId: 'B' }]);
    expect(linesIn()).toMatchObject([{ after: { micros: null, nanos: 24n } }]);
  });

  it('are of the largest eight, and of KPI cost only', async () => {
    const many = Array.from({ length: 14 }, (_, at) => ({ ...after, accountId: `a${at}`, billed: BigInt(100 + at) }));
    await importBill([before, ...many, { ...after, accountId: 'a13', scopeClass: 'tax', billed: 9_999n }]);
    const lines = linesIn();
    expect(lines.map(({ accountId }) => accountId).sort()).toEqual(
      many
        .slice(6)
        .map(({ accountId }) => accountId)
        .sort(),
    );
    expect(lines.every(({ scopeClass }) => scopeClass === 'usage')).toBe(true);
  });

  it('are none of accounts out of scope, of unchanged cost, or without a bill before', async () => {
    const same = { ...after, billed: before.billed, accountId: '4444' };
    await importBill([before, after, { ...before, accountId: '4444' }, same]);
    expect(linesIn('2025-12')).toEqual([]);
    expect(linesIn().map(({ accountId }) => accountId)).toEqual(['2222']);
    const mapping = {
      accountId: '2222',
      name: null,
      owner: null,
      environment: 'out-of-scope',
      validFrom: '2025-01',
    } as const;
    saveAccountMapping(db, mapping, { by: 'test' });
    expect(linesIn()).toEqual([]);
  });
});
