import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectNoViolation } from '../accessibility';
import { billOf, historyRow, showOwn, undoImport } from './drop-file';

test.describe.configure({ mode: 'serial' });
test.beforeEach(({ page, baseURL }) => showOwn(page, baseURL));

const folder = join(mkdtempSync(join(tmpdir(), 'perunit-e2e-pull-')), 'exports');
const connection = (page: Page) => page.getByTestId('connection').filter({ hasText: 'Old bills' });

async function pullAgain(page: Page): Promise<void> {
  await page.goto('/data');
  await connection(page).getByRole('button', { name: 'Pull now' }).click();
  await connection(page).getByTestId('pull-plan').getByRole('button', { name: 'Pull now' }).click();
}

async function choose(page: Page, what: string): Promise<void> {
  await connection(page).locator('summary').click();
  await connection(page).getByRole('button', { name: what, exact: true }).click();
}

test('a folder is connected by the way to a first source: refused, corrected, tested, planned, pulled', async ({
  page,
}) => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'pulled.csv'), billOf('2026-05', '2026-06', 40));
  await page.goto('/data');
  await page.getByRole('link', { name: 'Connect a source' }).click();
  await page.getByRole('radio', { name: /^Folder/ }).check();
  await page.getByLabel('Name').fill('Old bills');
  await page.locator('#field-path').fill('relative');
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'absolute path' })).toBeVisible();
  await page.locator('#field-path').fill(`${folder}-nowhere`);
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByRole('heading', { name: 'It doesn’t work like this yet' })).toBeVisible();
  await page.locator('#field-path').fill(folder);
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByRole('heading', { name: 'It works' })).toBeVisible();
  await expectNoViolation(page, 'a connection that works');
  await page.getByRole('button', { name: 'Pull now, then daily' }).click();
  await expect(page.getByRole('heading', { name: /is connected, and pulled daily/ })).toBeVisible({ timeout: 90_000 });
  await page.getByRole('link', { name: 'See the connections' }).click();
  await expect(connection(page)).toContainText('The last pull brought 1 delivery');
  await expect(connection(page)).toContainText('27 May 2026');
  await expect(historyRow(page, 'pulled.csv')).toContainText('Counts');
  await page.goto('/reports/2026-05');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('$50');
});

test('pulled again nothing changes; broken it says why and what to do; mended it is pulled', async ({ page }) => {
  await pullAgain(page);
  await expect(connection(page)).toContainText('found everything unchanged', { timeout: 60_000 });
  renameSync(folder, `${folder}-gone`);
  await pullAgain(page);
  await expect(connection(page)).toContainText('The last pull failed', { timeout: 60_000 });
  await expect(connection(page)).toContainText('There is no folder');
  await expect(page.getByRole('heading', { name: 'Old bills can’t be pulled' })).toBeVisible();
  await expectNoViolation(page, 'a connection that fails');
  renameSync(`${folder}-gone`, folder);
  await pullAgain(page);
  await expect(connection(page)).toContainText('found everything unchanged', { timeout: 60_000 });
});

test('its log, its time, its switch and its removal are in the menu, removal with a way back', async ({ page }) => {
  await page.goto('/data');
  await choose(page, 'Show the log');
  await expect(connection(page).getByRole('list', { name: 'Log' })).toContainText('Pulling “Old bills”');
  await choose(page, 'Change its time');
  await page.getByLabel('Pulled at').fill('* * * * *');
  await page.getByRole('button', { name: 'Save the time' }).click();
  await expect(connection(page)).toContainText('more often than every 15 minutes');
  await page.getByLabel('Pulled at').fill('0 7 * * *');
  await page.getByRole('button', { name: 'Save the time' }).click();
  await expect(connection(page)).toContainText('07:00 UTC');
  await choose(page, 'Switch off');
  await expect(connection(page)).toContainText('Folder, off');
  await choose(page, 'Remove');
  await expect(page.getByText('“Old bills” is removed')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(connection(page)).toBeVisible();
});

test('what it brought is undone like any import, and stays undone when the connection is gone', async ({ page }) => {
  await undoImport(page, 'pulled.csv');
  await choose(page, 'Remove');
  await expect(page.getByRole('heading', { name: /^Nothing is pulled yet/ })).toBeVisible();
  await expect(historyRow(page, 'pulled.csv')).toContainText('Undone');
});

test('the demo says that it has no live connections', async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: 'perunit-organisation', value: 'demo', url: baseURL ?? '' }]);
  await page.goto('/data');
  await expect(page.getByRole('heading', { name: 'The demo has no live connections' })).toBeVisible();
});
