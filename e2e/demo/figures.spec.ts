import { expect, test } from '@playwright/test';
import { kpisOf, printedFigure } from '../printed-figure';

for (const month of ['2026-01', '2025-06', '2023-02']) {
  test(`the report of ${month} shows what perunit kpi --json says`, async ({ page }) => {
    const rows = await kpisOf(month, '--demo');
    expect(rows).toHaveLength(13);
    await page.goto(`/reports/${month}`);
    for (const row of rows) {
      const figure = page.locator(`[data-figure="scorecard.${row.id}.value"]`).first();
      if (row.value === null) await expect(figure, row.id).toHaveAttribute('title', /./);
      else await expect(figure, row.id).toHaveText(printedFigure(row));
    }
  });
}
