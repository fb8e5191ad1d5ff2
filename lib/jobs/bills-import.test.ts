import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { saveInvoiceTotal } from '../../db/commands/save-invoice-total';
import { loadReportInputs } from '../../db/queries/load-report-inputs';
import { billsCsv, linkedLine, summaryRow } from '../ingest/corpus/bills-csv';
import { answerPage, group, january } from '../ingest/corpus/cost-explorer-json';
import { focusCsv } from '../ingest/corpus/focus-csv';
import type { FlattenOptions } from '../ingest/documents/flatten-documents';
import { reconcileMonth } from '../reconciliation/reconcile-month';
import { runImport } from './run-import';

let directory = '';
let db: PerunitDatabase;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-bills-import-'));
  db = openDatabase(join(directory, 'perunit.db'));
});
afterEach(() => {
  closeDatabase(db);
  rmSync(directory, { recursive: true });
});

const by = 'Ana';
const importFile = async (name: string, text: string, said: FlattenOptions = {}) => {
  const path = join(directory, name);
  writeFileSync(path, text);
  const [outcome] = await runImport({ db, inputs: [{ name, path }], by, said });
  return outcome;
};

const bill = (total: string) => billsCsv([linkedLine(), summaryRow('StatementTotal', total)]);
const payer = { month: '2026-01', payerId: '999988887777', currency: 'USD' };

it('a Bills page CSV states its invoice, until somebody enters one', async () => {
  expect(await importFile('bill.csv', bill('10.00'))).toMatchObject({ result: 'imported', format: 'bills-csv' });
  expect(reconcileMonth(db, '2026-01').payers).toMatchObject([
    { invoice: '10', invoiceFrom: 'bills-csv', residual: '0.000000000', isWithinTolerance: true },
  ]);
  expect(loadReportInputs(db, { month: '2026-01' }).invoiceTotals).toEqual([
    { ...payer, amount: '10', from: 'bills-csv' },
  ]);
  saveInvoiceTotal(db, { ...payer, amount: '11' }, { by });
  expect(reconcileMonth(db, '2026-01').payers).toMatchObject([{ invoice: '11', invoiceFrom: null }]);
  saveInvoiceTotal(db, { ...payer, amount: null }, { by });
  expect(reconcileMonth(db, '2026-01').payers).toMatchObject([{ invoice: '10', invoiceFrom: 'bills-csv' }]);
});

it('an export of the month counts before it, and is reconciled with what it states', async () => {
  await importFile('bill.csv', bill('10.00'));
  const cells = { BillingAccountId: payer.payerId, BilledCost: '10', EffectiveCost: '9', SubAccountId: '111122223333' };
  await importFile('focus.csv', focusCsv([cells]));
  const { payers, sources } = reconcileMonth(db, '2026-01');
  expect(payers).toMatchObject([{ billed: '10', invoice: '10', invoiceFrom: 'bills-csv' }]);
  expect(sources).toMatchObject([
    { read: 'focus-1.0:999988887777', comparison: { second: 'bills-csv:999988887777', differenceNanos: 0n } },
  ]);
});

it('Cost Explorer counts before it, and it before a CSV of the Cost Explorer console', async () => {
  const { payerId } = payer;
  const readFeed = () => reconcileMonth(db, '2026-01').sources.map(({ read }) => read.split(':')[0]);
  const consoleCsv = '"Service","S3($)","Total costs($)"\n"Service total","5","5"\n"2026-01-01","5","5"\n';
  await importFile('costs.csv', consoleCsv, { payerId, metric: 'unblended', isUnfiltered: true });
  await importFile('bill.csv', bill('10.00'));
  expect(readFeed()).toEqual(['bills-csv']);
  const ec2 = group(['111122223333', 'Amazon Elastic Compute Cloud - Compute'], '10');
  await importFile('answer.json', answerPage({ periods: [january([ec2])] }), { payerId });
  expect(new Set(readFeed())).toEqual(new Set(['cost-explorer']));
});
