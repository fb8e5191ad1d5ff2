import { expect, it } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import { accountsOutline } from '../outline/accounts';
import { accountsSchema } from '../schema/accounts';
import { sampleInputs } from '../testing/sample-inputs';

const inputs = sampleInputs();
const [first] = inputs.accounts;
const withTeam = {
  ...inputs,
  accounts: inputs.accounts.map((account) => (account === first ? { ...account, team: 'Shop' } : account)),
};

it('a team stands beside the owner, in a column that is there as soon as one account has one', () => {
  const section = buildMonthlyReport(withTeam).sections.accounts;
  const row = section.rows.find(({ accountId }) => accountId === first?.accountId);
  expect(row?.team).toBe('Shop');
  const [table] = accountsOutline(section, buildMonthlyReport(withTeam)).tables;
  const at = table?.columns.findIndex(({ id }) => id === 'team') ?? -1;
  expect(table?.columns[at - 1]?.id).toBe('owner');
  expect(table?.rows.find(({ key }) => key === first?.accountId)?.cells[at]).toBe('Shop');
  expect(new Set(table?.rows.map(({ cells }) => cells.length))).toEqual(new Set([table?.columns.length]));
});

it('without a team a document is, byte for byte, as documents were before there were any', () => {
  const section = buildMonthlyReport(inputs).sections.accounts;
  expect(JSON.stringify(section)).not.toContain('"team"');
  expect(JSON.stringify(accountsSchema.parse(section))).not.toContain('"team"');
  const [table] = accountsOutline(section, buildMonthlyReport(inputs)).tables;
  expect(table?.columns.map(({ id }) => id)).not.toContain('team');
});
