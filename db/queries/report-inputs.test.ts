import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { targetInForce } from '../../lib/kpis/in-force';
import { fromDecimal, fromInteger, rational } from '../../lib/money/rational';
import type { PerunitDatabase } from '../client';
import { commitImport } from '../commands/commit-import';
import { saveAccountMapping, saveAccountMappings } from '../commands/save-account-mapping';
import { saveDefinition, saveRules, saveTarget } from '../commands/save-definition';
import { saveInvoiceTotal } from '../commands/save-invoice-total';
import { saveSetting } from '../commands/save-setting';
import { saveWorkspaceCounts } from '../commands/save-workspace-counts';
import { stageImport } from '../commands/stage-import';
import { stageRecords } from '../commands/stage-records';
import { undoImport } from '../commands/undo-import';
import type { RecordSet, Records, WorkspaceDayRecord, WorkspaceMonthRecord } from '../record-types';
import { classifySample, type SampleFact, sampleScan, temporaryDatabase } from '../testing/sample-scan';
import { accountsWithCost } from './accounts-with-cost';
import { definitionsFor, targetsFor } from './definitions-for';
import { loadReportInputs } from './load-report-inputs';
import { hasCostClassRules, rulesFor } from './rules-for';
import { settingsFor } from './settings-for';

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
  return commitImport(db, importId, accept);
};

let files = 0;
const header = (records: readonly unknown[]) => {
  files += 1;
  const empty = { files: [], rowsRejected: 0, rejects: [], notices: [], columns: [], columnCount: 0 };
  return { name: 'small.csv', sha256: `file ${files}`, rowsRead: records.length, ...empty };
};

const importRecords = (set: RecordSet, options = accept) => {
  const { importId } = stageRecords(db, set, { by });
  return { importId, ...commitImport(db, importId, options) };
};

const saving = (changes: Partial<Records['savings']>): Records['savings'] => ({
  ...{ month: '2026-01', accountId: '2222', vendor: 'Zesty', grossSavingNanos: 100n, feeNanos: 25n, refundNanos: null },
  ...{ product: null, currency: 'USD', note: null },
  ...changes,
});

const monthly = (changes: Partial<WorkspaceMonthRecord>): WorkspaceMonthRecord => ({
  ...{ month: '2026-01', cluster: null, basis: 'month-end', total: null, active: null, hibernated: null, paid: null },
  ...{ freemium: null, freemiumActive: null, elevenPlus: null, provisioning: null, leaving: null },
  ...changes,
});

const daily = (day: number, changes: Partial<WorkspaceDayRecord>): WorkspaceDayRecord => ({
  ...{ day: `2026-01-${String(day).padStart(2, '0')}`, cluster: null, total: null, active: null, hibernated: null },
  ...{ paid: null, freemiumActive: null },
  ...changes,
});

const countsOf = (month = '2026-01') => loadReportInputs(db, { month }).months.at(-1)?.counts ?? null;

