import { expect, test } from 'vitest';
import { formulaSafeCsv } from '../report/files/csv';
import { accountsCsvColumns, accountsCsvRows, readAccountsCsv } from './accounts-csv';

const today = '2026-02-10';
const place = (from: string, ...[name = null, owner = null, team = null]: (string | null)[]) => ({
  ...{ from, environment: 'production' as const, name, owner, team },
});

test('what is written is what is read, names that look like formulas included', () => {
  const accounts = [
    { id: '000000000001', periods: [place('2025-01', '-test', '=Ana', '+1 team'), place('2025-07', 'prod, "EU"')] },
    { id: 'vendor-1', periods: [place('2025-01')] },
  ];
  const csv = formulaSafeCsv(accountsCsvColumns, accountsCsvRows(accounts));
  expect(readAccountsCsv(csv, today)).toEqual({ accounts, blankRows: 0, silent: [], problems: null });
});

test('an account without an environment is written to be filled in, and says nothing until then', () => {
  const unmapped = { ...place('2025-01'), environment: 'unmapped' as const };
  const csv = formulaSafeCsv(accountsCsvColumns, accountsCsvRows([{ id: '000000000001', periods: [unmapped] }]));
  expect(csv).toContain('000000000001,,2025-01');
  expect(readAccountsCsv(csv, today)).toEqual({ accounts: [], blankRows: 1, silent: [], problems: null });
});

test('what can’t be read is named by its line', () => {
  const { problems } = readAccountsCsv('account_id,environment,from\n1,prod,2025-01\n2,core,May\n', today);
  expect(problems?.map(({ line }) => line)).toEqual([2, 3]);
  expect(problems?.[0]?.text).toMatch(/^"prod" is no environment\. Write one of: /);
  expect(readAccountsCsv('account_id,environment,from,owner\n1,dev,2025-01,Ana\n', today)).toMatchObject({
    silent: ['name', 'team'],
  });
  expect(readAccountsCsv('id,stage\n1,prod\n', today).problems?.[0]).toMatchObject({ line: 1 });
});
