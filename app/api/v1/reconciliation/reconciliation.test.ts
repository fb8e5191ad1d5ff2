import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '@/db/client';
import { commitImport } from '@/db/commands/commit-import';
import { saveInvoiceTotal } from '@/db/commands/save-invoice-total';
import { stageImport } from '@/db/commands/stage-import';
import { classifySample, sampleScan } from '@/db/testing/sample-scan';
import { reconciliationOperations } from '@/lib/api/reconciliation';
import type { BillFormat } from '@/lib/ingest/types';
import { GET } from './route';

const host = '127.0.0.1:3000';
const month = '2026-01';
const by = 'test';
let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-api-'));
  process.env['PERUNIT_DATA'] = data;
});

afterEach(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

const importBill = async (format: BillFormat, billed: bigint, effective: bigint): Promise<void> => {
  const facts = [
    { month, accountId: '01', service: 'AmazonEC2', billed: 900_000_000_001n },
    { month, accountId: '01', service: 'AmazonS3', billed, effective },
  ];
  const db = organisationDatabase('own');
  const { importId } = await stageImport(db, sampleScan(facts, { format }), { classify: classifySample, by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
};

const ask = async (query: string): Promise<Response> => {
  const request = new Request(`http://${host}/api/v1/reconciliation?${query}`, { headers: { host } });
  return GET(request, { params: Promise.resolve({}) });
};

/** The answer, as its operation of the OpenAPI document describes it. */
const found = async (query: string): Promise<unknown> => {
  const answer = await ask(query);
  expect(answer.status).toBe(200);
  const body: unknown = await answer.json();
  const [said] = reconciliationOperations[0]?.answers ?? [];
  if (said === undefined || !('json' in said)) throw new Error('The operation does not say what it answers.');
  said.json.parse(body);
  return body;
};

test('two bills of a month and its invoice: what differs, first the biggest, and what remains', async () => {
  await importBill('cur-2.0', 112_500_000_000n, 100_000_000_000n);
  await importBill('focus-1.2', 100_000_000_000n, 100_000_000_000n);
  saveInvoiceTotal(organisationDatabase('own'), { payerId: '1111', month, amount: '990.00', currency: 'USD' }, { by });
  expect(await found(`month=${month}`)).toMatchObject({
    payers: [
      {
        payerId: '1111',
        billed: '1000.000000001',
        invoice: '990.00',
        residual: '10.000000001',
        isWithinTolerance: false,
      },
    ],
    sources: [
      {
        read: 'focus-1.2:1111',
        comparison: {
          ...{ first: 'focus-1.2:1111', second: 'cur-2.0:1111', basis: 'billed' },
          rows: [{ accountId: '01', service: 'AmazonS3', differenceNanos: '12500000000' }],
          equalRows: 1,
        },
      },
    ],
  });
  expect(await found(`month=${month}&basis=effective`)).toMatchObject({
    sources: [{ comparison: { rows: [], equalRows: 2, basis: 'effective' } }],
  });
});

test('a month without bills has nothing to compare, and a month is needed', async () => {
  expect(await found(`month=${month}`)).toMatchObject({ payers: [], sources: [] });
  for (const wrong of ['', 'month=January', `month=${month}&basis=list`]) expect((await ask(wrong)).status).toBe(400);
});
