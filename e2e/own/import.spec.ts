import { expect, type Locator, type Page, test } from '@playwright/test';
import { focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { runPerunit } from '../run-perunit';

/** A bill of one month and one account: every row bills 1.5. */
const billOf = (month: string, nextMonth: string, rows: number) =>
  focusCsv(
    Array.from({ length: rows }, (_, index) => {
      const day = `${month}-${String((index % 27) + 1).padStart(2, '0')}`;
      return {
        BillingPeriodStart: `${month}-01T00:00:00.000Z`,
        BillingPeriodEnd: `${nextMonth}-01T00:00:00.000Z`,
        ChargePeriodStart: `${day}T00:00:00.000Z`,
        ChargePeriodEnd: `${day}T01:00:00.000Z`,
      };
    }),
  );

/** Lets go of a file over the page's drop zone, as the file manager would. */
async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([String(content)], String(fileName), { type: 'text/csv' }));
      return transfer;
    },
    [name, text],
  );
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: data });
}

const rowsOf = (history: Locator) => history.locator('tbody tr').count();

test.describe.configure({ mode: 'serial' });

test('a dropped bill is followed, previewed and imported, and its month is there', async ({ page }) => {
  await page.goto('/data');
  await dropFile(page, 'march.csv', billOf('2025-03', '2025-04', 40_000));
  await expect(page.getByTestId('running-import')).toBeVisible();
  const preview = page.getByTestId('import-preview');
  await expect(preview).toBeVisible({ timeout: 60_000 });
  await expect(preview).toContainText('March 2025');
  await expect(preview).toContainText('40,000 accepted and 0 rejected');
  await expect(preview).toContainText('$60,000.00');
  expect((await runPerunit('kpi', '--month', '2025-03', '--json')).stdout).not.toContain('60000');
  await preview.getByRole('button', { name: 'Import March 2025' }).click();
  await expect(preview).toBeHidden();
  await page.goto('/data');
  await expect(page.getByTestId('import-history')).toContainText('march.csv');
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
  await page.goto('/data');
  await page.getByTestId('choose-files').setInputFiles({
    name: 'one-bad-row.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(focusCsv([{}, { BilledCost: 'n/a' }, {}])),
  });
  const preview = page.getByTestId('import-preview');
  await expect(preview).toBeVisible({ timeout: 60_000 });
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
  await page.goto('/data');
  const row = page.getByTestId('import-history').locator('tbody tr', { hasText: 'march.csv' });
  await row.getByRole('button', { name: /undo/i }).click();
  const confirm = page.getByRole('button', { name: /undo/i }).last();
  if (await confirm.isVisible()) await confirm.click();
  await expect(row).toContainText('Undone');
});
