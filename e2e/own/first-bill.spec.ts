import { expect, type Page, test } from '@playwright/test';
import { type FocusRow, focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { kpisOf, printedFigure } from '../printed-figure';
import { chooseFile, historyRow, undoImport, usedOn } from './drop-file';

const accounts = [
  { id: '200000000001', name: 'acme-prod', cost: '9000', environment: 'production' },
  { id: '200000000002', name: 'acme-dev', cost: '450.25', environment: 'dev' },
  { id: '200000000003', name: 'acme-staging', cost: '150', environment: 'staging' },
];

/** Two months of three accounts; production of the second month costs what is given. */
function billOfTwoMonths(mayProduction: string): string {
  const rowsOf = (month: string, next: string, production: string): FocusRow[] =>
    accounts.flatMap(({ id, name, cost }, index) =>
      [3, 28].map((day) => {
        const amount = index === 0 && day === 28 ? production : cost;
        const names = { BillingAccountId: '200000000000', SubAccountId: id, SubAccountName: name };
        const costs = { BilledCost: amount, EffectiveCost: amount, ContractedCost: amount, ListCost: amount };
        return { ...usedOn(month, next, day), ...names, ...costs };
      }),
    );
  return focusCsv([...rowsOf('2024-04', '2024-05', '9000'), ...rowsOf('2024-05', '2024-06', mayProduction)]);
}

const figure = (page: Page, id: string) => page.locator(`[data-figure="scorecard.${id}.value"]`).first();

/** The report of May shows what the command says; answers the printed APWC. */
async function expectCommandsFigures(page: Page): Promise<string> {
  await page.goto('/reports/2024-05');
  const rows = (await kpisOf('2024-05')).filter(({ id }) => id === 'APWC' || id === 'DM');
  expect(rows).toHaveLength(2);
  for (const row of rows) await expect(figure(page, row.id), row.id).toHaveText(printedFigure(row));
  return (await figure(page, 'APWC').textContent()) ?? '';
}

/** APWC has no value, and its card leads to the part of the setup that it waits for. */
async function expectMissing(page: Page, part: 'environments' | 'workspaces'): Promise<void> {
  await page.goto('/reports/2024-05');
  await expect(figure(page, 'APWC')).toHaveAttribute('title', /./);
  await page.locator('[data-kpi="APWC"]').first().locator('a[href^="/setup"]').click();
  await expect(page).toHaveURL(`/setup#${part}`);
  await expect(page.locator(`#${part}`)).toBeInViewport();
}

test.describe.configure({ mode: 'serial' });

test('the first bill leads to the accounts, with environments suggested by their names', async ({ page }) => {
  const preview = await chooseFile(page, 'first.csv', billOfTwoMonths('9000'));
  await expect(preview).toContainText('3 without an environment');
  await preview.getByRole('button', { name: 'Import 2 months' }).click();
  await expect(page).toHaveURL('/setup');
  await expect(page.getByText('3 accounts need an environment')).toBeVisible();
  for (const { name, environment } of accounts) {
    await expect(page.getByLabel(`Environment of ${name}`)).toHaveValue(environment);
  }
});

test('until then a KPI says what it misses, with a link to where that goes', async ({ page }) => {
  await expectMissing(page, 'environments');
  await page.getByRole('button', { name: 'Preview 3 changes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('All 3 accounts have an environment')).toBeVisible();
  await expectMissing(page, 'workspaces');
});

test('counts and an invoice are typed, and the report shows what perunit kpi says', async ({ page }) => {
  await page.goto('/setup');
  for (const [month, active] of [
    ['April 2024', '100'],
    ['May 2024', '120'],
  ] as const) {
    await page.getByLabel(`Active, ${month}`, { exact: true }).fill(active);
    await page.getByLabel(`Hibernated, ${month}`).fill('30');
    await page.getByLabel(`Paid, ${month}`).fill('80');
  }
  await page.getByRole('button', { name: 'Save 2 months' }).click();
  await expect(page.getByText('Every month has its workspace counts')).toBeVisible();
  await page.getByLabel('Invoiced in May 2024 to 200000000000').fill('19200.50');
  await page.getByRole('button', { name: 'Save May 2024' }).click();
  await expect(page.getByTestId('invoice-totals').locator('tr', { hasText: 'May 2024' })).toContainText('Saved');
  await page.getByRole('link', { name: 'Open the report of May 2024' }).click();
  await expect(page).toHaveURL('/reports/2024-05');
  expect(await expectCommandsFigures(page)).toMatch(/^\$/);
});

test('a corrected bill says what it replaces, changes the figures, and can be taken back', async ({ page }) => {
  const before = await expectCommandsFigures(page);
  const preview = await chooseFile(page, 'corrected.csv', billOfTwoMonths('12000'));
  await expect(preview).toContainText('rows 6 → 6, billed 19,200.50 → 22,200.50');
  await preview.getByRole('button', { name: 'Import 2 months' }).click();
  await expect(historyRow(page, 'first.csv')).toContainText('Replaced');
  expect(await expectCommandsFigures(page)).not.toBe(before);
  await undoImport(page, 'corrected.csv');
  await expect(historyRow(page, 'first.csv')).toContainText('Counts');
  expect(await expectCommandsFigures(page)).toBe(before);
});

test('workspace counts and account environments come as CSVs, too', async ({ page }) => {
  const before = await expectCommandsFigures(page);
  const counts = await chooseFile(page, 'counts.csv', 'month,active,hibernated,paid\n2024-05,240,60,160\n');
  await counts.getByRole('button', { name: 'Import May 2024' }).click();
  await expect(historyRow(page, 'counts.csv')).toContainText('Counts');
  const halved = await expectCommandsFigures(page);
  expect(halved).not.toBe(before);
  const map = 'account_id,environment,from\n200000000003,production,2024-05\n';
  const mapping = await chooseFile(page, 'accounts.csv', map);
  await mapping.getByRole('button', { name: /^Import/ }).click();
  await expect(historyRow(page, 'accounts.csv')).toContainText('Counts');
  await page.goto('/reports/2024-05');
  await expect(page.locator('#accounts tr', { hasText: 'acme-staging' }).first()).toContainText('Production');
  expect(await expectCommandsFigures(page)).not.toBe(halved);
});
