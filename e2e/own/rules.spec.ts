import { expect, type Locator, type Page, test } from '@playwright/test';
import { focus10Columns, focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { expectNoViolation } from '../accessibility';
import { chooseFile, showOwn, undoImport, usedOn } from './drop-file';

const month = '2022-09';
const account = '300000000009';
const file = 'rules.csv';

const lines = [
  { ServiceName: 'Amazon Elastic Compute Cloud', x_UsageType: 'NatGateway-Hours', cost: '100' },
  { ServiceName: 'Amazon Elastic Compute Cloud', x_UsageType: 'BoxUsage:m6i', cost: '50' },
  { ServiceName: 'Weather', x_UsageType: 'Rain', cost: '20' },
];

const bill = focusCsv(
  lines.map(({ cost, ...line }, index) => ({
    ...usedOn(month, '2022-10', index + 3),
    ...{ BillingAccountId: account, SubAccountId: account, SubAccountName: 'rules-prod', ...line },
    ...{ BilledCost: cost, EffectiveCost: cost, ContractedCost: cost, ListCost: cost },
  })),
  { columns: [...focus10Columns, 'x_UsageType'] },
);

const nat = 'NAT by usage type *NatGateway-*';
const ec2 = 'EC2 by service';

const rule = (page: Page, name: string): Locator => page.locator(`tr[data-rule="${name}"]`);
const coverage = (page: Page): Locator => page.getByTestId('coverage');
const openRules = (page: Page) => page.goto(`/settings/rules?month=${month}`, { waitUntil: 'networkidle' });
const costType = (page: Page, name: string): Locator =>
  page.locator('#cost-types tbody tr').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

const save = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Preview the change' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByTestId('effect')).toBeVisible();
  return dialog;
};

test.describe.configure({ mode: 'serial' });
test.beforeEach(async ({ page, baseURL }) => {
  await showOwn(page, baseURL);
  await page.addInitScript(() => window.localStorage.setItem('perunit-by', 'Ana Novak'));
});

test('the starter rules say what they catch of a bill, and what falls through', async ({ page, baseURL }) => {
  const preview = await chooseFile(page, file, bill);
  await preview.getByRole('button', { name: 'Import September 2022' }).click();
  await expect(preview).toBeHidden();
  const changes = [{ kind: 'account', id: account, from: month, after: { environment: 'production' } }];
  const mapped = await page.request.post('/api/v1/config/changes', {
    data: { changes, acceptRestatement: true },
    headers: { Origin: baseURL ?? '' },
  });
  expect(mapped.status()).toBe(200);
  await openRules(page);
  await expect(coverage(page)).toHaveText('Rules name 88.2% of September 2022’s cost; $20.00 has no cost type');
  await expect(rule(page, nat)).toContainText('starter rule');
  await expect(rule(page, nat)).toContainText(/1\$100\.0058\.8%/);
  await expect(rule(page, ec2)).toContainText(/1\$50\.0029\.4%/);
  await expect(page.getByTestId('unnamed').locator('tbody tr')).toContainText(['WeatherRain']);
  await expectNoViolation(page, 'the starter rules');
});

test('rules are moved by keys and keep the focus, and the buttons do the same', async ({ page }) => {
  await openRules(page);
  const edit = rule(page, nat).getByRole('button', { name: /^Edit/ });
  await edit.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(rule(page, nat).locator('.rule-at')).toContainText('9');
  await expect(edit).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'is rule 9 of 36 now' })).toBeAttached();
  await rule(page, nat).getByRole('button', { name: /up$/ }).click();
  await expect(rule(page, nat).locator('.rule-at')).toContainText('8');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(rule(page, nat).locator('.rule-at')).toContainText('7');
  await expect(page.getByRole('button', { name: 'Preview the change' })).toBeDisabled();
});

test('a rule that is dragged changes the catches, the preview, and once saved the report', async ({ page }) => {
  await page.goto(`/reports/${month}`);
  await expect(costType(page, 'NAT gateway').getByText('100', { exact: true })).toBeVisible();
  // All rules are in sight: a page that scrolls between pressing and letting go would drag another row.
  await page.setViewportSize({ width: 1280, height: 2800 });
  await openRules(page);
  await rule(page, nat).locator('.rule-grip').dragTo(rule(page, ec2));
  await expect(rule(page, ec2)).toContainText(/2\$150\.0088\.2%/);
  await expect(rule(page, nat)).toContainText(/0\$0\.000\.0%/);
  const dialog = await save(page);
  await expect(dialog.getByRole('row', { name: /EC2, cost type/ })).toContainText('$50$150');
  await expect(dialog.getByRole('row', { name: /NAT, cost type/ })).toContainText('$100none');
  await expectNoViolation(page, 'the preview');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByTestId('saved')).toContainText('Saved: Rules for cost types, from Sep 2022');
  await page.goto(`/reports/${month}`);
  await expect(costType(page, 'EC2').getByText('150', { exact: true })).toBeVisible();
  await expect(costType(page, 'NAT gateway')).toHaveCount(0);
});

test('a line that falls through becomes a rule, seen as it is typed', async ({ page }) => {
  await openRules(page);
  await page.getByRole('button', { name: 'Make a rule of Rain' }).click();
  const result = page.getByLabel('Cost type', { exact: true });
  await expect(result).toBeFocused();
  await expect(page.getByText('Rule 36 can’t be saved: it has no cost type.')).toBeVisible();
  await result.fill('Forecasts');
  await expect(coverage(page)).toHaveText('Rules name 100.0% of September 2022’s cost');
  await page.getByLabel('Usage type', { exact: true }).fill('Rai');
  await expect(coverage(page)).toContainText('88.2%');
  await page.getByLabel('Usage type', { exact: true }).fill('R*');
  await expect(coverage(page)).toContainText('100.0%');
  await expectNoViolation(page, 'a rule that is open');
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(rule(page, 'Rain, copy')).toContainText('$0.00');
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(rule(page, 'Rain, copy')).toHaveCount(0);
});

test('the starter rules come back', async ({ page }) => {
  await openRules(page);
  await page.getByRole('button', { name: 'Back to the starter rules' }).click();
  const dialog = await save(page);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByTestId('saved')).toBeVisible();
  await expect(rule(page, nat)).toContainText('$100.00');
  await undoImport(page, file);
});

test('the demo’s rules are looked at only', async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: 'perunit-organisation', value: 'demo', url: baseURL ?? '' }]);
  await page.goto('/settings/rules?kind=cluster&month=2026-01', { waitUntil: 'networkidle' });
  await expect(coverage(page)).toHaveText(
    /^Rules name \d+\.\d% of January 2026’s production cost; \$[\d,.]+ has no cluster$/,
  );
  await expect(page.getByRole('button', { name: /Add a rule|Preview|^Edit|^Make a rule/ })).toHaveCount(0);
  await page.getByLabel('Cost', { exact: true }).selectOption('billed');
  await expect(page).toHaveURL(/basis=billed/);
  await expectNoViolation(page, 'the demo’s rules');
});
