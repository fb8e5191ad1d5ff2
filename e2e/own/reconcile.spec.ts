import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectNoViolation } from '../accessibility';
import { plantDifference, writeDemoMonth } from '../reconciliation/demo-month';
import { runPerunit } from '../run-perunit';
import { historyRow, showOwn, undoImport } from './drop-file';

const month = '2024-10';
const payer = '100000000001';
const planted = { accountId: '100000000002', product: 'AmazonRDS', amount: '1234.56' };
const folder = mkdtempSync(join(tmpdir(), 'perunit-e2e-reconcile-'));
const names = { focus: 'harborline-focus-2024-10.parquet', cur: 'planted-cur.csv' } as const;

const importFile = async (page: Page, name: string, buffer: Buffer): Promise<void> => {
  await page.goto('/data');
  await page.getByTestId('choose-files').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('October 2024', { timeout: 60_000 });
  await preview.getByRole('button', { name: /^Import/ }).click();
  await expect(preview).toBeHidden({ timeout: 60_000 });
};

test.describe.configure({ mode: 'serial' });
test.beforeEach(({ page, baseURL }) => showOwn(page, baseURL));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one month comes from two sources, in one of which a line costs more', async ({ page }) => {
  const { focus, cur } = await writeDemoMonth(folder, month);
  await importFile(page, names.focus, readFileSync(focus));
  await importFile(page, names.cur, Buffer.from(plantDifference(cur, planted)));
  await page.goto('/data');
  const choice = page.getByTestId('feed-choices').locator('tbody tr', { hasText: 'Oct 2024' });
  await choice.getByRole('link', { name: 'Compare them' }).click();
  await expect(page).toHaveURL(`/data/reconciliation/${month}`);
});

test('the planted difference is the first row of the two bills’ comparison, and the only one', async ({ page }) => {
  await page.goto(`/data/reconciliation/${month}`);
  const table = page.locator('table', { hasText: `payer ${payer}` });
  const rows = table.locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('harborline-prod-shared');
  await expect(rows.first()).toContainText(/RDS|Relational Database/);
  await expect(rows.first().locator('td').last()).toHaveText('+$1,234.56');
  await expect(table.locator('tfoot td').last()).toHaveText('+$1,234.56');
  await expectNoViolation(page, 'the reconciliation');
});

test('the command finds it, too, and ends with 1 when the invoice is not what was imported', async ({ page }) => {
  const found = await runPerunit('reconcile', month);
  expect(found).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 differ, 69 are equal; in all +$1,234.56'),
  });
  await page.goto(`/data/reconciliation/${month}`);
  const imported = await page.locator('tbody tr', { hasText: payer }).first().locator('td').nth(1).textContent();
  await page.goto('/setup');
  await page.getByLabel(`Invoiced in October 2024 to ${payer}`).fill('80000');
  await page.getByRole('button', { name: 'Save October 2024' }).click();
  await expect(page.getByTestId('invoice-totals').locator('tr', { hasText: 'October 2024' })).toContainText('Saved');
  await page.goto(`/data/reconciliation/${month}`);
  const row = page.locator('tbody tr', { hasText: payer }).first();
  await expect(row).toContainText('$80,000.00');
  await expect(row).toContainText(imported ?? '');
  await expect(row).toContainText('Above tolerance');
  expect(await runPerunit('reconcile', month)).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('above tolerance'),
  });
});

test('both bills can be taken back', async ({ page }) => {
  for (const name of [names.cur, names.focus]) await undoImport(page, name);
  await expect(historyRow(page, names.focus)).toContainText('Undone');
  expect((await page.goto(`/data/reconciliation/${month}`))?.status()).toBe(404);
});
