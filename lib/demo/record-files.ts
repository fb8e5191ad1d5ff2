import 'server-only';

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { budgetRows } from './budgets';
import { decimalText } from './charge';
import type { MonthBill } from './month-charges';
import { organisation } from './organisation';
import type { RecordRow } from './record-row';
import { demoMonth } from './timeline';
import { workspaceDayRows, workspaceMonthRows } from './workspace-rows';

const savingRows = (bills: readonly MonthBill[]): RecordRow[] =>
  bills.flatMap((bill) =>
    bill.savings.map((saving) => ({
      month: demoMonth(bill.month),
      account_id: saving.accountId,
      vendor: 'Zesty',
      product: 'Commitment Manager',
      gross_saving: decimalText(saving.grossNanos, 9),
      fee: decimalText(saving.feeNanos, 9),
      refund: decimalText(saving.refundNanos, 9),
      currency: organisation.org.currency,
    })),
  );

const owners: Readonly<Record<string, string>> = {
  production: 'Platform',
  core: 'Infrastructure',
  shared: 'FinOps',
  test: 'Quality',
  dev: 'Engineering',
  staging: 'Release',
};

const accountRows = (): RecordRow[] =>
  organisation.accounts.flatMap((account) =>
    [{ fromMonth: account.fromMonth, environment: account.environment }, ...account.mappingChanges].map((mapping) => ({
      account_id: account.id,
      environment: mapping.environment,
      from: demoMonth(mapping.fromMonth),
      name: account.name,
      owner: owners[mapping.environment] ?? '',
    })),
  );

/** Writes savings, accounts, budgets and workspace counts; returns their paths. */
export const writeRecordFiles = (directory: string, bills: readonly MonthBill[]): string[] => {
  const files: readonly (readonly [string, RecordRow[]])[] = [
    ['accounts.csv', accountRows()],
    ['workspaces-monthly.csv', workspaceMonthRows()],
    ['workspaces-daily.csv', workspaceDayRows()],
    ['savings.csv', savingRows(bills)],
    ['budgets.csv', budgetRows(bills)],
  ];
  return files.map(([name, rows]) => {
    const path = join(directory, name);
    writeFileSync(path, `${Papa.unparse(rows, { newline: '\n' })}\n`);
    return path;
  });
};
