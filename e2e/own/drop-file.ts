import { expect, type Locator, type Page } from '@playwright/test';
import { type FocusRow, focusCsv } from '../../lib/ingest/corpus/focus-csv';

/** The period columns of a row used on a day of a month: `2025-03`, `2025-04`, 14. */
export function usedOn(month: string, nextMonth: string, day: number): FocusRow {
  const date = `${month}-${String(day).padStart(2, '0')}`;
  return {
    BillingPeriodStart: `${month}-01T00:00:00.000Z`,
    BillingPeriodEnd: `${nextMonth}-01T00:00:00.000Z`,
    ChargePeriodStart: `${date}T00:00:00.000Z`,
    ChargePeriodEnd: `${date}T01:00:00.000Z`,
  };
}

/** A bill of one month and one account: every row bills 1.5 and costs 1.25. */
export const billOf = (month: string, nextMonth: string, rows: number): string =>
  focusCsv(Array.from({ length: rows }, (_, index) => usedOn(month, nextMonth, (index % 27) + 1)));

/** Lets go of a file over the page's drop zone, as the file manager would. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
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

/** Chooses a file on the Data page and waits for its preview. */
export async function chooseFile(page: Page, name: string, text: string): Promise<Locator> {
  await page.goto('/data');
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByTestId('choose-files').setInputFiles(file);
  const preview = page.getByTestId('import-preview');
  await expect(preview).toBeVisible({ timeout: 60_000 });
  return preview;
}

/** Takes what a preview found, by its button; months that other tests signed are restated knowingly. */
export async function takeImport(preview: Locator, button: string | RegExp): Promise<void> {
  await expect(preview).toContainText('Nothing counts until you import it.');
  const question = preview.getByTestId('restatement-question');
  const isAsked = await question.isVisible();
  if (isAsked) await question.getByRole('checkbox').check();
  await preview.getByRole('button', { name: isAsked ? /^Restate \d+ signed months? and import$/ : button }).click();
  await expect(preview).toBeHidden();
}

/** The line of the history that names a file. */
export const historyRow = (page: Page, name: string): Locator =>
  page.getByTestId('import-history').locator('tbody tr', { hasText: name });

/** Takes an import back: asks first, changes nothing when told to keep it, and goes when told so. */
export async function undoImport(page: Page, name: string): Promise<void> {
  await page.goto('/data');
  const row = historyRow(page, name);
  const dialog = page.getByRole('dialog', { name: `Undo the import of ${name}?` });
  await row.getByRole('button', { name: `Undo the import of ${name}` }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Counts');
  await row.getByRole('button', { name: `Undo the import of ${name}` }).click();
  await dialog.getByRole('button', { name: 'Undo import' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Undone');
}

/** Looks at one's own figures, even before the first import. */
export const showOwn = (page: Page, baseURL: string | undefined): Promise<void> =>
  page.context().addCookies([{ name: 'perunit-organisation', value: 'own', url: baseURL ?? '' }]);

export async function expectNoReport(page: Page, month: string): Promise<void> {
  const answer = await page.goto(`/reports/${month}`);
  expect(answer?.status(), `the report of ${month}`).toBe(404);
}
