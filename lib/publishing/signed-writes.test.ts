import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastAuditId } from '../../db/commands/frozen-document';
import { saveInvoiceTotal } from '../../db/commands/save-invoice-total';
import { stageImport } from '../../db/commands/stage-import';
import { reportMonths } from '../../db/queries/report-months';
import { classifySample, sampleScan } from '../../db/testing/sample-scan';
import { changeConfig } from '../config/change-config';
import type { ConfigRecord } from '../config/config-schema';
import type { Month } from '../month/month';
import { ProblemError } from '../observe/problems';
import type { RestatedMonth } from '../report/restatement/restated-month';
import { liveReport } from './live-report';
import { monthIssue } from './month-issue';
import {
  chooseFeedAsking,
  commitAsking,
  restatedByImport,
  saveCountsAsking,
  saveInvoiceAsking,
  undoAsking,
} from './signed-writes';
import { noCounts } from './testing/sample-issue';
import { type SignedMonths, signedMonths, signedSample } from './testing/signed-months';

let sample: SignedMonths;
beforeEach(async () => {
  sample = await signedSample();
});
afterEach(() => sample.remove());

type Asked = { readonly by: string; readonly acceptRestatement: boolean };
type Write = (asked: Asked) => unknown;

const by = 'Zoe';
const doubts = { acceptRejects: true, acceptShrink: true };
const committing =
  (importId: number): Write =>
  (asked) =>
    commitAsking(sample.db, importId, { ...doubts, ...asked });

const changing =
  (...changes: readonly ConfigRecord[]): Write =>
  (asked) =>
    changeConfig(sample.db, changes, asked);

const accountId = '000000000001';
const counts = (month: Month, active: string) => ({ ...noCounts, month, active, hibernated: '250', paid: '100' });
const day = (of: string, active: string) => ({
  ...{ day: of, cluster: null, total: null, active, hibernated: '250', paid: '100', freemiumActive: null },
});
const budget = (month: Month) => ({ month, amountNanos: 8_100_000_000_000n, environment: null, accountId: null });
const entitlement = (workspaceId: string) => ({
  ...{ workspaceId, plan: 'team', paidFrom: '2025-12-05', paidUntil: null, paidFor: null, seats: 1, activeUsers: 1 },
});
const saving = (month: Month) => ({
  ...{
    month,
    accountId,
    vendor: 'Zesty',
    grossSavingNanos: 9_000_000_000n,
    feeNanos: 3_000_000_000n,
    refundNanos: null,
  },
  ...{ product: null, currency: 'USD', note: null },
});