describe('costs', () => {
  it('come by account, service and class, with the environment in force in each month', async () => {
    await importBill(['2025-12', '2026-01'].map((month) => ({ month, billed: 5n, effective: 4n })));
    const account = { accountId: '2222', name: 'Shop', owner: 'Ann', team: 'Trade' };
    saveAccountMapping(db, { ...account, environment: 'test', validFrom: '2025-01' }, { by });
    saveAccountMapping(db, { ...account, environment: 'dev', validFrom: '2026-01' }, { by });
    saveAccountMapping(db, { ...account, environment: 'production', validFrom: '2026-01' }, { by });
    const inputs = loadReportInputs(db, { month: '2026-01' });
    expect(inputs.months.map(({ costs }) => costs?.map((cell) => [cell.environment, cell.nanos]))).toEqual([
      [['test', 4n]],
      [['production', 4n]],
    ]);
    const mappings = [
      { from: '2025-01', environment: 'test' },
      { from: '2026-01', environment: 'production' },
    ];
    expect(inputs.accounts).toEqual([{ ...account, environment: 'production', mappings }]);
  });

  it('name an account, its owner and its team as they are by the month, whatever is said from a later one on', async () => {
    await importBill(['2025-12', '2026-01'].map((month) => ({ month, billed: 5n })));
    const said = { accountId: '2222', environment: 'dev', name: 'Shop', owner: 'Ann', team: 'Trade' } as const;
    saveAccountMapping(db, { ...said, validFrom: '2025-12' }, { by });
    const before = loadReportInputs(db, { month: '2025-12' }).accounts[0];
    saveAccountMapping(db, { ...said, name: 'Store', owner: 'Ben', team: null, validFrom: '2026-01' }, { by });
    const { mappings: _, ...account } = loadReportInputs(db, { month: '2025-12' }).accounts[0] ?? {};
    expect(before).toMatchObject(account);
    expect(account).toMatchObject({ name: 'Shop', owner: 'Ann', team: 'Trade' });
    const later = loadReportInputs(db, { month: '2026-01' }).accounts[0];
    expect(later).toMatchObject({ name: 'Store', owner: 'Ben', team: 'Trade' });
  });

  it('of a basis that a bill does not know are null, not zero', async () => {
    await importBill([{ month: '2026-01', billed: 5n, list: null }]);
    const nanosOn = (basis: 'list' | 'billed') =>
      loadReportInputs(db, { month: '2026-01', basis }).months[0]?.costs?.map(({ nanos }) => nanos);
    expect([nanosOn('list'), nanosOn('billed')]).toEqual([[null], [5n]]);
  });

  it('in two currencies are never added without a rate', async () => {
    await importBill([{ month: '2026-01', billed: 5n }]);
    await importBill([{ month: '2026-01', billed: 5n, payerId: 'B' }], { currency: 'EUR' });
    const [month] = loadReportInputs(db, { month: '2026-01' }).months;
    expect(month).toMatchObject({ currency: 'USD', costs: null, missingRates: [{ currency: 'EUR', vendor: null }] });
  });

  it('have the savings vendors’ fees with them, each vendor a feed of its own', async () => {
    await importBill([{ month: '2026-01', billed: 5n }]);
    importRecords({ kind: 'savings', ...header([1]), records: [saving({})] });
    importRecords({ kind: 'savings', ...header([1]), records: [saving({ vendor: 'Other', feeNanos: 3n })] });
    const corrected = importRecords({ kind: 'savings', ...header([1]), records: [saving({ feeNanos: 20n })] });
    expect(corrected.result).toBe('replaced');
    const fees = () =>
      loadReportInputs(db, { month: '2026-01', basis: 'list' })
        .months[0]?.costs?.filter(({ scopeClass }) => scopeClass === 'vendor-fee')
        .map(({ nanos }) => nanos);
    expect(fees()).toEqual([23n]);
    undoImport(db, corrected.importId, { by });
    expect(fees()).toEqual([28n]);
  });

  it('fill the months between without gaps, 37 at most', async () => {
    await importBill(['2020-01', '2026-01'].map((month) => ({ month, billed: 5n })));
    const { months } = loadReportInputs(db, { month: '2026-01' });
    expect([months.length, months[0]?.month, months[0]?.costs]).toEqual([37, '2023-01', null]);
    expect(loadReportInputs(db, { month: '2019-01' }).months).toMatchObject([{ month: '2019-01', costs: null }]);
  });

  it('rank accounts without environment first, then by cost', async () => {
    await importBill(['1', '2', '3'].map((accountId) => ({ month: '2026-01', billed: BigInt(accountId), accountId })));
    const mapping = { accountId: '3', environment: 'dev', validFrom: '2026-01', name: null, owner: null } as const;
    saveAccountMappings(db, [mapping], { by });
    expect(accountsWithCost(db)).toMatchObject([
      { accountId: '2', environment: 'unmapped', name: 'Account 2', costs: [{ month: '2026-01', nanos: 2n }] },
      { accountId: '1', environment: 'unmapped' },
      { accountId: '3', environment: 'dev' },
    ]);
  });
});

