'use client';

import { useState } from 'react';
import { plural } from '@/components/data/format-size';
import type { EnvironmentId } from '@/lib/kpis/types';
import { environmentIds, environmentNames } from './environment-names';
import styles from './setup.module.css';
import type { AccountView } from './view-types';

type Props = {
  readonly accounts: readonly AccountView[];
  readonly selected: ReadonlySet<string>;
  readonly onSelectAll: (isSelected: boolean) => void;
  readonly onSetSelected: (environment: EnvironmentId) => void;
  readonly onSetSuggested: (accounts: readonly AccountView[]) => void;
};

/** Sets the environment of many accounts at once; nothing is saved before the button below the table. */
export function BulkEnvironments({ accounts, selected, onSelectAll, onSetSelected, onSetSuggested }: Props) {
  const [environment, setEnvironment] = useState<EnvironmentId>('production');
  const suggested = accounts.filter((account) => account.suggested !== null && account.environment === 'unmapped');
  return (
    <fieldset className={styles['bulk']} data-testid="bulk-environments">
      <legend className="vh">Set many accounts at once</legend>
      <label>
        <input
          type="checkbox"
          checked={selected.size === accounts.length}
          onChange={(event) => onSelectAll(event.currentTarget.checked)}
        />
        Select all
      </label>
      <select
        className={styles['select']}
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
