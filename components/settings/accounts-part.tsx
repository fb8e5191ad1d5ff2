import Link from 'next/link';
import { plural } from '@/components/data/format-size';
import type { AccountsView } from '@/components/setup/view-types';
import { Icon } from '@/components/ui/icon';
import { monthName } from '@/lib/month/month';
import { AccountMap } from './account-map';
import { FileReview } from './file-review';
import styles from './settings.module.css';
import type { SettingsFrame } from './view-types';

type Props = { readonly frame: SettingsFrame; readonly view: AccountsView | null };

/** The account map: by hand, many at once, or as a CSV. */
export function AccountsPart({ frame: { canChange }, view }: Props) {
  if (view === null) return <NoAccounts />;
  const { accounts, currency, costMonth, months } = view;
  const unmapped = accounts.filter(({ environment }) => environment === 'unmapped').length;
  return (
    <section id="accounts" className={styles['part']}>
      <header>
        <p className="sec">Accounts and environments</p>
        <h2>
          {unmapped === 0
            ? `All ${plural(accounts.length, 'account')} have an environment`
            : `${plural(unmapped, 'account')} ${unmapped === 1 ? 'needs' : 'need'} an environment`}
        </h2>
      </header>
      <AccountMap
        key={JSON.stringify(accounts)}
        accounts={accounts}
        from={unmapped === 0 ? months.newest : months.first}
        costMonth={monthName(costMonth)}
        currency={currency}
        canChange={canChange}
      />
      <div className={styles['ways']}>
        <a className="btn" href="/api/v1/config/accounts.csv" download>
          <Icon name="download" />
          Download CSV
        </a>
        {canChange && <FileReview format="accounts-csv" label="Upload CSV" />}
      </div>
      <p className="note">
        Each change holds from its month on, until a later entry of the account; earlier months stay as they are. The
        CSV has one row an account and month. Rows that it leaves out stay.
      </p>
    </section>
  );
}

function NoAccounts() {
  return (
    <section id="accounts" className={styles['part']}>
      <header>
        <p className="sec">Accounts and environments</p>
        <h2>Accounts come with the first bill</h2>
      </header>
      <p>Each then belongs to an environment, from a month on.</p>
      <p className={styles['ways']}>
        <Link className="btn pri" href="/data">
          Import a bill
        </Link>
      </p>
    </section>
  );
}
