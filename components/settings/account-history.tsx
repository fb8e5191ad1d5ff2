import { plural } from '@/components/data/format-size';
import { environmentNames } from '@/components/setup/environment-names';
import type { AccountView } from '@/components/setup/view-types';
import { monthName } from '@/lib/month/month';
import styles from './settings.module.css';

/** Where an account belonged from when on, and who said so; nothing for one that nobody mapped. */
export function AccountHistory({ account: { periods } }: { readonly account: AccountView }) {
  const last = periods.at(-1);
  if (last === undefined) return null;
  return (
    <details className={styles['history']}>
      <summary>
        from {monthName(last.from, 'short')}
        {periods.length > 1 && `, ${plural(periods.length, 'entry', 'entries')}`}
      </summary>
      <ul>
        {periods.map(({ from, environment, owner, team, recorded }) => (
          <li key={from}>
            From {monthName(from, 'short')}: {environmentNames[environment]}
            {owner !== null && `, ${owner}`}
            {team !== null && `, team ${team}`}
            <span className="mut"> ({recorded})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
