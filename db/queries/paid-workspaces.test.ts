import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromInteger } from '../../lib/money/rational';
import { daysInMonth } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { commitImport } from '../commands/commit-import';
import { stageRecords } from '../commands/stage-records';
import type { EntitlementRecord } from '../record-types';
import { temporaryDatabase } from '../testing/sample-scan';
import { paidFromEntitlements } from './paid-from-entitlements';
import { paidWorkspaces } from './paid-workspaces';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const entitle = (records: readonly EntitlementRecord[]): void => {
  const empty = { files: [], rowsRejected: 0, rejects: [], notices: [], columns: [], columnCount: 0 };
  const sha256 = JSON.stringify(records);
  const set = { kind: 'entitlements', name: 'e.csv', sha256, rowsRead: records.length, records, ...empty } as const;
  const { importId } = stageRecords(db, set, { by: 'test' });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by: 'test' });
};

const day = fc
  .integer({ min: 0, max: 200 })
  .map((days) => new Date(Date.UTC(2025, 9, 1) + days * 86_400_000).toISOString().slice(0, 10));
const months = ['2025-12', '2026-01', '2026-02'];
const entitlement = fc
  .record({
    workspaceId: fc.constantFrom('a', 'b', 'c', 'd'),
    plan: fc.constantFrom('Pro', 'Enterprise', 'trial', 'Free'),
    days: fc.uniqueArray(day, { minLength: 2, maxLength: 2 }),
    isOpen: fc.boolean(),
    paidFor: fc.option(fc.uniqueArray(fc.constantFrom(...months), { minLength: 1 })),
  })
  .map(({ workspaceId, plan, days, isOpen, paidFor }): EntitlementRecord => {
    const [paidFrom = '', last = ''] = [...days].sort();
    const own = { paidUntil: isOpen ? null : last, paidFor: paidFor?.join(' ') ?? null };
    return { workspaceId, plan, paidFrom, ...own, seats: null, activeUsers: null };
  });

describe('who pays', () => {
  it('on a month’s last day is as many as the month says, by either meaning of paid', () => {
    const some = fc.uniqueArray(entitlement, {
      ...{ minLength: 1, maxLength: 8, selector: ({ workspaceId, paidFrom }) => `${workspaceId} ${paidFrom}` },
    });
    fc.assert(
      fc.property(some, (records) => {
        entitle(records);
        for (const basis of ['entitlement-on-last-day', 'payment-received'] as const)
          for (const month of months) {
            const last = `${month}-${daysInMonth(month)}`;
            const paying = ['a', 'b', 'c', 'd'].filter((id) => paidWorkspaces(db)?.isPaid(id, last, basis));
            expect(paidFromEntitlements(db, basis)(month)).toEqual(fromInteger(paying.length));
          }
      }),
      { numRuns: 50 },
    );
  });

  it('is unknown without entitlements', () => {
    expect(paidWorkspaces(db)).toBeNull();
  });
});
