'use client';

import { useState } from 'react';
import { plural } from '@/components/data/format-size';
import { environmentIds, environmentNames } from '@/components/setup/environment-names';
import type { AccountView } from '@/components/setup/view-types';
import type { AccountDraft } from './account-changes';
import styles from './settings.module.css';

type Props = {
  /** The accounts on screen. */
  readonly accounts: readonly AccountView[];
  readonly selected: ReadonlySet<string>;
  readonly onSelectAll: (isSelected: boolean) => void;
  readonly onSetSelected: (draft: Partial<AccountDraft>) => void;
  readonly onSetSuggested: (accounts: readonly AccountView[]) => void;
};

type Asked = Readonly<Record<'environment' | 'owner' | 'team', string>>;

/** What is filled in; an empty field leaves each account as it is. */
const draftOf = ({ environment, owner, team }: Asked): Partial<AccountDraft> => {
  const chosen = environmentIds.find((id) => id === environment);
  return {
    ...(chosen !== undefined && { environment: chosen }),
    ...(owner.trim() !== '' && { owner }),
    ...(team.trim() !== '' && { team }),
  };
};

const texts = [
  { field: 'owner', title: 'Owner' },
  { field: 'team', title: 'Team' },
] as const;

/** Sets the environment, owner or team of many accounts at once; nothing is saved before it was reviewed. */
export function AccountBulk({ accounts, selected, onSelectAll, onSetSelected, onSetSuggested }: Props) {
  const [asked, setAsked] = useState<Asked>({ environment: '', owner: '', team: '' });
  const draft = draftOf(asked);
  const suggested = accounts.filter((account) => account.suggested !== null && account.environment === 'unmapped');
  return (
    <fieldset className={styles['bulk']} data-testid="bulk-environments">
      <legend className="vh">Set many accounts at once</legend>
      <label>
        <input
          type="checkbox"
          checked={accounts.length > 0 && accounts.every(({ accountId }) => selected.has(accountId))}
          onChange={(event) => onSelectAll(event.currentTarget.checked)}
        />
        Select all
      </label>
      <select
        className={styles['field']}
        aria-label="Environment for the selected accounts"
        value={asked.environment}
        onChange={(event) => setAsked({ ...asked, environment: event.currentTarget.value })}
      >
        <option value="">Environment as it is</option>
        {environmentIds.map((id) => (
          <option key={id} value={id}>
            {environmentNames[id]}
          </option>
        ))}
      </select>
      {texts.map(({ field, title }) => (
        <input
          key={field}
          className={styles['field']}
          aria-label={`${title} for the selected accounts`}
          placeholder={title}
          maxLength={200}
          autoComplete="off"
          value={asked[field]}
          onChange={(event) => setAsked({ ...asked, [field]: event.currentTarget.value })}
        />
      ))}
      <button
        type="button"
        className="btn"
        disabled={selected.size === 0 || Object.keys(draft).length === 0}
        onClick={() => onSetSelected(draft)}
      >
        {selected.size === 0 ? 'Set selected accounts' : `Set ${plural(selected.size, 'selected account')}`}
      </button>
      {suggested.length > 0 && (
        <button type="button" className="btn" onClick={() => onSetSuggested(suggested)}>
          Set all suggested ({suggested.length})
        </button>
      )}
    </fieldset>
  );
}
