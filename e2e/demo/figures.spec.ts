import { expect, test } from '@playwright/test';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { runPerunit } from '../run-perunit';

const kpiRows = z.array(z.object({ id: z.string(), value: z.string().nullable(), unit: z.string() }));

/** What the page must print, by arithmetic of its own: half even, from the exact text. */
function printed(value: string, unit: string): string {
  const exact = new Decimal(value);
  const text = (number: Decimal, places: number) => number.toFixed(places, Decimal.ROUND_HALF_EVEN);
  if (unit === 'share') return `${text(exact.times(100), 1)}%`;
  return unit === 'ratio' ? text(exact, 2) : `$${text(exact, 2)}`;
}

for (const month of ['2026-01', '2025-06', '2023-02']) {
  test(`the report of ${month} shows what perunit kpi --json says`, async ({ page }) => {
    const { code, stdout } = await runPerunit('kpi', '--demo', '--month', month, '--json');
    expect(code).toBe(0);
    const rows = kpiRows.parse(JSON.parse(stdout));
    expect(rows).toHaveLength(13);
    await page.goto(`/reports/${month}`);
    for (const { id, value, unit } of rows) {
      const figure = page.locator(`[data-figure="scorecard.${id}.value"]`).first();
      if (value === null) await expect(figure, id).toHaveAttribute('title', /./);
      else await expect(figure, id).toHaveText(printed(value, unit));
    }
  });
}
