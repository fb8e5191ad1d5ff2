import type { RateView } from '@/components/settings/rate-view';
import type { PerunitDatabase } from '@/db/client';
import { type NeededRate, neededRates } from '@/db/queries/needed-rates';
import type { Month } from '@/lib/month/month';
import { listOf } from '@/lib/report/format/words';
import { writtenBy } from '@/lib/report/words/written-by';

const rateView = ({ month, currency, toCurrency: to, vendors, isBilled, given }: NeededRate): RateView => {
  const of = [...(isBilled ? ['the bill'] : []), ...vendors];
  const file = given?.file ?? null;
  return {
    ...{ month, currency, to, rate: given?.rate ?? null },
    of: of.length === 0 ? null : listOf(of),
    given: given === null ? null : `${file === null ? '' : `${file}, `}${writtenBy(given)}`,
  };
};

/** The rates of the months up to the newest and those that somebody gave, newest month first. */
export const rateViews = (db: PerunitDatabase, newest: Month): RateView[] => neededRates(db, newest).map(rateView);
