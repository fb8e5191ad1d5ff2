import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { focusCsv } from '../../lib/ingest/corpus/focus-csv';
import { runPerunit } from '../run-perunit';
import { chooseFile, historyRow, showOwn, usedOn } from './drop-file';

const month = '2022-03';

/** A bill of one account; its last row costs what is given. */
const billWith = (last: string): string =>
  focusCsv(
    ['1000', last].map((cost, index) => ({
      ...usedOn(month, '2022-04', index + 3),
      ...{ BillingAccountId: '300000000000', SubAccountId: '300000000001', SubAccountName: 'ledger-prod' },
      ...{ BilledCost: cost, EffectiveCost: cost, ContractedCost: cost, ListCost: cost },
    })),
  );

const importMarch = async (page: Page, name: string, last: string): Promise<void> => {
  const preview = await chooseFile(page, name, billWith(last));
  await preview.getByRole('button', { name: 'Import March 2022' }).click();
  await expect(preview).toBeHidden();
};

const issue = (page: Page): Locator => page.locator('#issue');
const cost = (page: Page): Locator => page.locator(`[data-figure="headline.cost.${month}"]`).first();
const openReport = (page: Page, query = '') => page.goto(`/reports/${month}${query}`);

/** Opens a dialog by its button, fills it and sends it. */
const answer = async (page: Page, button: string, send: string, fields: Readonly<Record<string, string>>) => {
  await issue(page).getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: send }).click();
  return dialog;
};

const expectNoViolation = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
};

test.describe.configure({ mode: 'serial' });
test.beforeEach(({ page, baseURL }) => showOwn(page, baseURL));

test('a draft is closed with a name, its failed checks recorded', async ({ page }) => {
  await importMarch(page, 'ledger.csv', '500');
  await openReport(page);
  await expect(issue(page)).toContainText('Draft of #15');
  await expect(issue(page)).toContainText('Reconciled with the invoice: no invoice total is entered to compare with');
  const dialog = await answer(page, 'Close March 2022', 'Close the month', { By: '' });
  await expect(dialog.getByRole('alert')).toContainText('A name is needed');
  await dialog.getByLabel('By').fill('Ada');
  await dialog.getByRole('button', { name: 'Close the month' }).click();
  await expect(dialog).toBeHidden();
  await expect(issue(page)).toContainText('Closed by Ada on');
  await expectNoViolation(page);
});

test('publishing asks for the reason that is due, and seals the report', async ({ page }) => {
  await openReport(page);
  const dialog = await answer(page, 'Publish #15', 'Publish #15', { By: 'Bob' });
  await expect(dialog.getByRole('alert')).toContainText('A reason is needed');
  await dialog.getByLabel('Reason').fill('the invoice is on paper');
  await dialog.getByRole('button', { name: 'Publish #15' }).click();
  await expect(dialog).toBeHidden();
  await expect(issue(page)).toContainText('#15 was published by Bob on');
  await expect(page.locator('footer.end')).toContainText(/Sealed \d+ \w{3} \d{4}, \d\d:\d\d UTC · [0-9a-f]{12}/);
  await issue(page).getByRole('button', { name: 'Verify' }).click();
  await expect(issue(page)).toContainText('#15 is proven');
  expect(await runPerunit('verify', month)).toMatchObject({ code: 0, stdout: expect.stringContaining('#15  proven') });
});

test('a corrected bill restates the month: published, now, difference, cause', async ({ page }) => {
  await openReport(page);
  const published = await cost(page).textContent();
  const preview = await chooseFile(page, 'ledger-corrected.csv', billWith('750'));
  const question = preview.getByRole('group', { name: '1 signed month would be restated' });
  await expect(question).toContainText('March 2022 (#15)');
  await expect(question).toContainText('Headline, Cost in the KPIs: $1,500 → $1,750');
  await expectNoViolation(page);
  const restate = preview.getByRole('button', { name: 'Restate 1 signed month and import' });
  await expect(restate).toBeDisabled();
  await question.getByLabel('Restate March 2022').check();
  await restate.click();
  await expect(preview).toBeHidden();
  await openReport(page);
  expect(await cost(page).textContent()).toBe(published);
  await expect(page.getByRole('note')).toContainText(/Restated: \d+ figures differ from #15/);
  const row = issue(page).locator('tbody tr', { hasText: 'Cost in the KPIs' }).first();
  await expect(row).toContainText('$1,500$1,750+$250.00new data: ledger-corrected.csv');
  await expectNoViolation(page);
  await page.goto('/reports');
  await expect(page.locator('.issues tbody tr', { hasText: 'March 2022' })).toContainText(
    /Restated\s*\d+ figures differ/,
  );
});

test('taking the corrected bill back asks as well, and changes nothing without agreement', async ({ page }) => {
  await page.goto('/data');
  const row = historyRow(page, 'ledger-corrected.csv');
  await row.getByRole('button', { name: 'Undo the import of ledger-corrected.csv' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo the import of ledger-corrected.csv?' });
  const question = dialog.getByRole('group', { name: '1 signed month would be restated' });
  await expect(question).toContainText('Headline, Cost in the KPIs: $1,750 → $1,500');
  await expect(dialog.getByRole('button', { name: 'Restate 1 signed month and undo' })).toBeDisabled();
  await expectNoViolation(page);
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(row).toContainText('Counts');
});

test('the next edition is closed again and published with a reason; the first one stays', async ({ page }) => {
  await openReport(page, '?edition=live');
  await expect(cost(page)).toHaveText('$1,750');
  const closed = await answer(page, 'Close March 2022 again', 'Close the month', { By: 'Ada' });
  await expect(closed).toBeHidden();
  await answer(page, 'Publish #15.1', 'Publish #15.1', { By: 'Bob', Reason: 'corrected bill' });
  await expect(issue(page)).toContainText('#15.1 was published by Bob on');
  await openReport(page);
  await expect(cost(page)).toHaveText('$1,750');
  await issue(page).getByRole('link', { name: '#15', exact: true }).click();
  await expect(page).toHaveURL(`/reports/${month}?edition=15`);
  await expect(cost(page)).toHaveText('$1,500');
  await expect(page.getByRole('note')).toContainText('This is #15.');
});

test('re-opening asks for a reason', async ({ page }) => {
  await openReport(page);
  const dialog = await answer(page, 'Re-open', 'Re-open the month', { By: 'Ada' });
  await expect(dialog.getByRole('alert')).toContainText('A reason is needed');
  await dialog.getByLabel('Reason').fill('a late credit');
  await dialog.getByRole('button', { name: 'Re-open the month' }).click();
  await expect(dialog).toBeHidden();
  await expect(issue(page).getByRole('button', { name: 'Close March 2022' })).toBeVisible();
});
