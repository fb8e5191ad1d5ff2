import { expect, type Page, test } from '@playwright/test';
import { kpisOf, printedFigure } from '../printed-figure';

const apwc = (page: Page) => page.locator('[data-figure="scorecard.APWC.value"]').first();
const accountsTable = (page: Page) => page.locator('#accounts table').first();
const accountNames = (page: Page) => accountsTable(page).locator('tbody th').allInnerTexts();

test('the cost basis is in the address and changes the figures', async ({ page }) => {
  const [effective, list] = await Promise.all([
    kpisOf('2026-01', '--demo'),
    kpisOf('2026-01', '--demo', '--basis', 'list'),
  ]);
  const shown = [effective, list].map((rows) => rows.filter(({ id }) => id === 'APWC').map(printedFigure)[0] ?? '');
  expect(shown[0]).not.toBe(shown[1]);
  await page.goto('/reports/2026-01');
  await expect(apwc(page)).toHaveText(shown[0] ?? '');
  await page.locator('summary', { hasText: 'Basis' }).click();
  await page.getByRole('link', { name: /^List/ }).click();
  await expect(page).toHaveURL('/reports/2026-01?basis=list');
  await expect(apwc(page)).toHaveText(shown[1] ?? '');
  await page.getByRole('link', { name: 'Previous month, December 2025' }).click();
  await expect(page).toHaveURL('/reports/2025-12?basis=list');
  await page.goto('/reports/2026-01?basis=nothing-known');
  await expect(apwc(page)).toHaveText(shown[0] ?? '');
});

test('the order of a table is in the address and survives a reload', async ({ page }) => {
  await page.goto('/reports/2026-01');
  const before = await accountNames(page);
  await accountsTable(page).getByRole('link', { name: 'Account', exact: true }).click();
  await expect(page).toHaveURL(/[?&]accounts=account-/);
  const sorted = await accountNames(page);
  expect(sorted).not.toEqual(before);
  expect([...sorted].sort()).toEqual([...before].sort());
  await page.reload();
  expect(await accountNames(page)).toEqual(sorted);
});

test('the organisation switch changes whose figures are shown, and back', async ({ page }) => {
  await page.goto('/data');
  await expect(page.getByText('You are looking at the demo')).toBeVisible();
  const menu = page.locator('summary[aria-label^="Organisation"]').filter({ visible: true });
  await menu.click();
  await page
    .getByRole('button', { name: /your bills/ })
    .filter({ visible: true })
    .click();
  await expect(page.getByText('Nothing is imported yet')).toBeVisible();
  await menu.click();
  await page
    .getByRole('button', { name: /made-up figures/ })
    .filter({ visible: true })
    .click();
  await expect(page.getByText('You are looking at the demo')).toBeVisible();
});
