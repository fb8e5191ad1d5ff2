import { EnvironmentSwatch } from '@/components/ui/swatch';
import type { EnvironmentId } from '@/lib/kpis/types';
import { environmentIds, environmentNames } from './environment-names';
import styles from './setup.module.css';
import type { AccountView } from './view-types';

type Props = {
  readonly account: AccountView;
  readonly cost: string;
  readonly chosen: EnvironmentId;
  readonly isSelected: boolean;
  /** Null where there is nothing to choose together. */
  readonly onSelect: ((isSelected: boolean) => void) | null;
  readonly onChoose: (environment: EnvironmentId) => void;
};

/** One account: what it is called, what it costs, and the choice of its environment. */
export function AccountRow({ account, cost, chosen, isSelected, onSelect, onChoose }: Props) {
  const { accountId, name, isPayer, environment, suggested } = account;
  const isSuggested = environment === 'unmapped' && suggested !== null && chosen === suggested;
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
          <span>
            <span className={styles['name']}>{name ?? accountId}</span>
            <span className="cap">
              {name === null ? '' : accountId}
              {isPayer ? `${name === null ? '' : ', '}pays the bill` : ''}
            </span>
          </span>
        </div>
      </th>
      <td className="num">{cost}</td>
      <td>
        <label className={styles['choice']}>
          <span className="vh">Environment of {name ?? accountId}</span>
          <EnvironmentSwatch environment={chosen} />
          <select
            className={styles['select']}
            value={chosen}
            onChange={(event) => {
              const found = environmentIds.find((id) => id === event.currentTarget.value);
              if (found !== undefined) onChoose(found);
            }}
          >
            {environmentIds.map((id) => (
              <option key={id} value={id}>
                {environmentNames[id]}
              </option>
            ))}
          </select>
          {isSuggested && <span className="mut">{isPayer ? 'suggested' : 'suggested by its name'}</span>}
        </label>
      </td>
    </tr>
  );
}
