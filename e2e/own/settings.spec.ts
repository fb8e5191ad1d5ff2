import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { chooseFile, showOwn, takeImport, usedOn } from './drop-file';

const accounts = [
  { id: '410000000001', name: 'quill-prod', cost: '9000' },
  { id: '410000000002', name: 'quill-sandbox', cost: '1000' },
  { id: '410000000003', name: 'quill-x7', cost: '2000' },
] as const;

const months = [
  ['2021-08', '2021-09'],
  ['2021-09', '2021-10'],
] as const;

/** Two months of three accounts, one of them with a name that suggests nothing. */
const bill = (): string =>
  focusCsv(
    months.flatMap(([month, next]) =>
      accounts.map(({ id, name, cost }, index) => ({
        ...usedOn(month, next, index + 3),
        ...{ BillingAccountId: '410000000000', SubAccountId: id, SubAccountName: name },
        ...{ BilledCost: cost, EffectiveCost: cost, ContractedCost: cost, ListCost: cost },
      })),
    ),
  );

const dialog = (page: Page): Locator => page.getByRole('dialog');
const saved = (page: Page): Locator => page.getByTestId('saved');
const environmentOf = (page: Page, name: string): Locator => page.getByLabel(`Environment of ${name}`);
const item = (page: Page, title: string): Locator => page.locator(`[data-item="${title}"]`);

/** Opens the form of a setting or target. */
const change = async (page: Page, title: string): Promise<Locator> => {
  const found = item(page, title);
  await found.getByRole('button', { name: 'Change' }).click();
  return found;
};

/** Saves what is reviewed; months that other tests published are restated knowingly. */
const save = async (page: Page): Promise<void> => {
  const question = dialog(page).getByRole('group', { name: /would be restated/ });
  const button = dialog(page).getByRole('button', { name: 'Save' });
  await expect(button).toBeVisible();
  if (await question.isVisible()) {
    await expect(button).toBeDisabled();
    await question.getByRole('checkbox').check();
  }
  await button.click();
  await expect(dialog(page)).toBeHidden();
};

/** Unmapped cost of September as the preview shows it, now and after; other tests' accounts move other months. */
const unmappedCost = async (page: Page): Promise<string> => {
  const effect = dialog(page).getByTestId('effect');
  await expect(effect).toContainText(/changes?, /);
  const shown = effect.getByLabel('Figures of');
  if (await shown.isVisible()) await shown.selectOption('2021-09');
  const cells = await effect
    .getByRole('row', { name: /^Unmapped cost/ })
    .getByRole('cell')
    .allTextContents();
  return cells.join('');
};

const expectNoViolation = async (page: Page): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
};

test.describe.configure({ mode: 'serial' });
test.beforeEach(({ page, baseURL }) => showOwn(page, baseURL));

test('accounts of a new bill stand first, and names suggest environments', async ({ page }) => {
  const preview = await chooseFile(page, 'quill.csv', bill());
  await takeImport(preview, 'Import 2 months');
  await page.goto('/settings');
  await expect(page).toHaveURL('/settings/accounts');
  await expect(environmentOf(page, 'quill-prod')).toHaveValue('production');
  await expect(environmentOf(page, 'quill-sandbox')).toHaveValue('dev');
  await expect(environmentOf(page, 'quill-x7')).toHaveValue('unmapped');
  await expectNoViolation(page);
});

