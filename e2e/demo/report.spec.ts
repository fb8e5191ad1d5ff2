import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('the first start shows the demo’s report', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Demo', { exact: true }).filter({ visible: true }).first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages have no accessibility violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/', '/reports', '/data']) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}
