import { environmentIds, environmentNames } from '@/components/setup/environment-names';
import type { AccountView } from '@/components/setup/view-types';
import { EnvironmentSwatch } from '@/components/ui/swatch';
import type { AccountDraft } from './account-changes';
import { AccountHistory } from './account-history';
import styles from './settings.module.css';

type Props = {
  readonly account: AccountView;
  readonly cost: string;
  readonly draft: AccountDraft;
  readonly isSelected: boolean;
  /** Null where there is nothing to choose together. */
  readonly onSelect: ((isSelected: boolean) => void) | null;
  /** Null on the demo. */
  readonly onChange: ((draft: AccountDraft) => void) | null;
};

/** One account: what it is called, what it costs, where it belongs, who answers for it and in which team. */
export function AccountLine({ account, cost, draft, isSelected, onSelect, onChange }: Props) {
  const { accountId, name, isPayer } = account;
  return (
    <tr>
      <th scope="row">
        <div className={styles['account']}>
          {onSelect !== null && (
            <input
              type="checkbox"
              checked={isSelected}
              aria-label={`Select ${name ?? accountId}`}
              onChange={(event) => onSelect(event.currentTarget.checked)}
            />
          )}
          <div>
            <span className={styles['name']}>{name ?? accountId}</span>
            <span className="cap">
              {name === null ? '' : accountId}
              {isPayer ? `${name === null ? '' : ', '}pays the bill` : ''}
            </span>
            <AccountHistory account={account} />
          </div>
        </div>
      </th>
      <td className="num">{cost}</td>
      <td>
        <EnvironmentChoice account={account} draft={draft} onChange={onChange} />
      </td>
      <td>
        <PeopleField {...{ account, draft, onChange }} field="owner" title="Owner" />
      </td>
      <td>
        <PeopleField {...{ account, draft, onChange }} field="team" title="Team" />
      </td>
    </tr>
  );
}

type Choice = Pick<Props, 'account' | 'draft' | 'onChange'>;

type PeopleProps = Choice & { readonly field: 'owner' | 'team'; readonly title: string };

function PeopleField({ account: { name, accountId }, draft, onChange, field, title }: PeopleProps) {
  if (onChange === null) return draft[field];
  return (
    <input
      className={styles['field']}
      aria-label={`${title} of ${name ?? accountId}`}
      placeholder={title}
      maxLength={200}
      autoComplete="off"
      value={draft[field]}
      onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
    />
  );
}

function EnvironmentChoice({ account, draft, onChange }: Choice) {
  const { environment } = draft;
  const isSuggested = account.environment === 'unmapped' && environment === account.suggested;
  if (onChange === null) {
    return (
      <span className={styles['choice']}>
        <EnvironmentSwatch environment={environment} />
        {environmentNames[environment]}
      </span>
    );
  }
  return (
    <label className={styles['choice']}>
      <span className="vh">Environment of {account.name ?? account.accountId}</span>
      <EnvironmentSwatch environment={environment} />
      <select
        className={styles['field']}
        value={environment}
        onChange={(event) => {
          const found = environmentIds.find((id) => id === event.currentTarget.value);
          if (found !== undefined) onChange({ ...draft, environment: found });
        }}
      >
        {environmentIds.map((id) => (
          <option key={id} value={id}>
            {environmentNames[id]}
          </option>
        ))}
      </select>
      {isSuggested && <span className="mut">{account.isPayer ? 'suggested' : 'suggested by its name'}</span>}
    </label>
  );
}
