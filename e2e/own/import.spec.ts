import { expect, type Locator, test } from '@playwright/test';
import { focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { billOf, chooseFile, dropFile, expectNoReport, historyRow, showOwn, undoImport } from './drop-file';

const rowsOf = (history: Locator) => history.locator('tbody tr').count();

test.describe.configure({ mode: 'serial' });

test.beforeEach(({ page, baseURL }) => showOwn(page, baseURL));

test('a dropped bill is followed, previewed and imported, and its month is there', async ({ page }) => {
  await page.goto('/data');
  await dropFile(page, 'march.csv', billOf('2025-03', '2025-04', 40_000));
  await expect(page.getByTestId('running-import')).toBeVisible();
  const preview = page.getByTestId('import-preview');
  await expect(preview).toBeVisible({ timeout: 60_000 });
  await expect(preview).toContainText('March 2025');
  await expect(preview).toContainText('40,000 accepted and 0 rejected');
  await expect(preview).toContainText('$60,000.00');
  await expectNoReport(page, '2025-03');
  await page.goto('/data');
  await preview.getByRole('button', { name: 'Import March 2025' }).click();
  await expect(preview).toBeHidden();
  await page.goto('/data');
  await expect(historyRow(page, 'march.csv')).toContainText('Counts');
  await page.goto('/reports/2025-03');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('$50,000');
});

test('a broken file shows what is wrong with it and changes nothing', async ({ page }) => {
  await page.goto('/data');
  const history = page.getByTestId('import-history');
  const before = await rowsOf(history);
  const broken = focusCsv([{}, {}]).replace('EffectiveCost', 'SomethingElse');
  await page.getByTestId('choose-files').setInputFiles({
    name: 'broken.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(broken),
  });
  const refused = page.getByTestId('refused-import');
  await expect(refused).toBeVisible({ timeout: 60_000 });
  await expect(refused).toContainText('broken.csv is refused');
  await expect(refused).toContainText('EffectiveCost');
  await refused.getByRole('button', { name: 'Dismiss' }).click();
  await expect(refused).toBeHidden();
  expect(await rowsOf(history)).toBe(before);
});

test('a row that can not be read is named by line, column and value before anything counts', async ({ page }) => {
  const preview = await chooseFile(page, 'one-bad-row.csv', focusCsv([{}, { BilledCost: 'n/a' }, {}]));
  await expect(preview).toContainText('2 accepted and 1 rejected');
  await expect(preview).toContainText('n/a');
  await expect(preview).toContainText('BilledCost');
  await expect(preview.getByRole('button', { name: 'Import without this row' })).toBeVisible();
  await preview.getByRole('button', { name: 'Discard' }).click();
  await expect(preview).toBeHidden();
});

test('the same file again changes nothing and says so', async ({ page }) => {
  await page.goto('/data');
  await dropFile(page, 'march-again.csv', billOf('2025-03', '2025-04', 40_000));
  await expect(page.getByText('the same bytes are imported already')).toBeVisible({ timeout: 60_000 });
});

test('an import that is taken back no longer counts', async ({ page }) => {
  await undoImport(page, 'march.csv');
  await expectNoReport(page, '2025-03');
});
