import { plural } from '@/components/data/format-size';
import { environmentNames } from '@/components/setup/environment-names';
import type { AccountView } from '@/components/setup/view-types';
import { monthName } from '@/lib/month/month';
import styles from './settings.module.css';

/** Where an account belonged from when on, and who said so; nothing for one that nobody mapped. */
export function AccountHistory({ account: { periods } }: { readonly account: AccountView }) {
  if (periods.length === 0) return null;
  return (
    <details className={styles['history']}>
      <summary>{plural(periods.length, 'entry', 'entries')}</summary>
      <ul>
        {periods.map(({ from, environment, owner, recorded }) => (
          <li key={from}>
            From {monthName(from, 'short')}: {environmentNames[environment]}
            {owner !== null && `, ${owner}`}
            <span className="mut"> ({recorded})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