/** Every kind of write, on December of which January only looks back; made ready, and what names its cause. */
const writes: readonly (readonly [string, () => Promise<Write> | Write, RegExp])[] = [
  [
    'a corrected bill',
    async () => committing(await sample.stageBill('2025-12', 8_100_000_000_000n, { name: 'corrected.csv' })),
    /^new data: corrected\.csv$/,
  ],
  [
    'a file of counts',
    () => committing(sample.stageFile({ kind: 'workspaces-monthly', records: [counts('2025-12', '1100')] })),
    /^new counts: workspaces-monthly\.csv$/,
  ],
  [
    'a file of daily counts',
    () => committing(sample.stageFile({ kind: 'workspaces-daily', records: [day('2025-12-31', '1100')] })),
    /^new counts: workspaces-daily\.csv$/,
  ],
  [
    'a file of savings',
    () => committing(sample.stageFile({ kind: 'savings', records: [saving('2025-12')] })),
    /^new savings: savings\.csv$/,
  ],
  [
    'a fleet file',
    () =>
      committing(
        sample.stageFile({
          kind: 'fleet',
          records: [{ month: '2025-12', environment: null, spotHours: '5', totalHours: '10' }],
        }),
      ),
    /^new data: fleet\.csv$/,
  ],
  [
    'a file of budgets',
    () => committing(sample.stageFile({ kind: 'budgets', records: [budget('2025-12')] })),
    /^new data: budgets\.csv$/,
  ],
  [
    'an accounts file',
    () =>
      committing(
        sample.stageFile({
          kind: 'accounts',
          records: [{ accountId, environment: 'test', validFrom: '2025-12', name: null, owner: null }],
        }),
      ),
    /^new accounts file: accounts\.csv$/,
  ],
  [
    'entitlements',
    () => {
      saveCountsAsking(sample.db, [{ ...counts('2025-12', '1000'), paid: null }], { by, acceptRestatement: true });
      return committing(sample.stageFile({ kind: 'entitlements', records: ['a', 'b'].map(entitlement) }));
    },
    /^new counts: entitlements\.csv$/,
  ],
  [
    'an undo',
    async () => {
      const corrected = await sample.stageBill('2025-12', 8_100_000_000_000n, { name: 'corrected.csv' });
      committing(corrected)({ by, acceptRestatement: true });
      return (asked) => undoAsking(sample.db, corrected, asked);
    },
    /^import taken back: corrected\.csv$/,
  ],
  [
    'an invoice total',
    () => (asked) =>
      saveInvoiceAsking(sample.db, { month: '2025-12', payerId: '1111', amount: '8123', currency: 'USD' }, asked),
    /^invoice total of payer 1111, Dec 2025$/,
  ],
  [
    'typed counts',
    () => (asked) => saveCountsAsking(sample.db, [counts('2025-12', '1100')], asked),
    /^new counts: Typed in$/,
  ],
  [
    'the choice of a feed',
    async () => {
      const rival = await sample.stageBill('2025-12', 8_300_000_000_000n, { name: 'rival.csv', format: 'cur-legacy' });
      sample.commit(rival);
      return (asked) =>
        chooseFeedAsking(sample.db, { payerId: '1111', month: '2025-12', feed: 'cur-legacy:1111' }, asked);
    },
    /^which bill counts for payer 1111, Dec 2025$/,
  ],
  [
    'a rate',
    async () => {
      sample.commit(await sample.stageBill('2025-12', 100_000_000_000n, { name: 'euros.csv', currency: 'EUR' }));
      return changing({ kind: 'rate', from: '2025-12', currency: 'EUR', to: 'USD', after: '1.1' });
    },
    /^exchange rate: EUR in USD, 2025-12$/,
  ],
  [
    'a file of rates',
    async () => {
      sample.commit(await sample.stageBill('2025-12', 100_000_000_000n, { name: 'euros.csv', currency: 'EUR' }));
      const rate = { month: '2025-12', currency: 'EUR', toCurrency: 'USD', rate: '1.1' };
      return committing(sample.stageFile({ kind: 'rates', records: [rate] }));
    },
    /^new rates: rates\.csv$/,
  ],
  [
    'a mapping',
    () =>
      changing({
        ...{ kind: 'account', id: accountId, from: '2025-12' },
        after: { environment: 'test', name: null, owner: null, team: null },
      }),
    /^environment of account 000000000001$/,
  ],
];

