'use client';

import { useState } from 'react';
import { plural } from '@/components/data/format-size';
import { environmentIds, environmentNames } from '@/components/setup/environment-names';
import type { AccountView } from '@/components/setup/view-types';
import type { EnvironmentId } from '@/lib/kpis/types';
import styles from './settings.module.css';

type Props = {
  /** The accounts on screen. */
  readonly accounts: readonly AccountView[];
  readonly selected: ReadonlySet<string>;
  readonly onSelectAll: (isSelected: boolean) => void;
  readonly onSetSelected: (environment: EnvironmentId) => void;
  readonly onSetSuggested: (accounts: readonly AccountView[]) => void;
};

/** Sets the environment of many accounts at once; nothing is saved before it was reviewed. */
export function AccountBulk({ accounts, selected, onSelectAll, onSetSelected, onSetSuggested }: Props) {
  const [environment, setEnvironment] = useState<EnvironmentId>('production');
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
        value={environment}
        onChange={(event) =>
          setEnvironment(environmentIds.find((id) => id === event.currentTarget.value) ?? 'unmapped')
        }
      >
        {environmentIds.map((id) => (
          <option key={id} value={id}>
            {environmentNames[id]}
          </option>
        ))}
      </select>
      <button type="button" className="btn" disabled={selected.size === 0} onClick={() => onSetSelected(environment)}>
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
