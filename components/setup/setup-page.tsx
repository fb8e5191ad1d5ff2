import Link from 'next/link';
import { plural } from '@/components/data/format-size';
import { AccountMap } from '@/components/settings/account-map';
import { ConfigDesk } from '@/components/settings/config-desk';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { monthName } from '@/lib/month/month';
import { InvoiceTotals } from './invoice-totals';
import styles from './setup.module.css';
import type { SetupView } from './view-types';
import { WorkspaceCounts } from './workspace-counts';

/** The few things a bill doesn't know, asked once: then the report is one's own. */
export function SetupPage({ view }: { readonly view: SetupView | null }) {
  if (view === null) {
    return (
      <EmptyState
        title="No bill yet"
        action={
          <>
            <Link className="btn pri" href="/data">
              Import a bill
            </Link>
            <Link className="btn" href="/data/connect">
              Connect a source
            </Link>
          </>
        }
      >
        Your own report begins with a billing export. Drop one on the Data page, or connect a source that brings them by
        itself; what they don’t know is asked here.
      </EmptyState>
    );
  }
  const unmapped = view.accounts.filter(({ environment }) => environment === 'unmapped').length;
  const withoutCounts = view.counts.filter(({ isKnown }) => !isKnown).length;
  return (
    <>
      <h1 className="page">Set up your report</h1>
      <ul className={styles['steps']}>
        <Step
          isDone={unmapped === 0}
          done="Every account has an environment"
          open={`${plural(unmapped, 'account')} without an environment`}
        />
        <Step
          isDone={withoutCounts === 0}
          done="Every month has workspace counts"
          open={`${plural(withoutCounts, 'month')} without workspace counts`}
        />
      </ul>
      <Environments view={view} unmapped={unmapped} />
      <Workspaces view={view} withoutCounts={withoutCounts} />
      <Invoices view={view} />
      <section id="report">
        <header>
          <p className="sec">Your report</p>
          <h2>
            {unmapped + withoutCounts === 0
              ? `${monthName(view.months.newest)} is ready to read`
              : 'The report is there already; KPIs that miss something say what'}
          </h2>
        </header>
        <Link className="btn pri" href={`/reports/${view.months.newest}`}>
          Open the report of {monthName(view.months.newest)}
        </Link>
      </section>
    </>
  );
}

function Step({ isDone, done, open }: { readonly isDone: boolean; readonly done: string; readonly open: string }) {
  return (
    <li className={`st ${isDone ? 'good' : 'none'}`}>
      <Icon name={isDone ? 'check' : 'circle'} small />
      {isDone ? done : open}
    </li>
  );
}

function Environments({ view, unmapped }: { readonly view: SetupView; readonly unmapped: number }) {
  const { accounts, from, costMonth, currency } = view;
  return (
    <section id="environments">
      <header>
        <p className="sec">1. Environments</p>
        <h2>
          {unmapped === 0
            ? `All ${plural(accounts.length, 'account')} have an environment`
            : `${plural(unmapped, 'account')} ${unmapped === 1 ? 'needs' : 'need'} an environment`}
        </h2>
      </header>
      <ConfigDesk>
        {/* What is saved changes what is suggested, so the choices begin anew with it. */}
        <AccountMap
          key={accounts.map(({ accountId, environment }) => `${accountId}=${environment}`).join()}
          accounts={accounts}
          from={from}
          costMonth={monthName(costMonth)}
          currency={currency}
          canChange
        />
      </ConfigDesk>
      <p className="note">
        The same map stands in the <Link href="/settings/accounts">settings</Link>, where it also comes and goes as a
        CSV.
      </p>
    </section>
  );
}

function Workspaces({ view, withoutCounts }: { readonly view: SetupView; readonly withoutCounts: number }) {
  return (
    <section id="workspaces">
      <header>
        <p className="sec">2. Workspaces</p>
        <h2>
          {withoutCounts === 0
            ? 'Every month has its workspace counts'
            : `${plural(withoutCounts, 'month')} ${withoutCounts === 1 ? 'waits' : 'wait'} for workspace counts`}
        </h2>
      </header>
      {/* What is saved is what the fields begin with. */}
      <WorkspaceCounts key={JSON.stringify(view.counts)} months={view.counts} />
      <p className="note">
        Hibernated is 0 where nothing hibernates yet. Trials are not paid. For many months, or by cluster,{' '}
        <Link href="/data#templates">drop a CSV</Link>: what a file says comes before what is typed in.
      </p>
    </section>
  );
}

function Invoices({ view }: { readonly view: SetupView }) {
  if (view.invoices.length === 0) return null;
  return (
    <section id="invoices">
      <header>
        <p className="sec">3. Invoices, if you like</p>
        <h2>With the invoice’s total, the report shows that nothing is missing</h2>
      </header>
      <InvoiceTotals invoices={view.invoices} />
    </section>
  );
}
