'use client';

import { useState } from 'react';
import { formatMoney } from '@/components/data/format-money';
import { plural } from '@/components/data/format-size';
import type { AccountView } from '@/components/setup/view-types';
import { monthName } from '@/lib/month/month';
import { AccountBulk } from './account-bulk';
import { accountChanges } from './account-changes';
import { AccountLine } from './account-line';
import { ReviewButton } from './review-button';
import styles from './settings.module.css';
import { useAccountDrafts } from './use-account-drafts';

type Props = {
  /** Those without an environment first, then by cost. */
  readonly accounts: readonly AccountView[];
  /** The month from which changes hold, as it is proposed. */
  readonly from: string;
  readonly costMonth: string;
  readonly currency: string;
  readonly canChange: boolean;
};

/** More accounts than this are found by a word. */
const searchedFrom = 12;

const isFound = ({ accountId, name, owner, team }: AccountView, word: string): boolean =>
  [accountId, name, owner, team].some((text) => text?.toLowerCase().includes(word.trim().toLowerCase()) === true);

/** All accounts with their cost, each to be given an environment, an owner and a team; names suggest one, a person saves it. */
export function AccountMap({ accounts, from: proposed, costMonth, currency, canChange }: Props) {
  const { drafts, draftOf, change, selected, select } = useAccountDrafts(accounts);
  const [from, setFrom] = useState(proposed);
  const [word, setWord] = useState('');
  const shown = accounts.filter((account) => isFound(account, word));
  const { changes, undo, notes } = accountChanges(accounts, drafts, from);
  const title = plural(changes.length, 'account');
  return (
    <>
      {accounts.length > searchedFrom && <FindField word={word} onFind={setWord} />}
      {canChange && accounts.length > 1 && (
        <AccountBulk
          accounts={shown}
          selected={selected}
          onSelectAll={(isSelected) => select(idsOf(shown), isSelected)}
          onSetSelected={(draft) =>
            change(
              accounts.filter(({ accountId }) => selected.has(accountId)),
              () => draft,
            )
          }
          onSetSuggested={(suggested) =>
            change(suggested, (account) => ({ environment: account.suggested ?? account.environment }))
          }
        />
      )}
      <div className="tw">
        <table data-testid="account-environments" className={styles['accounts']}>
          <caption>
            Accounts <span>cost of {costMonth}, largest first</span>
          </caption>
          <AccountHead />
          <tbody>
            {shown.map((account) => (
              <AccountLine
                key={account.accountId}
                account={account}
                cost={account.cost === null ? '–' : formatMoney(account.cost, currency)}
                draft={draftOf(account)}
                isSelected={selected.has(account.accountId)}
                onSelect={
                  canChange && accounts.length > 1 ? (isSelected) => select([account.accountId], isSelected) : null
                }
                onChange={canChange ? (draft) => change([account], () => draft) : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className="note">No account has “{word}” in its name, id, owner or team.</p>}
      {canChange && (
        <div className={styles['submit']}>
          <label className={styles['inline']}>
            Changes hold from
            <input
              className={styles['field']}
              type="month"
              required
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
          </label>
          <ReviewButton
            label={changes.length === 0 ? 'Preview changes' : `Preview ${plural(changes.length, 'change')}`}
            isDisabled={changes.length === 0 || from === ''}
            review={{ title: `${title} from ${from === '' ? 'a month on' : monthName(from)}`, changes, undo, notes }}
          />
        </div>
      )}
    </>
  );
}

const idsOf = (accounts: readonly AccountView[]): string[] => accounts.map(({ accountId }) => accountId);

function FindField({ word, onFind }: { readonly word: string; readonly onFind: (word: string) => void }) {
  return (
    <label className={styles['find']}>
      <span className="vh">Find an account</span>
      <input
        className={styles['field']}
        type="search"
        placeholder="Find by name, id, owner or team"
        value={word}
        onChange={(event) => onFind(event.currentTarget.value)}
      />
    </label>
  );
}

function AccountHead() {
  return (
    <thead>
      <tr>
        <th scope="col">Account</th>
        <th scope="col" className="num">
          Cost
        </th>
        <th scope="col">Environment</th>
        <th scope="col">Owner</th>
        <th scope="col">Team</th>
      </tr>
    </thead>
  );
}
