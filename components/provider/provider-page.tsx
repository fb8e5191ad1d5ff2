import Link from 'next/link';
import { FigureTable } from './figure-table';
import { ForecastTable } from './forecast-table';
import type { ProviderView } from './view-types';

const nothing = 'Connect Cost Explorer under Data: a pull brings it.';

function Forecasts({ rows }: { readonly rows: ProviderView['forecasts'] }) {
  return (
    <section aria-labelledby="forecasts">
      <header>
        <h2 id="forecasts">AWS’s forecast beside ours</h2>
        <p className="r">Billed cost of everything, as forecast last before the month began</p>
      </header>
      {rows.length === 0 ? (
        <p className="note">There is no forecast of AWS yet. {nothing}</p>
      ) : (
        <ForecastTable rows={rows} />
      )}
    </section>
  );
}

function Commitments({ rows }: { readonly rows: ProviderView['commitments'] }) {
  return (
    <section aria-labelledby="commitments">
      <header>
        <h2 id="commitments">Savings Plans and reservations</h2>
        <p className="r">As AWS counts them; reservations are those of EC2</p>
      </header>
      {rows.length === 0 ? (
        <p className="note">AWS said nothing of commitments in this month. {nothing}</p>
      ) : (
        <FigureTable caption="Savings Plans and reservations" head={['Figure', 'AWS says']} rows={rows} />
      )}
    </section>
  );
}

/** What AWS says beside its bill: its forecast, its commitments, and other views of the same money. */
export function ProviderPage({ view }: { readonly view: ProviderView }) {
  return (
    <>
      <p className="sec">
        <Link href="/data">Data</Link>, what AWS says
      </p>
      <h1 className="page">{view.finding}</h1>
      <Forecasts rows={view.forecasts} />
      <Commitments rows={view.commitments} />
      {view.tables.map(({ id, title, head, rows, total }) => (
        <section key={id} aria-labelledby={id}>
          <header>
            <h2 id={id}>{title}</h2>
            <p className="r">The same money as the bill, seen another way; never added to it</p>
          </header>
          <FigureTable caption={title} head={[head, 'Billed']} rows={rows} total={total} />
        </section>
      ))}
    </>
  );
}
