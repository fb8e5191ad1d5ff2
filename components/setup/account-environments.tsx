'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatMoney } from '@/components/data/format-money';
import { plural } from '@/components/data/format-size';
import { type Problem, sendChange } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import { Icon } from '@/components/ui/icon';
import type { EnvironmentId } from '@/lib/kpis/types';
import { AccountRow } from './account-row';
import { BulkEnvironments } from './bulk-environments';
import styles from './setup.module.css';
import type { AccountView } from './view-types';

type Props = {
  readonly accounts: readonly AccountView[];
  /** The month from which the mapping holds. */
  readonly from: string;
  readonly costMonth: string;
  readonly currency: string;
};

type Choices = Readonly<Record<string, EnvironmentId>>;

/** All accounts with their cost, each to be given an environment; names suggest one, a person saves it. */
export function AccountEnvironments({ accounts, from, costMonth, currency }: Props) {
  const [choices, setChoices] = useState<Choices>(() => startingChoices(accounts));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [state, setState] = useState<'editing' | 'saving' | 'saved'>('editing');
  const router = useRouter();
  const changed = accounts.filter(({ accountId, environment }) => choices[accountId] !== environment);
  const choose = (accountIds: readonly string[], environmentOf: (account: AccountView) => EnvironmentId) => {
    setState('editing');
    const own = accounts.filter(({ accountId }) => accountIds.includes(accountId));
    setChoices({
      ...choices,
      ...Object.fromEntries(own.map((account) => [account.accountId, environmentOf(account)])),
    });
  };
  const select = (accountIds: readonly string[], isSelected: boolean) => {
    const others = [...selected].filter((id) => !accountIds.includes(id));
    setSelected(new Set(isSelected ? [...others, ...accountIds] : others));
  };
  const save = async () => {
    setState('saving');
    const mappings = changed.map(({ accountId }) => ({ accountId, environment: choices[accountId], from }));
    const refused = await sendChange('PUT', '/api/v1/accounts/mappings', { mappings });
    setProblem(refused);
    setState(refused === null ? 'saved' : 'editing');
    if (refused === null) router.refresh();
  };
  return (
    <>
      {accounts.length > 1 && (
        <BulkEnvironments
          accounts={accounts}
          selected={selected}
          onSelectAll={(isSelected) => select(idsOf(accounts), isSelected)}
          onSetSelected={(environment) => choose([...selected], () => environment)}
          onSetSuggested={(suggested) =>
            choose(idsOf(suggested), (account) => account.suggested ?? account.environment)
          }
        />
      )}
      <div className="tw">
        <table data-testid="account-environments" className={styles['accounts']}>
          <caption>
            Accounts <span>cost of {costMonth}, largest first</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col" className="num">
                Cost
              </th>
              <th scope="col">Environment</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <AccountRow
                key={account.accountId}
                account={account}
                cost={account.cost === null ? '–' : formatMoney(account.cost, currency)}
                chosen={choices[account.accountId] ?? 'unmapped'}
                isSelected={selected.has(account.accountId)}
                onSelect={accounts.length > 1 ? (isSelected) => select([account.accountId], isSelected) : null}
                onChoose={(environment) => choose([account.accountId], () => environment)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['actions']}>
        <button type="button" className="btn pri" onClick={save} disabled={changed.length === 0 || state === 'saving'}>
          {state === 'saving' ? 'Saving' : `Save ${plural(changed.length, 'environment')}`}
        </button>
        {state === 'saved' && changed.length === 0 && (
          <span className="st good" role="status">
            <Icon name="check" small />
            Saved
          </span>
        )}
      </p>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}

const idsOf = (accounts: readonly AccountView[]): string[] => accounts.map(({ accountId }) => accountId);

/** What is saved, and where nothing is, what the name suggests. */
const startingChoices = (accounts: readonly AccountView[]): Choices =>
  Object.fromEntries(
    accounts.map(({ accountId, environment, suggested }) => [
      accountId,
      environment === 'unmapped' ? (suggested ?? 'unmapped') : environment,
    ]),
  );
