import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type PerunitDatabase } from '../../db/client';
import { activeCosts } from '../../db/queries/active-costs';
import { reportMoney } from '../../db/queries/convert';
import { coverage } from '../../db/queries/coverage';
import { feedStatesByMonth } from '../../db/queries/feed-states';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { answerPage, group, january } from '../ingest/corpus/cost-explorer-json';
import { curCsv } from '../ingest/corpus/cur-csv';
import type { FlattenOptions } from '../ingest/documents/flatten-documents';
import { reconcileMonth } from '../reconciliation/reconcile-month';
import { runImport } from './run-import';

const month = '2026-01';
let directory = '';
let db: PerunitDatabase;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-cost-explorer-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
beforeEach(() => {
  db = openDatabase(join(mkdtempSync(join(directory, 'data-')), 'perunit.db'));
});

const take = async (name: string, text: string, said?: FlattenOptions) => {
  const path = join(mkdtempSync(join(directory, 'file-')), name);
  writeFileSync(path, text);
  const outcomes = await runImport({
    db,
    inputs: [{ name, path }],
    by: 'test',
    ...(said === undefined ? {} : { said }),
  });
  return outcomes[0];
};

/** 10 dollars of EC2 in 000000000042, as the CUR has it. */
const cur = (payer = '000000000001') =>
  take('cur.csv', curCsv([{ bill_payer_account_id: payer, bill_invoice_id: 'INV-1' }]));
const ec2 = 'Amazon Elastic Compute Cloud - Compute';
const answer = (cost: string, isEstimated = false) =>
  answerPage({ periods: [january([group(['000000000042', ec2], cost)], { isEstimated })] });

const span = { first: month, last: month };
const billed = () =>
  activeCosts(db, { ...span, basis: 'billed', money: reportMoney(db, span, 'USD') }).map(({ nanos }) => nanos);
const readFeeds = () =>
  coverage(db)
    .sources.filter(({ cells }) => cells.some(({ isRead }) => isRead))
    .map(({ feed }) => feed);

describe('a month through the CUR and through Cost Explorer', () => {
  it('is two bills that agree, and only the CUR counts', async () => {
    await cur();
    const taken = await take('answer.json', answer('10'));
    expect(taken).toMatchObject({ result: 'imported', format: 'cost-explorer' });
    expect(taken?.preview?.notices.map(({ code }) => code)).toContain('payer-assumed');
    expect(billed()).toEqual([10_000_000_000n]);
    const [source, ...others] = reconcileMonth(db, month).sources;
    expect(others).toEqual([]);
    expect(source).toMatchObject({
      ...{ payerId: '000000000001', read: 'cur-2.0:000000000001' },
      comparison: { second: 'cost-explorer:000000000001', equalRows: 1, rows: [], differenceNanos: 0n },
    });
  });

  it('agrees with the console’s CSV too, which counts below both', async () => {
    const csv = 'Service,EC2-Instances($),Total costs($)\nService total,10,10\n2026-01-01,10,10\n';
    await cur();
    await take('answer.json', answer('10'));
    expect(await take('costs.csv', csv)).toMatchObject({
      result: 'refused',
      problems: [{ code: 'metric-unsuitable' }],
    });
    const taken = await take('costs.csv', csv, { metric: 'unblended', isUnfiltered: true });
    expect(taken).toMatchObject({ result: 'imported', format: 'console-service' });
    const { sources } = reconcileMonth(db, month);
    expect(sources.map(({ comparison }) => [comparison.second, comparison.rows, comparison.differenceNanos])).toEqual([
      ['console-service:000000000001', [], 0n],
      ['cost-explorer:000000000001', [], 0n],
    ]);
    expect(readFeeds()).toEqual(['cur-2.0:000000000001']);
  });

  it('is not compared in a cost that one of them does not know', async () => {
    await cur();
    await take('answer.json', answer('10'));
    const [source] = reconcileMonth(db, month, 'effective').sources;
    expect(source?.comparison).toMatchObject({ unknownIn: ['cost-explorer:000000000001'], rows: [] });
  });

  it('is compared by service where the answer names no accounts', async () => {
    await cur();
    const byService = answerPage({ by: ['SERVICE'], periods: [january([group(['AmazonEC2'], '12')])] });
    await take('answer.json', byService);
    const [source] = reconcileMonth(db, month).sources;
    expect(source?.comparison).toMatchObject({
      rows: [{ accountId: 'accounts-not-named', differenceNanos: 2_000_000_000n }],
      ...{ firstNanos: 10_000_000_000n, secondNanos: 12_000_000_000n },
    });
  });

  it('counts once too when the answer came first, and nobody had said whose bill it is', async () => {
    await take('answer.json', answer('7'));
    expect(readFeeds()).toEqual(['cost-explorer:payer-not-named']);
    expect(billed()).toEqual([7_000_000_000n]);
    await cur();
    expect(readFeeds()).toEqual(['cur-2.0:000000000001']);
    expect(billed()).toEqual([10_000_000_000n]);
    const [source] = reconcileMonth(db, month).sources;
    expect(source).toMatchObject({ payerId: '000000000001', comparison: { differenceNanos: -3_000_000_000n } });
  });
});

describe('an answer of Cost Explorer', () => {
  it('belongs to the payer that a person names', async () => {
    await take('answer.json', answer('7'), { payerId: '999988887777' });
    expect(readFeeds()).toEqual(['cost-explorer:999988887777']);
  });

  it('is refused where there are several payers and nobody says which', async () => {
    await cur('000000000001');
    await cur('000000000002');
    const outcome = await take('answer.json', answer('7'));
    expect(outcome).toMatchObject({ result: 'refused', problems: [{ code: 'payer-unknown' }] });
    expect(outcome?.problems[0]?.remedy).toContain('--payer');
  });

  it('makes its month final by AWS’s own flag, and keeps it open while it is estimated', async () => {
    const first = await take('answer.json', answer('7', true));
    expect(first?.preview?.deliveries[0]?.usage).toMatchObject({ isEstimated: true, hasInvoiceColumn: false });
    expect(feedStatesByMonth(db, span).get(month)?.feeds).toMatchObject([{ isEstimated: true, hasEstimateFlag: true }]);
    expect(coverage(db).sources[0]?.cells).toMatchObject([{ month, state: 'open' }]);
    await take('answer.json', answer('8'));
    expect(feedStatesByMonth(db, span).get(month)?.feeds).toMatchObject([
      { isEstimated: false, hasEstimateFlag: true },
    ]);
    expect(coverage(db).sources[0]?.cells).toMatchObject([{ month, state: 'final' }]);
    expect(billed()).toEqual([8_000_000_000n]);
  });

  it('leaves what it does not know unknown in the report’s inputs', async () => {
    await take('answer.json', answer('7'));
    const { months, savings } = loadReportInputs(db, { month, basis: 'effective' });
    expect(months.find((one) => one.month === month)?.costs?.map(({ nanos }) => nanos)).toEqual([null]);
    expect(savings.costs).toMatchObject([{ effectiveNanos: null, contractedNanos: null, listNanos: null }]);
  });
});
