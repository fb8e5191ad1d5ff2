import type { RateView } from '@/components/settings/rate-view';
import type { PerunitDatabase } from '@/db/client';
import { type RateRecord, rateRecordsIn } from '@/db/queries/exchange-rates';
import { type NeededRate, neededRates } from '@/db/queries/needed-rates';
import type { Month } from '@/lib/month/month';
import { listOf } from '@/lib/report/format/words';
import { writtenBy } from '@/lib/report/words/written-by';

const givenBy = (record: RateRecord): string => `${record.file === null ? '' : `${record.file}, `}${writtenBy(record)}`;

const earlierText = (record: RateRecord): string => `${record.rate ?? 'taken back'} (${givenBy(record)})`;

const rateView = (needed: NeededRate, records: readonly RateRecord[]): RateView => {
  const { month, currency, toCurrency: to, vendors, isBilled, given } = needed;
  const own = records.filter((each) => each.month === month && each.currency === currency && each.toCurrency === to);
  const of = [...(isBilled ? ['the bill'] : []), ...vendors];
  return {
    ...{ month, currency, to, rate: given?.rate ?? null },
    of: of.length === 0 ? null : listOf(of),
    given: given === null ? null : givenBy(given),
    earlier: [...new Set((given === null ? own : own.slice(0, -1)).map(earlierText))],
  };
};

/** The rates of the months up to the newest and those that somebody gave, newest month first. */
export const rateViews = (db: PerunitDatabase, newest: Month): RateView[] => {
  const records = rateRecordsIn(db, { first: '0000-01', last: '9999-12' });
  return neededRates(db, newest).map((needed) => rateView(needed, records));
};
