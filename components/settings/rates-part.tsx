import Link from 'next/link';
import { plural } from '@/components/data/format-size';
import { RateRow } from './rate-row';
import type { RateView } from './rate-view';
import styles from './settings.module.css';
import type { SettingsFrame } from './view-types';

type Props = { readonly frame: SettingsFrame; readonly currency: string; readonly rates: readonly RateView[] };

const isMissing = ({ rate, of }: RateView): boolean => rate === null && of !== null;

const headline = (rates: readonly RateView[], currency: string): string => {
  if (rates.length === 0) return `All bills and fees are in ${currency}: no rate is needed`;
  const missing = rates.filter(isMissing).length;
  if (missing === 0) return 'Every month has its rates';
  return `${plural(missing, 'rate')} missing: ${missing === 1 ? 'its month has' : 'their months have'} no cost yet`;
};

/** What bills and vendors in other currencies are converted with, month by month. */
export function RatesPart({ frame, currency, rates }: Props) {
  return (
    <section id="rates" className={styles['part']}>
      <header>
        <p className="sec">Exchange rates</p>
        <h2>{headline(rates, currency)}</h2>
      </header>
      {rates.length > 0 && <RateTable frame={frame} rates={rates} />}
      <p className="note">
        Reports are in {currency}; the <Link href="/settings/report">report settings</Link> can change that. Each month
        is converted with its own rates, exactly, each cell of cost rounded to the billionth. For many months,{' '}
        <Link href="/data#templates">drop a CSV</Link>; of two rates for a month the later one counts.
      </p>
    </section>
  );
}

function RateTable({ frame, rates }: Pick<Props, 'frame' | 'rates'>) {
  return (
    <div className="tw">
      <table data-testid="rates">
        <caption>
          Rates <span>what one unit of the currency is in the report’s</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Converts</th>
            <th scope="col" className="num">
              Rate
            </th>
            <th scope="col">
              <span className="vh">Change</span>
            </th>
            <th scope="col">Given by</th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <RateRow
              key={`${rate.month} ${rate.currency} ${rate.to} ${rate.rate}`}
              saved={rate}
              canChange={frame.canChange}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