describe('workspace counts', () => {
  it('come from the daily file before the monthly one before what was typed in', () => {
    saveWorkspaceCounts(db, [monthly({ total: '10' })], { by });
    expect(countsOf()).toMatchObject({ total: fromInteger(10), basis: 'month-end' });
    const file = importRecords({ kind: 'workspaces-monthly', ...header([1]), records: [monthly({ total: '11' })] });
    expect(countsOf()?.total).toEqual(fromInteger(11));
    const days = [daily(31, { total: '12' })];
    importRecords({ kind: 'workspaces-daily', ...header(days), records: days });
    expect(countsOf()?.total).toEqual(fromInteger(12));
    undoImport(db, file.importId, { by });
    expect(countsOf()?.total).toEqual(fromInteger(12));
  });

  it('come from what a connection counted before every file, which stays for reconciliation', () => {
    const file = [daily(31, { total: '12', paid: '4' })];
    importRecords({ kind: 'workspaces-daily', ...header(file), records: file });
    const counted = [daily(31, { active: '9', hibernated: '2', total: '11', leaving: '3', source: 'provisioner-1' })];
    const pulled = importRecords({ kind: 'workspaces-daily', ...header(counted), records: counted });
    const other = [daily(31, { total: '10', source: 'prometheus-2' })];
    importRecords({ kind: 'workspaces-daily', ...header(other), records: other });
    expect(countsOf()).toMatchObject({ total: fromInteger(11), leaving: fromInteger(3), paid: fromInteger(4) });
    undoImport(db, pulled.importId, { by });
    expect(countsOf()?.total).toEqual(fromInteger(10));
  });

  it('of two feeds of days are never mixed day by day', () => {
    const file = Array.from({ length: 30 }, (_, index) => daily(index + 1, { total: '10' }));
    importRecords({ kind: 'workspaces-daily', ...header(file), records: file });
    const counted = [daily(31, { total: '99', source: 'provisioner-1' })];
    importRecords({ kind: 'workspaces-daily', ...header(counted), records: counted });
    expect(countsOf()).toMatchObject({ total: fromInteger(99), otherBasisTotal: fromInteger(10) });
  });

  it('are the exact average of the days when 90 % of them are there, and say the other basis', () => {
    const days = Array.from({ length: 28 }, (_, index) => daily(index + 4, { total: String(index), cluster: null }));
    importRecords({ kind: 'workspaces-daily', ...header(days), records: days });
    saveSetting(db, 'countBasis', 'daily-average', { validFrom: null, by });
    expect(countsOf()).toMatchObject({
      basis: 'daily-average',
      total: rational(27n, 2n),
      otherBasisTotal: fromInteger(27),
    });
  });

  it('fall back to the basis that can be had, and say so', () => {
    saveWorkspaceCounts(db, [monthly({ total: '10.5', basis: 'daily-average' })], { by });
    expect(countsOf()).toMatchObject({ basis: 'daily-average', total: fromDecimal('10.5'), otherBasisTotal: null });
    const days = [daily(3, { total: '12' })];
    importRecords({ kind: 'workspaces-daily', ...header(days), records: days });
    expect(countsOf()?.total).toEqual(fromDecimal('10.5'));
  });

  it('by cluster are added to the whole where no row gives it', () => {
    const records = [monthly({ cluster: 'a', active: '1' }), monthly({ cluster: 'b', active: '2', paid: '1' })];
    importRecords({ kind: 'workspaces-monthly', ...header(records), records });
    expect(countsOf()).toMatchObject({ active: fromInteger(3), paid: null });
    expect(countsOf()?.clusters.map(({ cluster, active }) => [cluster, active])).toEqual([
      ['a', fromInteger(1)],
      ['b', fromInteger(2)],
    ]);
  });

  it('take the paid ones from the entitlements where they lack them; trials are free', () => {
    const row = { paidUntil: null, paidFor: null, seats: null, activeUsers: null };
    const records = [
      { ...row, workspaceId: 'w1', plan: 'pro', paidFrom: '2025-01-01' },
      { ...row, workspaceId: 'w2', plan: 'Trial', paidFrom: '2025-01-01' },
      { ...row, workspaceId: 'w3', plan: 'pro', paidFrom: '2025-01-01', paidUntil: '2026-01-30' },
    ];
    importRecords({ kind: 'entitlements', ...header(records), records });
    saveWorkspaceCounts(db, [monthly({ total: '10' })], { by });
    expect(countsOf()?.paid).toEqual(fromInteger(1));
  });

  it('take payments received for the month from the entitlements when that is asked for', () => {
    const row = { plan: 'pro', paidUntil: null, paidFor: null, seats: null, activeUsers: null };
    const records = [
      { ...row, workspaceId: 'ended', paidFrom: '2025-02-01', paidUntil: '2026-01-30' },
      { ...row, workspaceId: 'named', paidFrom: '2025-01-01', paidFor: '2025-12 2026-01' },
      { ...row, workspaceId: 'late', paidFrom: '2025-01-01', paidFor: '2025-11 2025-12' },
      { ...row, workspaceId: 'later', paidFrom: '2025-01-01', paidFor: '2025-12' },
      { ...row, workspaceId: 'gone', paidFrom: '2025-01-01', paidUntil: '2025-12-31' },
    ];
    importRecords({ kind: 'entitlements', ...header(records), records });
    saveWorkspaceCounts(db, [monthly({ total: '10' })], { by });
    expect(countsOf()).toMatchObject({ paid: fromInteger(3), paidSource: 'entitlements' });
    saveSetting(db, 'paidBasis', 'payment-received', { validFrom: null, by });
    expect(countsOf()).toMatchObject({ paid: fromInteger(2), paidSource: 'entitlements' });
    importRecords({ kind: 'entitlements', ...header([1]), records: records.slice(0, 1) });
    expect(countsOf()?.paid).toEqual(fromInteger(1));
    saveWorkspaceCounts(db, [monthly({ total: '10', paid: '7' })], { by });
    expect(countsOf()).toMatchObject({ paid: fromInteger(7), paidSource: 'counts' });
  });

  it('take from the monthly file what the daily one cannot say', () => {
    const days = [daily(31, { active: '8', hibernated: '4' })];
    importRecords({ kind: 'workspaces-daily', ...header(days), records: days });
    const given = { active: '8', hibernated: '4', paid: '5', freemium: '6', elevenPlus: '3', leaving: '1' };
    const months = [monthly(given), monthly({ cluster: 'a', total: '12' })];
    importRecords({ kind: 'workspaces-monthly', ...header(months), records: months });
    expect(countsOf()).toMatchObject({
      ...{ active: fromInteger(8), paid: fromInteger(5), freemium: fromInteger(6) },
      ...{ elevenPlus: fromInteger(3), leaving: fromInteger(1), clusters: [{ cluster: 'a' }] },
    });
  });

  it('do not mix two sources that disagree', () => {
    const days = [daily(31, { active: '8', hibernated: '4', paid: '7' })];
    importRecords({ kind: 'workspaces-daily', ...header(days), records: days });
    const months = [monthly({ total: '12', paid: '5', freemium: '6', freemiumActive: '2', elevenPlus: '3' })];
    importRecords({ kind: 'workspaces-monthly', ...header(months), records: months });
    const expected = { paid: fromInteger(7), freemium: null, freemiumActive: null, elevenPlus: fromInteger(3) };
    expect(countsOf()).toMatchObject(expected);
    const others = [monthly({ cluster: 'a', total: '11', provisioning: '2', freemium: '4' })];
    importRecords({ kind: 'workspaces-monthly', ...header(others), records: others });
    expect(countsOf()).toMatchObject({ freemium: null, provisioning: fromInteger(2), clusters: [] });
  });

  it('typed again replace what was typed before; the same again changes nothing', () => {
    expect(saveWorkspaceCounts(db, [monthly({ total: '10' })], { by })).toBe('imported');
    expect(saveWorkspaceCounts(db, [monthly({ total: '10' })], { by })).toBe('unchanged');
    expect(saveWorkspaceCounts(db, [monthly({ total: '9' })], { by })).toBe('replaced');
    expect(countsOf()?.total).toEqual(fromInteger(9));
  });

  it('of fewer days than before ask first', () => {
    const days = [daily(1, { total: '1' }), daily(2, { total: '1' })];
    importRecords({ kind: 'workspaces-daily', ...header(days), records: days });
    const part = { kind: 'workspaces-daily', ...header([1]), records: days.slice(1) } as const;
    expect(importRecords(part, { ...accept, acceptShrink: false })).toMatchObject({
      result: 'refused',
      problems: [{ code: 'period-shrinks', value: '2026-01' }],
    });
  });
});

