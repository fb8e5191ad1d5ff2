import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { billOf } from './drop-file';

const fileMegabytes = 60;
const folder = mkdtempSync(join(tmpdir(), 'perunit-e2e-large-'));
const largeBill = join(folder, 'large.csv');

/** A bill large enough to be met while it is read. */
function writeLargeBill(): void {
  const text = billOf('2025-07', '2025-08', 20_000);
  const rows = text.slice(text.indexOf('\n') + 1);
  const file = openSync(largeBill, 'w');
  writeSync(file, text);
  for (let bytes = text.length; bytes < fileMegabytes * 1_000_000; bytes += rows.length) writeSync(file, rows);
  closeSync(file);
}

async function startLargeImport(page: Page): Promise<void> {
  await page.goto('/data');
  await page.getByTestId('choose-files').setInputFiles(largeBill);
  await expect(page.getByTestId('running-import')).toBeVisible({ timeout: 60_000 });
}

test.beforeAll(writeLargeBill);
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a cancelled import leaves nothing', async ({ page }) => {
  await startLargeImport(page);
  await page.getByTestId('running-import').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('running-import')).toBeHidden({ timeout: 30_000 });
  await page.goto('/data');
  await expect(page.getByTestId('running-import')).toHaveCount(0);
  await expect(page.getByTestId('import-preview')).toHaveCount(0);
  await expect(page.getByTestId('import-history').filter({ hasText: 'large.csv' })).toHaveCount(0);
  expect((await page.goto('/reports/2025-07'))?.status()).toBe(404);
});

test('a page that is loaded again finds the running import', async ({ page }) => {
  await startLargeImport(page);
  await page.reload();
  const running = page.getByTestId('running-import');
  await expect(running).toContainText('large.csv');
  const preview = page.getByTestId('import-preview');
  await expect(preview).toBeVisible({ timeout: 60_000 });
  await expect(preview).toContainText('July 2025');
  await preview.getByRole('button', { name: 'Discard' }).click();
  await expect(preview).toBeHidden();
});