const refusal = (write: Write): ProblemError => {
  try {
    write({ by, acceptRestatement: false });
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
};

const named = ({ extra }: ProblemError): readonly RestatedMonth[] => (extra as { restates: RestatedMonth[] }).restates;
const documents = () =>
  new Map(reportMonths(sample.db).map((month) => [month, JSON.stringify(liveReport(sample.db, { month }))]));

describe.each(writes)('%s', (name, ready, cause) => {
  it('that touches a signed month is refused with the months that it would alter, later ones that look back included', async () => {
    const write = await ready();
    const [before, audit] = [documents(), lastAuditId(sample.db)];
    const problem = refusal(write);
    expect(problem.code).toBe('restates');
    const december = { month: '2025-12', reportState: 'published', edition: '60' };
    const january = { month: '2026-01', reportState: 'published', edition: '61' };
    expect(named(problem)).toMatchObject(name === 'an invoice total' ? [december] : [december, january]);
    for (const { count, places, sections } of named(problem)) {
      expect(count).toBeGreaterThan(0);
      expect(places.length).toBe(Math.min(count, 12));
      expect(sections.length).toBeGreaterThan(0);
      expect(places.every(({ before: was, after }) => was !== after)).toBe(true);
    }
    expect([documents(), lastAuditId(sample.db)]).toEqual([before, audit]);
  });

  it('is stored once somebody agreed; the months named are those whose documents changed, and say that they are restated and why', async () => {
    const write = await ready();
    const months = named(refusal(write)).map(({ month }) => month);
    const before = documents();
    write({ by, acceptRestatement: true });
    const after = documents();
    expect(signedMonths.filter((month) => before.get(month) !== after.get(month))).toEqual(months);
    // What a corrected bill restated is as it was published once the correction is taken back.
    const state = name === 'an undo' ? 'published' : 'restated';
    expect(months.map((month) => monthIssue(sample.db, month).state)).toEqual(months.map(() => state));
    const { restatement } = monthIssue(sample.db, '2025-12');
    const last = restatement?.changes.at(-1);
    expect(last?.text).toMatch(cause);
  });
});

describe('what alters no signed month', () => {
  const quiet = { by, acceptRestatement: false };

  it.each([
    ['a bill of a draft', async () => committing(await sample.stageBill('2026-02', 9_600_000_000_000n))],
    ['a bill of a new month', async () => committing(await sample.stageBill('2026-03', 9_600_000_000_000n))],
    ['counts of a draft', () => (asked: Asked) => saveCountsAsking(sample.db, [counts('2026-02', '1200')], asked)],
    ['the same counts again', () => (asked: Asked) => saveCountsAsking(sample.db, [counts('2025-12', '1000')], asked)],
    [
      'the same invoice total again',
      () => (asked: Asked) =>
        saveInvoiceAsking(sample.db, { month: '2025-12', payerId: '1111', amount: '8000', currency: 'USD' }, asked),
    ],
    ['a setting of drafts', () => changing({ kind: 'setting', key: 'noiseBandPct', from: '2026-02', after: '9' })],
  ] as const)('is not asked about: %s', async (_, ready) => {
    const write = await ready();
    const before = documents();
    write(quiet);
    for (const month of signedMonths) expect(documents().get(month)).toBe(before.get(month));
  });

  it('the same file again changes nothing and asks nothing', async () => {
    const importId = await sample.stageBill('2025-12', 8_000_000_000_000n, { name: '2025-12.csv' });
    expect(restatedByImport(sample.db, importId)).toEqual([]);
    expect(committing(importId)(quiet)).toEqual({ result: 'unchanged', problems: [] });
  });
});

describe('what is asked', () => {
  it('names words that change where no figure does', () => {
    const wide = changing({ kind: 'setting', key: 'noiseBandPct', from: null, after: '40' });
    const months = named(refusal(wide));
    expect(months.map(({ month }) => month)).toContain('2026-01');
    expect(months.at(-1)?.sections).toContain('Headline');
  });

  it('names key figures first', async () => {
    const importId = await sample.stageBill('2025-12', 8_800_000_000_000n);
    const [december, january] = restatedByImport(sample.db, importId);
    expect(december?.places[0]).toEqual({
      id: `headline.cost.2025-12`,
      section: 'Headline',
      name: 'Cost in the KPIs',
      before: '$8,000',
      after: '$8,800',
    });
    expect(january?.places[0]).toMatchObject({ section: 'KPI scorecard', name: 'APWC, Relative change' });
  });

  it('reaches the months of rows that leave with what is replaced, and come back with what is taken back', async () => {
    const stray = { accountId, month: '2026-01', usedIn: '2026-02', billed: 70_000_000_000n };
    const february = { accountId, month: '2026-02', billed: 9_500_000_000_000n };
    const scan = sampleScan([february, stray], { name: 'late.csv' });
    const late = await stageImport(sample.db, scan, { classify: classifySample, by });
    expect(restatedByImport(sample.db, late.importId).map(({ month }) => month)).toEqual(['2026-01']);
    sample.commit(late.importId);
    const without = await sample.stageBill('2026-02', 9_500_000_000_001n, { name: 'without.csv' });
    expect(restatedByImport(sample.db, without).map(({ month }) => month)).toEqual(['2026-01']);
    sample.commit(without);
    expect(monthIssue(sample.db, '2026-01').state).toBe('published');
    expect(restatedByImport(sample.db, without).map(({ month }) => month)).toEqual(['2026-01']);
  });

  it('does not ask about a month that was restated before for what does not change it further', () => {
    saveInvoiceTotal(sample.db, { month: '2025-11', payerId: '1111', amount: '1', currency: 'USD' }, { by });
    expect(monthIssue(sample.db, '2025-11').state).toBe('restated');
    expect(saveCountsAsking(sample.db, [counts('2026-02', '1200')], { by, acceptRestatement: false })).toBe('replaced');
  });
});
