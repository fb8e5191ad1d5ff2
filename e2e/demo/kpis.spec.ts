import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const paths = [
  '/kpis',
  '/kpis/APWC',
  '/kpis/AAPWC',
  '/kpis/DM?from=2025-01&to=2026-01',
  '/kpis/APWC/definition',
  '/kpis/new',
];

/** A printed number in thousandths, so that sums are whole. */
const thousandths = (text: string): number => Math.round(Number(text.replaceAll(',', '').replace('−', '-')) * 1000);

const lastCells = (page: Page, part: 'tbody' | 'tfoot') =>
  page.locator(`#bridge ${part} tr:not(.subt) td:last-child`).allTextContents();

test.beforeEach(({ page, baseURL }) =>
  page.context().addCookies([{ name: 'perunit-organisation', value: 'demo', url: baseURL ?? '' }]),
);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the KPI pages have no accessibility violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

for (const width of [390, 768, 1280]) {
  test(`no KPI page scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const path of paths) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

test('the list leads to a KPI, and its bridge sums to its change between two chosen months', async ({ page }) => {
  await page.goto('/kpis');
  await page.locator('tr[data-kpi="APWC"]').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Average production workspace cost is $');
  await page.getByLabel(/^From/).selectOption('2025-01');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/from=2025-01&to=2026-01/);
  await expect(page.locator('#bridge .sec')).toHaveText('January 2025 to January 2026');
  const parts = (await lastCells(page, 'tbody')).map(thousandths);
  const [change = ''] = await lastCells(page, 'tfoot');
  expect(parts.length).toBeGreaterThan(3);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(thousandths(change));
});

test('a break names both sides, and a figure opens', async ({ page }) => {
  await page.goto('/kpis/AAPWC');
  await expect(page.locator('#history')).toContainText('Before hibernation · not comparable');
  await expect(page.locator('#history')).toContainText('Hibernation began Aug 2023');
  await expect(page.locator('#sources .prov h3')).toHaveText([/Formula/, /Inputs/, /Rows/, /Files/]);
  await expect(page.locator('#sources')).toContainText(/sha256 [0-9a-f]{4}…[0-9a-f]{4}/);
});

test('the demo’s definitions are tried out and not changed', async ({ page }) => {
  await page.goto('/kpis/APWC/definition');
  const outcome = page.getByTestId('evaluation');
  await expect(outcome).toContainText('January 2026: $');
  await page.getByLabel('Formula').fill('cost.production / workspaces.nothing');
  await expect(outcome).toContainText('Character 19: There is no measure “workspaces.nothing”.');
  await page.getByLabel('Formula').fill('cost.production / workspaces.active');
  await expect(outcome).toContainText('January 2026: $');
  await expect(page.getByRole('button', { name: /^Review/ })).toHaveCount(0);
  await expect(page.getByText('The demo’s KPIs can’t be changed')).toBeVisible();
  await page.goto('/kpis');
  await expect(page.getByRole('button', { name: 'Add a note' })).toHaveCount(0);
});
