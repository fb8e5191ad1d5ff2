import { expect, test } from '@playwright/test';
import { kpisOf, printedFigure } from '../printed-figure';

test.use({ javaScriptEnabled: false });

test('without JavaScript the report holds its numbers, and its menus lead on', async ({ page }) => {
  await page.goto('/reports/2025-06');
  for (const row of await kpisOf('2025-06', '--demo')) {
    if (row.value === null) continue;
    const figure = page.locator(`[data-figure="scorecard.${row.id}.value"]`).first();
    await expect(figure, row.id).toBeVisible();
    await expect(figure, row.id).toHaveText(printedFigure(row));
  }
  await page.getByRole('link', { name: 'Next month, July 2025' }).click();
  await expect(page).toHaveURL(/\/reports\/2025-07$/);
  await page.locator('summary', { hasText: 'Basis' }).click();
  await page.getByRole('link', { name: /^Billed/ }).click();
  await expect(page).toHaveURL(/basis=billed/);
  await expect(page.getByText('Billed cost', { exact: true }).first()).toBeVisible();
});

test('without JavaScript a table is sorted by its head', async ({ page }) => {
  await page.goto('/reports/2025-06');
  const table = page.locator('#accounts table').first();
  await table.getByRole('link', { name: 'Account', exact: true }).click();
  await expect(page).toHaveURL(/accounts=account-/);
  await expect(table.locator('th[aria-sort="ascending"], th[aria-sort="descending"]')).toHaveText('Account');
});

test('without JavaScript the data page shows what is imported, and says how to import', async ({ page }) => {
  await page.goto('/data');
  await expect(page.getByTestId('import-history').locator('tbody tr').first()).toContainText('$');
  await expect(page.locator('noscript p')).toBeVisible();
});

test('without JavaScript one changes to the own organisation and back', async ({ page }) => {
  await page.goto('/data');
  const menu = page.locator('summary[aria-label^="Organisation"]').filter({ visible: true });
  await menu.click();
  await page
    .getByRole('button', { name: /your bills/ })
    .filter({ visible: true })
    .click();
  await expect(page).toHaveURL(/\/data$/);
  await expect(page.getByText('Nothing is imported yet')).toBeVisible();
  await menu.click();
  await page
    .getByRole('button', { name: /made-up figures/ })
    .filter({ visible: true })
    .click();
  await expect(page.getByTestId('import-history')).toBeVisible();
});
