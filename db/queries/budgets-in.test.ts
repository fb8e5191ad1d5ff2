import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../client';
import { commitImport } from '../commands/commit-import';
import { stageRecords } from '../commands/stage-records';
import { undoImport } from '../commands/undo-import';
import type { BudgetRecord } from '../record-types';
import { temporaryDatabase } from '../testing/sample-scan';
import { budgetsIn } from './budgets-in';
import { loadReportInputs } from './load-report-inputs';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const by = 'test';

const importBudgets = (sha256: string, records: readonly BudgetRecord[]): number => {
  const empty = { files: [], rowsRejected: 0, rejects: [], notices: [], columns: [], columnCount: 0 };
  const header = { name: 'budgets.csv', sha256, rowsRead: records.length, ...empty };
  const { importId } = stageRecords(db, { kind: 'budgets', ...header, records }, { by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
  return importId;
};

const line = (month: string, amountNanos: bigint, of: Partial<BudgetRecord> = {}): BudgetRecord => ({
  ...{ month, amountNanos, environment: null, accountId: null },
  ...of,
});

describe('budgets', () => {
  it('come by month: of everything, of an environment, of an account', () => {
    const records = [
      line('2026-01', 9n),
      line('2026-01', 5n, { environment: 'production' }),
      line('2026-02', 3n, { accountId: '1' }),
      line('2026-03', 1n),
    ];
    importBudgets('a', records);
    expect(budgetsIn(db, { first: '2026-01', last: '2026-02' })).toEqual([
      { month: '2026-01', environment: null, accountId: null, nanos: 9n },
      { month: '2026-01', environment: 'production', accountId: null, nanos: 5n },
      { month: '2026-02', environment: null, accountId: '1', nanos: 3n },
    ]);
  });

  it('of a month are replaced whole by a later file, and come back when it is undone', () => {
    importBudgets('a', [line('2026-01', 9n), line('2026-02', 9n)]);
    const later = importBudgets('b', [line('2026-01', 7n)]);
    const amounts = () => budgetsIn(db, { first: '2026-01', last: '2026-12' }).map(({ nanos }) => nanos);
    expect(amounts().sort()).toEqual([7n, 9n]);
    undoImport(db, later, { by });
    expect(amounts()).toEqual([9n, 9n]);
  });

  it('reach a year past the report’s month', () => {
    importBudgets('a', [line('2027-01', 9n), line('2027-02', 9n)]);
    expect(loadReportInputs(db, { month: '2026-01' }).budgets.map(({ month }) => month)).toEqual(['2027-01']);
  });
});
