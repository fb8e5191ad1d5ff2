import { expect, test } from '@playwright/test';
import { showOwn } from './drop-file';

const vendorCsv = 'Report\n\nPeriod,AWS account,Saved\nJan 2026,111122223333,300.25\nFeb 2026,111122223333,10\n';
const consoleCsv = '"Service","S3($)","Total costs($)"\n"Service total","5","5"\n"2026-01-01","5","5"\n';
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test.describe.configure({ mode: 'serial' });
test.beforeEach(({ page, baseURL }) => showOwn(page, baseURL));

test('a vendor’s table asks what its columns are once; the same header is read at once afterwards', async ({
  page,
}) => {
  await page.goto('/data');
  await page.getByTestId('choose-files').setInputFiles(file('vendor.csv', vendorCsv));
  const form = page.getByTestId('column-question');
  await expect(form).toBeVisible({ timeout: 60_000 });
  await expect(form.getByLabel('Period is')).toHaveValue('month');
  await form.getByLabel('vendor').fill('Zesty');
  await form.getByLabel('fee').fill('20%');
  await expect(form.getByTestId('mapping-verdict')).toContainText('gross saving $310.25, fee $62.05');
  await form.getByLabel('Remember as').fill('Zesty monthly');
  await form.getByRole('button', { name: 'Read the file' }).click();
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('2 accepted and 0 rejected', { timeout: 60_000 });
  await preview.getByRole('button', { name: 'Discard' }).click();
  await expect(preview).toBeHidden();

  await page.getByTestId('choose-files').setInputFiles(file('vendor-2.csv', vendorCsv.replace('300.25', '301')));
  await expect(preview).toContainText('read by the mapping “Zesty monthly”', { timeout: 60_000 });
  await preview.getByRole('button', { name: 'Discard' }).click();
  await page.goto('/data');
  await page.getByRole('button', { name: 'Forget Zesty monthly' }).click();
  await expect(page.getByTestId('remembered-mappings')).toBeHidden();
});

test('a console CSV asks for what it does not say', async ({ page }) => {
  await page.goto('/data');
  await page.getByTestId('choose-files').setInputFiles(file('costs.csv', consoleCsv));
  const form = page.getByTestId('document-question');
  await expect(form).toBeVisible({ timeout: 60_000 });
  const read = form.getByRole('button', { name: 'Read the file' });
  await expect(read).toBeDisabled();
  await form.getByLabel('The console showed').selectOption('amortized');
  await form.getByLabel('No filters were set').check();
  await expect(form).toContainText('Only unblended costs are what the invoice says');
  await form.getByLabel('The console showed').selectOption('unblended');
  await form.getByLabel('Paying account').fill('111122223333');
  await read.click();
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('Cost Explorer CSV by service', { timeout: 60_000 });
  await preview.getByRole('button', { name: 'Discard' }).click();
  await expect(preview).toBeHidden();
});
