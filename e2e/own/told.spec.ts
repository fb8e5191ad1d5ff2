import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { runPerunit } from '../run-perunit';
import { chooseFile, showOwn, takeImport, usedOn } from './drop-file';
import { startWebhook, type Webhook } from './webhook';

const month = '2022-08';
let webhook: Webhook;
let folder: string;

const billOf = (cost: string): string =>
  focusCsv([
    {
      ...usedOn(month, '2022-09', 3),
      ...{ BillingAccountId: '310000000000', SubAccountId: '310000000001', SubAccountName: '@channel-prod' },
      ...{ BilledCost: cost, EffectiveCost: cost, ContractedCost: cost, ListCost: cost },
    },
  ]);

const channels = (page: Page) => page.locator('#channels');
const deliveries = (page: Page) => page.locator('#deliveries');

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  webhook = await startWebhook();
  folder = mkdtempSync(join(tmpdir(), 'perunit-e2e-hook-'));
  writeFileSync(join(folder, 'hook'), webhook.url);
});
test.afterAll(async () => {
  await webhook.close();
  rmSync(folder, { recursive: true });
});
test.beforeEach(({ page, baseURL }) => showOwn(page, baseURL));

test('a chat is added and tested, its address named and never shown', async ({ page }) => {
  await page.goto('/alerts');
  await page.getByRole('button', { name: 'Add a channel' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Cloud cost team');
  await dialog.getByLabel('Address of the incoming webhook').fill(webhook.url);
  await dialog.getByRole('button', { name: 'Add channel' }).click();
  await expect(dialog.getByRole('alert').first()).toContainText('must name a secret');
  await dialog.getByLabel('Address of the incoming webhook').fill(`file:${join(folder, 'hook')}`);
  await dialog.getByRole('button', { name: 'Add channel' }).click();
  await expect(dialog).toBeHidden();
  await channels(page).getByRole('button', { name: 'Send a test message to Cloud cost team' }).click();
  await expect(channels(page)).toContainText('which anybody on the way can read');
  expect(webhook.texts).toEqual([]);
  await channels(page).getByRole('button', { name: 'Edit Cloud cost team' }).click();
  await dialog.getByLabel('The server is our own').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await channels(page).getByRole('button', { name: 'Send a test message to Cloud cost team' }).click();
  await expect(channels(page)).toContainText('Sent, and taken');
  expect(webhook.texts[0]).toContain('a test message');
  await expect(page.locator('body')).not.toContainText(webhook.url);
});

test('a published month arrives there, with what is in its names as words', async ({ page }) => {
  await takeImport(await chooseFile(page, 'told.csv', billOf('900')), 'Import August 2022');
  expect(await runPerunit('close', month, '--as', 'Ada')).toMatchObject({ code: 0 });
  expect(await runPerunit('publish', month, '--as', 'Ada', '--reason', 'on paper')).toMatchObject({ code: 0 });
  await expect(async () => {
    expect(await runPerunit('alerts', 'check')).toMatchObject({ code: 0 });
    const told = webhook.texts.find((text) => text.includes('August 2022 is published'));
    expect(told).toBeDefined();
    expect(told).not.toContain('@channel');
  }).toPass();
  await page.goto('/alerts');
  const row = deliveries(page).getByRole('row', { name: /August 2022 is published/ });
  await expect(row).toContainText('Sent');
});

test('a message that does not arrive says why, and is tried again', async ({ page }) => {
  await takeImport(await chooseFile(page, 'told-late.csv', billOf('950')), 'Import August 2022');
  webhook.refuseNext();
  expect(await runPerunit('alerts', 'check')).toMatchObject({ code: 0 });
  await page.goto('/alerts');
  const row = deliveries(page).getByRole('row', { name: /August 2022 now differs/ });
  await expect(row).toContainText('The server answered 503.');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(row).toContainText('Sent');
  expect(webhook.texts.filter((text) => text.includes('August 2022 now differs'))).toHaveLength(1);
});
