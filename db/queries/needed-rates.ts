import 'server-only';
import { addMonths, type Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { type ExchangeRate, exchangeRatesIn } from './exchange-rates';
import { currenciesIn } from './month-currencies';
import { settingsFor } from './settings-for';

/** A rate that reports need, or that somebody gave. */
export type NeededRate = {
  readonly month: Month;
  readonly currency: string;
  readonly toCurrency: string;
  /** The vendors that report in the currency. */
  readonly vendors: readonly string[];
  /** Whether a bill is in the currency. */
  readonly isBilled: boolean;
  readonly given: ExchangeRate | null;
};

type Pair = Pick<NeededRate, 'month' | 'currency' | 'toCurrency'>;

const keyOf = ({ month, currency, toCurrency }: Pair): string => `${month} ${currency} ${toCurrency}`;

const wholeTime = { first: '0000-01', last: '9999-12' } as const;

/** Newest month first; of two of a month those that are missing come first. */
const byUrgency = (a: NeededRate, b: NeededRate): number => {
  if (a.month !== b.month) return a.month < b.month ? 1 : -1;
  if ((a.given === null) !== (b.given === null)) return a.given === null ? -1 : 1;
  return keyOf(a) < keyOf(b) ? -1 : 1;
};

/**
 * The rates that reports are made with: of every month with money in another currency than that of its own report or of
 * the newest one; and those that somebody gave for any other. Newest month first.
 */
export const neededRates = (db: PerunitDatabase, newest: Month): NeededRate[] => {
  const needed = new Map<string, NeededRate>();
  const given = new Map(exchangeRatesIn(db, wholeTime).map((rate) => [keyOf(rate), rate]));
  const ofNewest = settingsFor(db, newest).currency;
  const oldest = addMonths(newest, -36);
  for (const { month, currency, vendor } of currenciesIn(db, wholeTime)) {
    const reports = new Set([settingsFor(db, month).currency, ...(month < oldest ? [] : [ofNewest])]);
    for (const toCurrency of reports) {
      if (currency === toCurrency) continue;
      const key = keyOf({ month, currency, toCurrency });
      const before = needed.get(key) ?? { vendors: [], isBilled: false };
      const vendors = vendor === null ? before.vendors : [...before.vendors, vendor];
      const isBilled = before.isBilled || vendor === null;
      needed.set(key, { month, currency, toCurrency, vendors, isBilled, given: given.get(key) ?? null });
    }
  }
  for (const [key, rate] of given) {
    const { month, currency, toCurrency } = rate;
    if (!needed.has(key)) needed.set(key, { month, currency, toCurrency, vendors: [], isBilled: false, given: rate });
  }
  return [...needed.values()].sort(byUrgency);
};
