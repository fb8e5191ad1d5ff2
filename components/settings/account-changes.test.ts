import { expect, test } from 'vitest';
import type { AccountView } from '@/components/setup/view-types';
import { accountChanges, startingDraft } from './account-changes';

const period = (from: string, environment: 'production' | 'dev', owner: string | null = null) => ({
  ...{ from, environment, name: null, owner, team: null, recorded: 'Ana, 3 Jan 2026' },
});

const account = (given: Partial<AccountView>): AccountView => ({
  ...{ accountId: '0001', name: 'prod', owner: null, team: null, isPayer: false, cost: null },
  ...{ environment: 'unmapped', suggested: null, periods: [] },
  ...given,
});

const mapped = account({
  environment: 'production',
  periods: [period('2025-01', 'dev'), period('2025-06', 'production')],
});

test('what is saved changes nothing; an account without an environment begins with what its name suggests', () => {
  expect(accountChanges([mapped], { '0001': startingDraft(mapped) }, '2026-01').changes).toEqual([]);
  expect(startingDraft(account({ suggested: 'core' }))).toEqual({ environment: 'core', owner: '', team: '' });
});

test('a change is one record from its month on, and Take back records what was in force in that month', () => {
  const { changes, undo, notes } = accountChanges(
    [mapped],
    { '0001': { environment: 'core', owner: ' Ops ', team: 'Shop' } },
    '2025-03',
  );
  expect(changes).toEqual([
    {
      kind: 'account',
      id: '0001',
      from: '2025-03',
      after: { environment: 'core', name: null, owner: 'Ops', team: 'Shop' },
    },
  ]);
  expect(undo).toEqual([
    {
      kind: 'account',
      id: '0001',
      from: '2025-03',
      after: { environment: 'dev', name: null, owner: null, team: null },
    },
  ]);
  expect(notes).toEqual(['prod has a later entry, from Jun 2025: it stays.']);
});

test('before its first entry an account goes back to unmapped', () => {
  const { undo } = accountChanges([account({})], { '0001': { environment: 'core', owner: '', team: '' } }, '2025-03');
  expect(undo[0]).toMatchObject({ after: { environment: 'unmapped' } });
});

test('an owner and a team are replaced, not taken away', () => {
  const owned = account({ environment: 'dev', owner: 'Ops', team: 'Shop', periods: [period('2025-01', 'dev', 'Ops')] });
  expect(accountChanges([owned], { '0001': { environment: 'dev', owner: '', team: ' ' } }, '2026-01').changes).toEqual(
    [],
  );
});
