import { expect, type Page, test } from '@playwright/test';
import { billOf, chooseFile, showOwn } from './drop-file';

const month = '2023-04';
const section = (page: Page, id: string) => page.locator(`#${id}`);
const dialog = (page: Page) => page.getByRole('dialog');

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, baseURL }) => {
  await showOwn(page, baseURL);
  await page.addInitScript(() => window.localStorage.setItem('perunit-by', 'Ana Novak'));
});

test('two months of bills are there to write about', async ({ page }) => {
  for (const [name, first, next, rows] of [
    ['march-words.csv', '2023-03', '2023-04', 300],
    ['april-words.csv', '2023-04', '2023-05', 500],
  ] as const) {
    const preview = await chooseFile(page, name, billOf(first, next, rows));
    await preview.getByRole('button', { name: /^Import/ }).click();
    await expect(preview).toBeHidden();
  }
});

test('a mover’s driver is written over by keyboard, stays marked, and goes back to the proposal', async ({ page }) => {
  await page.goto(`/reports/${month}`);
  const row = section(page, 'movers').locator('tbody tr').first();
  const edit = row.getByRole('button', { name: /^Edit/ });
  await edit.focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByLabel('Driver')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(edit).toBeFocused();

  await page.keyboard.press('Enter');
  await dialog(page).getByLabel('Driver').selectOption('one-off');
  await dialog(page).getByLabel('Kind').selectOption('temporary');
  await dialog(page).getByLabel('Comment').fill('A load test');
  await dialog(page).getByLabel('Comment').press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(edit).toBeFocused();
  await expect(row).toContainText('One-off');
  await expect(row).toContainText('A load test');
  await expect(row).toContainText(/Driver, kind and comment by Ana Novak, \d+ \w+ \d{4}/);

  await edit.click();
  await dialog(page).getByRole('button', { name: 'Reset to proposal' }).click();
  await expect(row).not.toContainText('Ana Novak');
  await expect(row).not.toContainText('A load test');
});

test('an action is refused beside its field, added, done, deleted and brought back', async ({ page }) => {
  await page.goto(`/reports/${month}`);
  const actions = section(page, 'actions');
  await actions.getByRole('button', { name: 'Add an action' }).click();
  await dialog(page).getByLabel('Expected saving').fill('a lot');
  await dialog(page).getByLabel('Expected saving').press('Enter');
  await expect(dialog(page).getByText('Action is empty.')).toBeVisible();
  await expect(dialog(page).getByText('Expected saving must be a plain amount')).toBeVisible();
  await expect(dialog(page).getByLabel('Action')).toBeFocused();

  await dialog(page).getByLabel('Action').fill('Tag the sandbox');
  await dialog(page).getByLabel('Expected saving').fill('1,900.50');
  await dialog(page).getByRole('button', { name: 'Add action' }).click();
  await expect(actions.getByRole('heading', { level: 2 })).toContainText('One action open, $1,900 a month expected');

  await actions.getByRole('button', { name: 'Edit “Tag the sandbox”' }).click();
  await dialog(page).getByLabel('Status').selectOption('done');
  await dialog(page).getByLabel('What became of it').fill('Deleted instead');
  await dialog(page).getByLabel('Realised saving').fill('2000');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(actions.getByRole('heading', { level: 2 })).toContainText('No action is open; one is settled');
  await expect(actions.getByRole('row', { name: /Tag the sandbox/ })).toContainText('Deleted instead');
  await expect(actions.getByRole('button', { name: 'Add an action' })).toBeFocused();

  await actions.getByRole('button', { name: 'Edit “Tag the sandbox”' }).click();
  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await expect(actions.getByRole('row', { name: /Tag the sandbox/ })).toBeHidden();
  const undo = actions.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(actions.getByRole('row', { name: /Tag the sandbox/ })).toBeVisible();
});

test('a paragraph is shown as Markdown without what could run or be fetched, and taken out', async ({ page }) => {
  await page.goto(`/reports/${month}`);
  const accounts = section(page, 'accounts');
  await accounts.getByRole('button', { name: /^Add a paragraph/ }).click();
  const text = dialog(page).getByLabel('Text');
  await text.fill(
    'One **account** more, see the [note](https://example.com).\n\n![x](https://example.com/x.png) <b onclick="alert(1)">raw</b> [bad](javascript:alert(1))',
  );
  await text.press('Control+Enter');
  await expect(accounts.locator('.paragraph strong')).toHaveText('account');
  await expect(accounts.getByRole('link', { name: 'note' })).toHaveAttribute('rel', /noopener/);
  await expect(accounts.getByRole('link', { name: 'bad' })).toHaveCount(0);
  await expect(accounts.locator('.paragraph').locator('img, b, script')).toHaveCount(0);
  await expect(accounts.locator('.paragraph')).toContainText('Ana Novak');

  await accounts.getByRole('button', { name: /^Edit the paragraph/ }).click();
  await dialog(page).getByRole('button', { name: 'Remove' }).click();
  await expect(accounts.locator('.paragraph')).toHaveCount(0);
});

test('the demo’s report offers nothing to write with', async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: 'perunit-organisation', value: 'demo', url: baseURL ?? '' }]);
  await page.goto('/reports/2026-01');
  await expect(section(page, 'actions')).toContainText('Late, due Jan 2026');
  await expect(section(page, 'actions')).toContainText('The demo’s actions can’t be changed');
  await expect(page.getByRole('button', { name: /Add an action|Add a paragraph|^Edit/ })).toHaveCount(0);
});
