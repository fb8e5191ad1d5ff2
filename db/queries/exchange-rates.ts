import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import type { MonthSpan } from './active-deliveries';

/** What one unit of a currency is in another in a month, and who said so. */
export type ExchangeRate = {
  readonly month: Month;
  readonly currency: string;
  readonly toCurrency: string;
  /** Plain decimal. */
  readonly rate: string;
  /** The name of the import that brought it; null: typed in. */
  readonly file: string | null;
  readonly by: string;
  /** UTC. */
  readonly at: string;
};

/** A rate as somebody recorded it; null takes an earlier one back. */
export type RateRecord = Omit<ExchangeRate, 'rate'> & { readonly rate: string | null };

/** Every record of the rates of the months, by pair and month, each oldest first: the last one counts. */
export const rateRecordsIn = (db: PerunitDatabase, { first, last }: MonthSpan): RateRecord[] =>
  db.raw
    .prepare<[Month, Month], RateRecord>(
      `SELECT r.month, r.currency, r.to_currency AS toCurrency, r.rate, i.name AS file, r.by, r.recorded_at AS at
       FROM exchange_rates r LEFT JOIN deliveries d ON d.id = r.delivery_id LEFT JOIN imports i ON i.id = d.import_id
       WHERE r.month BETWEEN ? AND ? AND (r.delivery_id IS NULL OR d.status = 'active')
       ORDER BY r.month, r.currency, r.to_currency, coalesce(d.activated_at, r.recorded_at), r.id`,
    )
    .all(first, last);

/** The rates in force in the months: of each pair and month the newest, unless it takes the rate back; oldest month first. */
export const exchangeRatesIn = (db: PerunitDatabase, span: MonthSpan): ExchangeRate[] => {
  const newest = new Map(rateRecordsIn(db, span).map((row) => [`${row.month} ${row.currency} ${row.toCurrency}`, row]));
  return [...newest.values()].flatMap(({ rate, ...row }) => (rate === null ? [] : [{ ...row, rate }]));
};
