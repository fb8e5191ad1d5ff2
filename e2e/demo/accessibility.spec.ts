import { expect, type Page, test } from '@playwright/test';
import type { MonthlyReport } from '../../lib/report/monthly-report';
import { expectNoViolation } from '../accessibility';
import { readDocument } from '../renderings/document';

/** Every menu that is there at this width, each opened alone. */
async function expectMenusWithoutViolation(page: Page, where: string): Promise<void> {
  const menus = page.locator('details.menu > summary').filter({ visible: true });
  const count = await menus.count();
  expect(count, where).toBeGreaterThan(2);
  for (let at = 0; at < count; at += 1) {
    await menus.nth(at).click();
    await expectNoViolation(page, `${where}, menu ${await menus.nth(at).textContent()}`, 'details[open]');
    await page.keyboard.press('Escape');
  }
}

for (const width of [1440, 390]) {
  test(`the report has no accessibility violation at ${width} px, its tables unfolded and its menus open`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/reports/2026-01', { waitUntil: 'networkidle' });
    await expectNoViolation(page, `the report at ${width} px`);
    await expectMenusWithoutViolation(page, `menus at ${width} px`);
    await page.locator('main details').evaluateAll((all) => {
      for (const each of all) each.toggleAttribute('open', true);
    });
    await expectNoViolation(page, `unfolded at ${width} px`);
  });
}

/** What is drawn in each chart with axes, and the section that it stands in. */
const drawnIn = ({ sections }: MonthlyReport): Readonly<Record<string, readonly string[]>> => {
  const { environments, workspaces, savings, projection } = sections;
  return {
    environments: environments.months.flatMap(({ parts, total }) => [
      ...environments.rows.map(({ environment }) => parts[environment].text),
      total.text,
    ]),
    workspaces: workspaces.points.flatMap(({ paid, activeFreemium, hibernatedFreemium, total }) =>
      [paid, activeFreemium, hibernatedFreemium, total].map(({ text }) => text),
    ),
    savings: savings.steps.map(({ amount }) => amount.text),
    projection: [
      ...projection.past.flatMap(({ cost, budget }) => [cost.text, budget.text]),
      ...projection.months.flatMap(({ total, low, high, budget }) =>
        [total, low, high, budget].map(({ text }) => text),
      ),
    ],
  };
};

for (const month of ['2026-01', '2023-03']) {
  test(`every chart of ${month} has words for those who do not see it, and a table with what it draws`, async ({
    page,
    request,
  }) => {
    const drawn = drawnIn(await readDocument(request, { month, query: '' }));
    await page.goto(`/reports/${month}`, { waitUntil: 'networkidle' });
    const figures = page.locator('main figure');
    const owners = await figures.evaluateAll((all) => all.map((figure) => figure.closest('section')?.id ?? ''));
    expect([...new Set(owners)].sort()).toEqual(Object.keys(drawn).sort());
    for (const [at, owner] of owners.entries()) {
      const figure = figures.nth(at);
      await expect(figure.locator('figcaption h3'), owner).not.toBeEmpty();
      const label = await figure
        .locator('figcaption, [role="img"]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? each.textContent ?? '').join(' '));
      expect(label, owner).toMatch(/figures|Waterfall: .+ [\d,]+/);
      const cells = new Set(await page.locator(`#${owner} table :is(td, th)`).allTextContents());
      expect(
        (drawn[owner] ?? []).filter((text) => !cells.has(text)),
        owner,
      ).toEqual([]);
    }
  });

  test(`every line of ${month} without axes says from what to what it goes`, async ({ page }) => {
    await page.goto(`/reports/${month}`);
    const lines = await page
      .locator('main svg.spark')
      .evaluateAll((all) => all.map((line) => [line.getAttribute('role'), line.getAttribute('aria-label') ?? '']));
    expect(lines.length).toBeGreaterThan(40);
    for (const [role, label] of lines) {
      expect(role).toBe('img');
      expect(label).toMatch(/^.+ over (one month|\d+ months), from .+ to .+/);
    }
    const others = page.locator('main svg:not([role="img"], [aria-hidden="true"], .recharts-surface)');
    expect(await others.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML.slice(0, 80)))).toEqual([]);
  });
}
