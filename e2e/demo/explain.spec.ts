import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectNoViolation } from '../accessibility';

const panel = (page: Page): Locator => page.getByRole('dialog');
const figure = (page: Page, id: string): Locator =>
  page.locator(`[data-figure="${id}"]`).filter({ visible: true }).first();
const title = (page: Page): Locator => panel(page).getByRole('heading', { level: 2 });
const parts = (page: Page): Locator => panel(page).getByRole('row').getByRole('link');

/** Figures open once the page has its scripts. */
async function openReport(page: Page): Promise<void> {
  await page.goto('/reports/2026-01');
  await expect(page.locator('main[data-explains]')).toBeVisible();
}

/** Opens the first part whose name holds the text, and waits until its level is there. */
async function openPart(page: Page, name: string): Promise<void> {
  const before = await title(page).textContent();
  await parts(page).filter({ hasText: name }).first().click();
  await expect(title(page)).not.toHaveText(before ?? '');
}

test('a KPI opens down to its measures, account, type, service, line, days and the file’s hash', async ({ page }) => {
  await openReport(page);
  await figure(page, 'scorecard.APWC.value').click();
  await expect(title(page)).toHaveText('APWC, Average Production Workspace Cost, January 2026');
  await expect(panel(page)).toContainText('cost.production / workspaces.total');
  await openPart(page, 'cost.production');
  await expect(panel(page)).toContainText(/These parts sum to \$[\d,.]+ exactly/);
  for (const level of ['prod', 'RDS', 'Relational', '']) {
    await openPart(page, level);
    await expect(panel(page)).toContainText(/These parts sum to \$[\d,.]+ exactly/);
  }
  await expect(panel(page).getByRole('rowheader').first()).toContainText('2026-01-01');
  await expect(panel(page)).toContainText('Mapping to production');
  await expect(panel(page).locator('code', { hasText: /^[0-9a-f]{64}$/ })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Back' }).click();
  await expect(panel(page)).toContainText('By line of the bill');
  await panel(page).getByRole('navigation', { name: 'Levels' }).getByRole('button').first().click();
  await expect(title(page)).toHaveText(/^APWC/);
});

test('figures are walked and opened by keyboard, and the focus comes back', async ({ page }) => {
  await openReport(page);
  await page.keyboard.press('e');
  const focused = page.locator('[data-figure]:focus');
  await expect(focused).toHaveCount(1);
  const first = await focused.getAttribute('data-figure');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const third = await focused.getAttribute('data-figure');
  expect(third).not.toBe(first);
  await page.keyboard.press('Enter');
  await expect(title(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(focused).toHaveAttribute('data-figure', third ?? '');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-figure][tabindex="0"]')).toHaveCount(0);
});

for (const width of [1440, 390]) {
  test(`the panel and its page have no accessibility violation at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openReport(page);
    await figure(page, 'scorecard.APWC.value').click();
    await expect(title(page)).toBeVisible();
    await expectNoViolation(page, 'panel', '.explain-panel');
    await panel(page).getByRole('link', { name: 'Open as page' }).click();
    await expect(page).toHaveURL(/\/reports\/2026-01\/explain\?of=figure\.scorecard\.APWC\.value/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^APWC/);
    await expectNoViolation(page, 'page');
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a level is a page, and each part leads to its own', async ({ page }) => {
    await page.goto('/reports/2026-01/explain?of=cost.production');
    await expect(page.getByText(/These parts sum to \$[\d,.]+ exactly/)).toBeVisible();
    await page.getByRole('row').getByRole('link').first().click();
    await expect(page.getByText('By cost type')).toBeVisible();
    await page.getByRole('navigation', { name: 'Levels' }).getByRole('link', { name: 'Report, January 2026' }).click();
    await expect(page).toHaveURL(/\/reports\/2026-01\?/);
  });
});
