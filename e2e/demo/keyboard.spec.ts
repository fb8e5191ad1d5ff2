import { expect, type Locator, type Page, test } from '@playwright/test';

/** Presses Tab until the element has the focus; fails when Tab does not lead there. */
async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${most} presses of Tab do not lead to ${target}`);
}

test('the month is chosen by keyboard', async ({ page }) => {
  await page.goto('/reports/2025-06', { waitUntil: 'networkidle' });
  await tabTo(page, page.locator('summary[aria-label="June 2025, choose a month"]'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'January 2026' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'January 2026' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/reports/2026-01');
});

test('the basis is chosen by keyboard, and Escape closes its menu', async ({ page }) => {
  await page.goto('/reports/2025-06', { waitUntil: 'networkidle' });
  const menu = page.locator('summary', { hasText: 'Basis' });
  await tabTo(page, menu);
  await page.keyboard.press('Enter');
  const billed = page.getByRole('link', { name: /^Billed/ });
  await expect(billed).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(billed).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, billed, 6);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/basis=billed/);
});

test('a table is sorted by keyboard', async ({ page }) => {
  await page.goto('/reports/2025-06', { waitUntil: 'networkidle' });
  const head = page.locator('#accounts table').first().getByRole('link', { name: 'Account', exact: true });
  await tabTo(page, head, 200);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/accounts=account-/);
});

test('files are chosen by keyboard', async ({ page }) => {
  await page.goto('/data', { waitUntil: 'networkidle' });
  for (const name of ['Choose files', 'Choose a folder']) {
    await tabTo(page, page.getByRole('button', { name }));
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await chooser;
  }
});
