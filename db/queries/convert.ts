import 'server-only';
import type { MonthInputs } from '../../lib/kpis/types';
import { convertNanos } from '../../lib/money/exchange-rate';
import { fromDecimal, type Rational } from '../../lib/money/rational';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import type { MonthSpan } from './active-deliveries';
import { type ExchangeRate, exchangeRatesIn } from './exchange-rates';
import { currenciesIn } from './month-currencies';

type MissingRate = NonNullable<MonthInputs['missingRates']>[number];

/**
 * How the money of some months becomes the report's. Every query that reads money for a report converts with it, and
 * by one rule: what it reads is added up in each currency to its own grain (a cell of cost: month × account × service ×
 * cost type × cost class × cluster × scope class), and each of these is multiplied by the month's rate and rounded once,
 * half to even, to the nano. Whatever is wider is a sum of converted parts; what is narrower than a cell (lines, days)
 * is converted by itself and closed to its cells (`closeTo`).
 */
export type ReportMoney = {
  /** What the report is in. */
  readonly currency: string;
  /** The months that have money in another currency; none of them costs nothing: queries stay as they are then. */
  readonly foreign: ReadonlySet<Month>;
  /** What has no rate, by month: such a month has no cost. */
  readonly missing: ReadonlyMap<Month, readonly MissingRate[]>;
  /** The rates that are used, oldest month first. */
  readonly used: readonly ExchangeRate[];
  /** Nanos of a month in the report's currency; null where they are unknown or a rate is missing. */
  readonly convert: (nanos: bigint | null, month: Month, currency: string) => bigint | null;
};

const keyOf = (month: Month, currency: string): string => `${month} ${currency}`;

const nothingForeign = (currency: string): ReportMoney => ({
  ...{ currency, foreign: new Set(), missing: new Map(), used: [] },
  convert: (nanos, _, from) => (from === currency ? nanos : null),
});

/** The currencies and rates of the months, for a report in `currency`. */
export const reportMoney = (db: PerunitDatabase, span: MonthSpan, currency: string): ReportMoney => {
  const others = currenciesIn(db, span).filter((found) => found.currency !== currency);
  if (others.length === 0) return nothingForeign(currency);
  const needed = new Set(others.map((found) => keyOf(found.month, found.currency)));
  const used = exchangeRatesIn(db, span).filter(
    (rate) => rate.toCurrency === currency && needed.has(keyOf(rate.month, rate.currency)),
  );
  const rates = new Map<string, Rational>(
    used.map((rate) => [keyOf(rate.month, rate.currency), fromDecimal(rate.rate)]),
  );
  const missing = new Map<Month, MissingRate[]>();
  for (const { month, currency: from, vendor } of others) {
    if (rates.has(keyOf(month, from))) continue;
    missing.set(month, [...(missing.get(month) ?? []), { currency: from, vendor }]);
  }
  const convert: ReportMoney['convert'] = (nanos, month, from) => {
    if (from === currency) return nanos;
    const rate = rates.get(keyOf(month, from));
    return rate === undefined ? null : convertNanos(nanos, rate);
  };
  return { currency, foreign: new Set(others.map(({ month }) => month)), missing, used, convert };
};