describe('fleet hours', () => {
  it('come from the bill, and a fleet file overrides them', async () => {
    const hours = { month: '2026-01', billed: 1n };
    await importBill([
      { ...hours, usageType: 'EUW1-SpotUsage:m5.large', hours: 3n },
      { ...hours, usageType: 'EUW1-BoxUsage:m5.large', hours: 9n },
      { ...hours, usageType: 'EUW1-NatGateway-Hours', hours: 100n },
    ]);
    const fleet = () => loadReportInputs(db, { month: '2026-01' }).months[0]?.fleet;
    expect(fleet()).toEqual({ spotHours: fromInteger(3), totalHours: fromInteger(12), source: 'bill' });
    const records = [{ month: '2026-01', environment: null, spotHours: '1.5', totalHours: '6' }];
    importRecords({ kind: 'fleet', ...header(records), records });
    expect(fleet()).toEqual({ spotHours: rational(3n, 2n), totalHours: fromInteger(6), source: 'csv' });
  });
});

describe('what people record', () => {
  it('is in force from its month on, the last record of a month standing', () => {
    saveSetting(db, 'warnBandPct', '3', { validFrom: null, by });
    saveSetting(db, 'warnBandPct', '5', { validFrom: '2026-01', by });
    saveSetting(db, 'warnBandPct', '4', { validFrom: '2026-01', by });
    expect(['2025-12', '2026-01'].map((month) => settingsFor(db, month).warnBandPct)).toEqual(['3', '4']);
    expect(settingsFor(db, '2026-01').noiseBandPct).toBe('2');
  });

  it('keeps every version of a definition, and targets by month', () => {
    const shipped = definitionsFor(db);
    expect(shipped).toHaveLength(13);
    const [first] = shipped;
    if (first === undefined) throw new Error('no definitions');
    saveDefinition(db, { ...first, version: 2, validFrom: '2026-01' }, { by });
    expect(definitionsFor(db).filter(({ id }) => id === first.id)).toHaveLength(2);
    saveTarget(db, 'DM', { kind: 'threshold', operator: '<', fail: '0.1', warn: null }, { validFrom: '2026-01', by });
    saveTarget(db, 'DM', null, { validFrom: '2026-06', by });
    const fails = targetsFor(db).filter(({ kpiId }) => kpiId === 'DM');
    expect(fails.map(({ fail }) => fail)).toEqual(['0.2', '0.1', null]);
    const inForce = (month: string) => targetInForce(targetsFor(db), 'DM', month)?.fail ?? null;
    expect(['2025-12', '2026-05', '2026-06', '2027-01'].map(inForce)).toEqual(['0.2', '0.1', null, null]);
  });

  it('are rules a kind at a time, the shipped ones before', () => {
    const shipped = rulesFor(db, '2026-01', 'cost-type');
    expect(shipped.length).toBeGreaterThan(5);
    expect(hasCostClassRules(db)).toBe(false);
    const base = { position: 1, name: 'all', validFrom: null, match: {} } as const;
    saveRules(db, 'cost-class', [{ ...base, id: 'r', kind: 'cost-class', result: 'fixed-platform' }], {
      validFrom: '2026-02',
      by,
    });
    expect(hasCostClassRules(db)).toBe(true);
    expect(rulesFor(db, '2026-01', 'cost-class')).toEqual([]);
    expect(rulesFor(db, '2026-02', 'cost-class')).toMatchObject([{ id: 'r' }]);
    expect(rulesFor(db, '2026-02', 'cost-type')).toEqual(shipped);
  });

  it('is an invoice total until it is taken back', () => {
    const total = { month: '2026-01', payerId: '1111', currency: 'USD' };
    saveInvoiceTotal(db, { ...total, amount: '12.34' }, { by });
    expect(loadReportInputs(db, { month: '2026-01' }).invoiceTotals).toEqual([{ ...total, amount: '12.34' }]);
    saveInvoiceTotal(db, { ...total, amount: null }, { by });
    expect(loadReportInputs(db, { month: '2026-01' }).invoiceTotals).toEqual([]);
  });

  it('is an accounts file that adds to what was there, and undo takes out', () => {
    const record = (accountId: string) =>
      ({ accountId, environment: 'dev', validFrom: '2026-01', name: null, owner: null }) as const;
    const file = (accountId: string) => ({ kind: 'accounts', ...header([1]), records: [record(accountId)] }) as const;
    importRecords(file('1'));
    const second = importRecords(file('2'));
    expect(second.result).toBe('imported');
    expect(accountsWithCost(db).map(({ accountId }) => accountId)).toEqual(['1', '2']);
    undoImport(db, second.importId, { by });
    expect(accountsWithCost(db).map(({ accountId }) => accountId)).toEqual(['1']);
  });
});
