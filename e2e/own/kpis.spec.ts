import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { billOf, chooseFile, showOwn } from './drop-file';

const month = '2021-07';
const dialog = (page: Page) => page.getByRole('dialog');
const outcome = (page: Page) => page.getByTestId('evaluation');

/** The form is alive once it has worked out what it begins with. */
const openForm = async (page: Page, path: string) => {
  await page.goto(path);
  await expect(outcome(page)).not.toHaveText('Working it out');
};

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, baseURL }) => {
  await showOwn(page, baseURL);
  await page.addInitScript(() => window.localStorage.setItem('perunit-by', 'Ana Novak'));
});

/** Reviews the form’s draft and saves it; closed months of other tests are agreed to. */
const review = async (page: Page, button: string) => {
  await page.getByRole('button', { name: button }).click();
  await expect(dialog(page)).toContainText(/months? change/);
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByTestId('saved')).toContainText('Saved:');
};

test('two months of bills are there to divide', async ({ page }) => {
  for (const [name, first, next, rows] of [
    ['june-kpis.csv', '2021-06', '2021-07', 300],
    ['july-kpis.csv', '2021-07', '2021-08', 400],
  ] as const) {
    const preview = await chooseFile(page, name, billOf(first, next, rows));
    await preview.getByRole('button', { name: /^Import/ }).click();
    await expect(preview).toBeHidden();
  }
});

test('a KPI of one’s own is written with its values as one types, and saved', async ({ page }) => {
  await openForm(page, '/kpis/new');
  await page.getByLabel('Formula').fill('cost.total * ');
  await expect(outcome(page)).toContainText(/Character \d+:/);
  await page.getByLabel('Formula').fill('cost.total * 2');
  await page.getByLabel('Unit', { exact: true }).selectOption('money');
  await expect(outcome(page)).toContainText(/: \$[\d,]+/);
  await expect(page.getByRole('button', { name: 'Review the new KPI' })).toBeDisabled();
  await page.getByLabel('Code').fill('APWC');
  await expect(page.getByText('another code, APWC is taken')).toBeVisible();
  await page.getByLabel('Code').fill('TWICE');
  await page.getByLabel('Name', { exact: true }).fill('Twice the cost');
  await page.getByLabel('Description').fill('All cost, twice.');
  await page.getByLabel('Numerator is called').fill('Total cost');
  await page.getByLabel('Denominator is called').fill('Nothing');
  await page.getByLabel('From month').fill('2021-06');
  await review(page, 'Review the new KPI');
});

test('the own KPI is in the list, has its page, and stands in the report and its files', async ({ page }) => {
  await page.goto(`/kpis?month=${month}`);
  await page.locator('tr[data-kpi="TWICE"]').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Twice the cost is \$1,000, up \$250 on June/);
  await expect(page.locator('#bridge tfoot td:last-child')).toHaveText('+250');
  await page.goto(`/reports/${month}`);
  await expect(page.locator('#scorecard [data-kpi="TWICE"]')).toBeVisible();
  const csv = await page.request.get(`/api/v1/reports/${month}/tables/scorecard.csv`);
  expect(await csv.text()).toContain('TWICE');
});

test('a next version holds from its month on: earlier months are marked as not comparable', async ({ page }) => {
  await openForm(page, '/kpis/TWICE/definition');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 2 of TWICE');
  await page.getByLabel('Formula').fill('cost.total * 3');
  await page.getByLabel('From month').fill(month);
  await review(page, 'Review version 2');
  await page.goto(`/kpis/TWICE?month=${month}`);
  await expect(page.locator('#history')).toContainText('Definition v1 · not comparable');
  await expect(page.locator('#history')).toContainText('Version 2 from July 2021 on is cost.total * 3');
  await expect(page.locator('#bridge')).toContainText('The two months have different definitions');
  await expect(page.locator('.frac .res')).toHaveText('$1,500');
});

test('a KPI of one’s own is retired from a month on, and comes back by its next version', async ({ page }) => {
  await openForm(page, '/kpis/TWICE/definition');
  await page.getByLabel('Retired from').fill(month);
  await review(page, 'Review retiring it');
  await expect(page.locator('#versions tbody tr').first()).toContainText('Retired');
  await page.goto(`/kpis/TWICE?month=${month}`);
  await expect(page.getByText('It is retired from July 2021 on')).toBeVisible();
  await page.getByRole('link', { name: 'See its definition' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 4 of TWICE');
  await page.getByLabel('From month').fill(month);
  await review(page, 'Review version 4');
});

test('a note is added, changed, deleted and brought back, and stands in the report’s chart', async ({ page }) => {
  await page.goto(`/kpis/TWICE?month=${month}`);
  const notes = page.getByTestId('notes');
  await notes.getByRole('button', { name: 'Add a note' }).click();
  await dialog(page).getByLabel('Month or day').fill('July');
  await dialog(page).getByRole('button', { name: 'Add note' }).click();
  await expect(dialog(page).getByText('Note is empty.')).toBeVisible();
  await dialog(page).getByLabel('Note', { exact: true }).fill('A load test');
  await dialog(page).getByLabel('Month or day').fill('2021-07-15');
  await dialog(page).getByLabel('Link').fill('https://example.com/t/1');
  await dialog(page).getByRole('button', { name: 'Add note' }).click();
  await expect(notes.locator('.anns')).toContainText('15 Jul 2021A load test');

  await notes.getByRole('button', { name: 'Edit “A load test”' }).click();
  await dialog(page).getByLabel('Note', { exact: true }).fill('Two load tests');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(notes.locator('.anns')).toContainText('Two load tests');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await page.goto(`/reports/${month}`);
  await expect(page.locator('#environments')).toContainText('Two load tests');

  await page.goto(`/kpis/TWICE?month=${month}`);
  await notes.getByRole('button', { name: 'Edit “Two load tests”' }).click();
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await expect(notes.locator('.anns')).toHaveCount(0);
  const undo = notes.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(notes.locator('.anns')).toContainText('Two load tests');
});
