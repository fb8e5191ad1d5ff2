import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import { PayerTable } from './payer-table';
import { SourceDifferences } from './source-differences';
import type { ReconciliationView } from './view-types';

function BasisLinks({ view }: { view: ReconciliationView }) {
  const address = `/data/reconciliation/${view.month}`;
  const other = view.basis === 'billed' ? 'effective' : 'billed';
  return (
    <p className="r">
      {view.basis === 'billed' ? 'Billed' : 'Effective'} cost.{' '}
      <Link href={other === 'billed' ? address : `${address}?basis=${other}`}>Compare {other} cost</Link>
    </p>
  );
}

/** Invoices against what was imported, then each other bill of the month against the one that counts. */
export function ReconciliationPage({ view }: { view: ReconciliationView }) {
  return (
    <>
      <p className="sec">
        <Link href="/data">Data</Link>, reconciliation
      </p>
      <h1 className="page">{view.finding}</h1>
      <section aria-labelledby="invoices">
        <header>
          <h2 id="invoices">Invoices</h2>
          <p className="r">Billed cost, everything in; {view.tolerancePct}% is tolerated</p>
        </header>
        <PayerTable payers={view.payers} />
        <p className="note">
          <Link href={`/reports/${view.month}#data-notes`}>The walk from the cost in the KPIs to billed cost</Link> is
          another one: its steps are named in the report.
        </p>
      </section>
      <section aria-labelledby="sources">
        <header>
          <h2 id="sources">Bills of the same month</h2>
          {view.sources.length > 0 && <BasisLinks view={view} />}
        </header>
        {view.sources.length === 0 && (
          <p className="note">
            <Icon name="check" /> No payer has two bills of this month, so there is nothing to compare.
          </p>
        )}
        {view.sources.map((source) => (
          <SourceDifferences key={source.id} source={source} />
        ))}
        <p className="note">
          <Link href={`/data/provider/${view.month}`}>What AWS says beside its bill</Link>: its forecast, its
          commitments, and the same money by record type and usage type.
        </p>
      </section>
    </>
  );
}
