import { expect, type Page, test } from '@playwright/test';
import type { LoopbackServer } from '../../lib/connections/testing/loopback-server';
import { startProvisioner } from '../../lib/connections/testing/provisioner-server';
import { samplePopulation } from '../../lib/connections/testing/workspace-population';
import { expectNoViolation } from '../accessibility';
import { historyRow, showOwn, undoImport } from './drop-file';

test.describe.configure({ mode: 'serial' });
test.beforeEach(({ page, baseURL }) => showOwn(page, baseURL));

const day = 86_400_000;
const now = new Date();
const population = samplePopulation(40, new Date(now.getTime() - 300 * day).toISOString(), now.toISOString());
const month = now.toISOString().slice(0, 7);
let server: LoopbackServer;
test.beforeAll(async () => {
  server = await startProvisioner({ population: () => population, now: () => new Date() });
});
test.afterAll(() => server.close());

const connection = (page: Page) => page.getByTestId('connection').filter({ hasText: 'Cloud servers' });

test('a Provisioner is connected; a sign-in asks for its own fields; its days are counted', async ({ page }) => {
  await page.goto('/data/connect');
  await page.getByRole('radio', { name: /^Mattermost Cloud Provisioner/ }).check();
  await page.getByLabel('Name').fill('Cloud servers');
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill(server.url);
  await expect(page.getByRole('textbox', { name: 'Bearer token' })).toBeHidden();
  await page.getByRole('combobox', { name: /^Sign-in/ }).selectOption('bearer');
  await expect(page.getByRole('textbox', { name: 'Bearer token' })).toBeVisible();
  await expectNoViolation(page, 'the settings of a Provisioner');
  await page.getByRole('combobox', { name: /^Sign-in/ }).selectOption('none');
  await page.getByRole('textbox', { name: /^Months of history/ }).fill('0');
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByRole('heading', { name: 'It works' })).toBeVisible();
  await expect(page.getByText(/Reached the Provisioner: \d+ workspaces/)).toBeVisible();
  await page.getByRole('button', { name: 'Pull now, then daily' }).click();
  await expect(page.getByRole('heading', { name: /is connected, and pulled daily/ })).toBeVisible({ timeout: 90_000 });
  await page.getByRole('link', { name: 'See the connections' }).click();
  await expect(connection(page)).toContainText('The last pull brought 1 delivery');
});

test('its clusters are offered as rules, before the shipped ones that catch every tag', async ({ page }) => {
  await page.goto('/settings/rules?kind=cluster', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Add the 4 suggested rules' }).click();
  const rules = page.locator('tr[data-rule]');
  await expect(rules.first()).toHaveAttribute('data-rule', 'prod-us-1 by cluster tag');
  await expect(rules.nth(1)).toHaveAttribute('data-rule', 'prod-us-1 by VPC tag');
  await expect(page.getByRole('button', { name: /suggested rule/ })).toBeHidden();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(rules.first()).toHaveAttribute('data-rule', 'Cluster by tag CloudClusterID');
});

test('what it brought is taken back, and the connection removed', async ({ page }) => {
  await page.goto('/data');
  const file = await historyRow(page, 'workspaces-provisioner-').first().textContent();
  const [name = ''] = /workspaces-provisioner-\d+-\d{4}-\d{2}\.csv/.exec(file ?? '') ?? [];
  expect(name).toContain(month);
  await undoImport(page, name);
  await connection(page).locator('summary').click();
  await connection(page).getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('“Cloud servers” is removed')).toBeVisible();
});
