import { expect, test } from '@playwright/test';

test('the shelf lists every issue, and leads from a restated one to what changed', async ({ page }) => {
  await page.goto('/reports');
  const rows = page.locator('.issues tbody tr');
  await expect(rows).toHaveCount(36);
  await expect(rows.first()).toContainText('#61January 2026');
  await expect(rows.first()).toContainText('Draft');
  const restated = rows.filter({ hasText: 'Restated' });
  await expect(restated).toHaveCount(1);
  await expect(restated).toContainText(/#58October 2025.*7 Nov 2025 Demo team/);
  const apwc = page.locator('section.issue tbody tr', { hasText: 'APWC' });
  await expect(apwc).toContainText(/\$12\.89\$12\.80−\$0\.08\d.*harborline-focus-2025-10\.parquet/);
  await restated.getByRole('link', { name: /figures differ/ }).click();
  await expect(page).toHaveURL('/reports/2025-10#issue');
  await expect(page.locator('#issue')).toContainText(/Restated: \d+ figures differ from #58/);
  await expect(page.locator('#issue tbody tr').first()).toContainText('harborline-focus-2025-10.parquet');
  await expect(page.locator('#issue').getByRole('button', { name: /Close|Publish|Re-open/ })).toHaveCount(0);
});

test('a published report is proven on its page', async ({ page }) => {
  await page.goto('/reports/2025-06');
  await expect(page.locator('footer.end')).toContainText(/Sealed 7 Jul 2025, 09:12 UTC · [0-9a-f]{12}/);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.locator('#issue')).toContainText('#54 is proven');
});
