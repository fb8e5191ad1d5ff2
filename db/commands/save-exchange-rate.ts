import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { exchangeRates } from '../schema';
import { recordedNow, write } from '../write';

export type TypedRate = {
  readonly month: Month;
  readonly currency: string;
  readonly toCurrency: string;
  /** What one unit of the currency is in the other, plain decimal; null takes an earlier one back. */
  readonly rate: string | null;
};

/** Records what a currency is worth in another in one month; what was recorded before stays. */
export const saveExchangeRate = (db: PerunitDatabase, rate: TypedRate, { by }: { readonly by: string }): void => {
  const subject = `${rate.currency} in ${rate.toCurrency}, ${rate.month}`;
  write(db, { by, action: 'save-exchange-rate', subject, detail: rate }, () => {
    db.orm
      .insert(exchangeRates)
      .values({ ...rate, by, recordedAt: recordedNow() })
      .run();
  });
};