test('an unmapped account is mapped: the preview says which figures of which months move, and Take back undoes it', async ({
  page,
}) => {
  await page.goto('/settings/accounts');
  await environmentOf(page, 'quill-x7').selectOption('production');
  await page.getByLabel('Owner of quill-x7').fill('Platform');
  await page.getByLabel('Team of quill-x7').fill('Storefront');
  await page.getByLabel('Changes hold from').fill('2021-09');
  await page.getByRole('button', { name: /^Preview \d+ changes?$/ }).click();
  expect(await unmappedCost(page)).toBe('$12,000$0');
  await expectNoViolation(page);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(environmentOf(page, 'quill-x7')).toHaveValue('production');

  await page.getByRole('button', { name: /^Preview \d+ changes?$/ }).click();
  await dialog(page).getByLabel('By').fill('Ana');
  await save(page);
  await expect(saved(page)).toContainText(/Saved: \d+ accounts from September 2021/);
  await expect(saved(page)).toBeFocused();
  const row = page.getByRole('row', { name: /quill-x7/ });
  await row.locator('summary').click();
  await expect(row.locator('details')).toContainText(/From Sep 2021: Production, Platform, team Storefront \(Ana, /);

  await saved(page).getByRole('button', { name: 'Take back' }).click();
  expect(await unmappedCost(page)).toBe('$0$12,000');
  await save(page);
  await expect(saved(page)).toContainText('Take back: ');
  await expect(page.getByRole('row', { name: /quill-x7/ }).locator('details')).toContainText('Not mapped yet');
});

test('the limit of unmapped cost is what the checklist of a month holds, and moves no figure', async ({ page }) => {
  const checks = async () => {
    await page.goto('/reports/2021-09');
    return page.locator('#issue');
  };
  await expect(await checks()).toContainText(
    /Every account has an environment: 3 accounts without one, \$12,000\.00, 100\.00% of cost; the limit is 0%/,
  );
  await page.goto('/settings/report');
  const limit = await change(page, 'Unmapped limit');
  await limit.getByLabel('Unmapped limit').fill('100');
  await limit.getByLabel('Holds from').fill('2021-08');
  await limit.getByRole('button', { name: 'Preview the change' }).click();
  await expect(dialog(page).getByTestId('effect')).toContainText('No figure moves');
  await dialog(page).getByLabel('By').fill('Ana');
  await save(page);
  await limit.locator('summary').click();
  await expect(limit.locator('details')).toContainText(/From the beginning: 0% \(comes with Perunit\)/);
  await expect(limit.locator('details')).toContainText(/From Aug 2021: 100% \(Ana, \d/);
  await expect(await checks()).toContainText(
    'PassesUnmapped cost is within its limit: 3 accounts without one, $12,000.00, 100.00% of cost; the limit is 100%',
  );
  await page.goto('/settings/report');
  const again = await change(page, 'Unmapped limit');
  await again.getByLabel('Unmapped limit').fill('0');
  await again.getByLabel('Holds from').fill('2021-08');
  await again.getByRole('button', { name: 'Preview the change' }).click();
  await save(page);
});

test('many accounts are given a team at once, and keep their environment', async ({ page }) => {
  await page.goto('/settings/accounts');
  await page.getByLabel('Select quill-prod').check();
  await page.getByLabel('Select quill-sandbox').check();
  await expect(page.getByRole('button', { name: 'Set 2 selected accounts' })).toBeDisabled();
  await page.getByLabel('Team for the selected accounts').fill('Storefront');
  await page.getByRole('button', { name: 'Set 2 selected accounts' }).click();
  await expect(page.getByLabel('Team of quill-prod')).toHaveValue('Storefront');
  await page.getByLabel('Changes hold from').fill('2021-08');
  await page.getByRole('button', { name: /^Preview \d+ changes?$/ }).click();
  await expectNoViolation(page);
  await save(page);
  await expect(page.getByLabel('Team of quill-sandbox')).toHaveValue('Storefront');
  await expect(environmentOf(page, 'quill-sandbox')).toHaveValue('dev');
  const csv = await (await page.request.get('/api/v1/config/accounts.csv')).text();
  expect(csv).toMatch(/account_id,environment,from,name,owner,team\r\n/);
  expect(csv).toMatch(/410000000002,dev,2021-08,[^,]*,,Storefront/);
});

test('a CSV is refused by line, and maps the accounts it names', async ({ page }) => {
  await page.goto('/settings/accounts');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('accounts.csv');
  const upload = (text: string) =>
    page
      .getByTestId('upload-accounts-csv')
      .locator('input')
      .setInputFiles({ name: 'map.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const head = 'account_id,environment,from,name,owner\n';
  await upload(`${head}410000000001,prod,2021-08,,\n`);
  await expect(page.getByTestId('file-problems')).toContainText('line 2: "prod" is no environment.');
  const rows = accounts.map(({ id, name }) => `${id},production,2021-09,${name},Platform`);
  await upload(`${head}${rows.join('\n')}\n410000000009,,2021-08,,\n`);
  await expect(page.getByTestId('difference')).toContainText('1 row has no environment and changes nothing');
  await page.getByRole('button', { name: /^Review \d+ changes$/ }).click();
  await save(page);
  await expect(saved(page)).toContainText('of map.csv');
  await expect(environmentOf(page, 'quill-x7')).toHaveValue('production');
});

test('a closed month is named, and restated only when somebody agrees', async ({ page }) => {
  await page.goto('/settings/accounts');
  await page.evaluate(() =>
    fetch('/api/v1/reports/2021-09/close', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'perunit-by': 'Ana' },
      body: '{}',
    }),
  );
  await environmentOf(page, 'quill-x7').selectOption('dev');
  await page.getByLabel('Changes hold from').fill('2021-09');
  await page.getByRole('button', { name: /^Preview \d+ changes?$/ }).click();
  const question = dialog(page).getByRole('group', { name: /signed months? would be restated/ });
  await expect(question).toContainText('September 2021 (closed)');
  await expectNoViolation(page);
  await save(page);
  await expect(saved(page)).toContainText(/Saved: \d+ accounts? from September 2021/);
  await expect(environmentOf(page, 'quill-x7')).toHaveValue('dev');
});

test('a setting is refused beside its field, changed from a month on, and taken back', async ({ page }) => {
  await page.goto('/settings/report');
  const noise = await change(page, 'Noise band');
  await noise.getByLabel('Noise band').fill('a lot');
  await noise.getByLabel('Noise band').press('Enter');
  await expect(noise.getByRole('alert')).toContainText('Noise band must be a percentage');
  await expect(noise.getByLabel('Noise band')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(noise.getByRole('button', { name: 'Change' })).toBeFocused();

  const charges = await change(page, 'Charges in KPI cost');
  await charges.getByLabel('Usage', { exact: true }).uncheck();
  await charges.getByLabel('Holds from').fill('2021-09');
  await charges.getByRole('button', { name: 'Preview the change' }).click();
  const effect = dialog(page).getByTestId('effect');
  await expect(effect).toContainText(/Sep(tember)? 2021/);
  await expect(effect.getByLabel('Figures of').locator('option[value="2021-08"]')).toHaveCount(0);
  await save(page);
  await expect(saved(page)).toContainText('Saved: Charges in KPI cost');
  await expect(charges).toContainText('2 values over time');
  await saved(page).getByRole('button', { name: 'Take back' }).click();
  await save(page);
  await expect(charges).not.toContainText('values over time');
});

test('shares say what they leave, and more than the whole is refused', async ({ page }) => {
  await page.goto('/settings/shared-cost');
  const shared = await change(page, 'Shared cost');
  await shared.getByLabel('Shared cost').selectOption('fixed');
  await shared.getByLabel('Production').fill('0.6');
  await shared.getByLabel('Core').fill('0.3');
  await expect(shared.getByRole('status')).toHaveText('Together 0.9; 0.1 of shared cost stays shared.');
  await shared.getByLabel('Core').fill('0.5');
  await shared.getByRole('button', { name: 'Preview the change' }).click();
  await expect(shared.getByRole('alert')).toContainText('together more than 1');
});

test('a target is set in percent, and its limit is refused by name', async ({ page }) => {
  await page.goto('/settings/targets');
  const target = await change(page, 'DM');
  await target.getByLabel('Target').selectOption('<');
  await target.getByLabel('Limit').fill('');
  await target.getByRole('button', { name: 'Preview the change' }).click();
  await expect(target.getByRole('alert')).toContainText('Limit');
  await target.getByLabel('Limit').fill('12.5');
  await target.getByLabel('Holds from').fill('2030-01');
  await target.getByRole('button', { name: 'Preview the change' }).click();
  await expect(dialog(page)).toContainText('Target of DM: Below 12.5%');
  await expect(dialog(page).getByTestId('effect')).toContainText('No figure moves');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
});

test('the configuration file goes out, is refused by line and column, and shows what it would change', async ({
  page,
}) => {
  await page.goto('/settings/file');
  const upload = (text: string) =>
    page
      .getByTestId('upload-yaml')
      .locator('input')
      .setInputFiles({ name: 'perunit.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
  const answer = await page.request.get('/api/v1/config/file');
  const yaml = await answer.text();
  await upload(yaml);
  await expect(page.getByTestId('difference')).toContainText('perunit.yaml changes nothing');
  await upload(yaml.replace(/noiseBandPct: .*/, 'noiseBandPct: often'));
  await expect(page.getByTestId('file-problems')).toContainText(/line \d+, column \d+: settings\.noiseBandPct/);
  await upload(yaml.replace(/organisationName: .*/, 'organisationName: Quill'));
  await expect(page.getByTestId('difference')).toContainText('"Quill"');
  await page.getByRole('button', { name: 'Review 1 change' }).click();
  await save(page);
  await expect(saved(page)).toContainText('1 change of perunit.yaml');
  await saved(page).getByRole('button', { name: 'Take back' }).click();
  await save(page);
  await expect(saved(page)).toContainText('Take back');
});

test('the demo’s settings are looked at only', async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: 'perunit-organisation', value: 'demo', url: baseURL ?? '' }]);
  for (const part of ['accounts', 'shared-cost', 'targets', 'report', 'file']) {
    await page.goto(`/settings/${part}`);
    await expect(page.getByText('The demo is looked at only')).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Change|Preview|Set )/ })).toHaveCount(0);
  }
});
