import type { Month } from '../../month/month';

/** The rate that turned a month's money of one currency into the report's. */
export type UsedRate = {
  readonly month: Month;
  readonly currency: string;
  /** What one unit of the currency is in the report's: plain decimal. */
  readonly rate: string;
  /** The name of the import that brought it; null: typed in. */
  readonly file: string | null;
  readonly by: string;
  /** UTC. */
  readonly at: string;
};

/** What a payer was billed in the report's month in its own currency, everything imported; in nanos. */
export type PayerBilled = { readonly payerId: string; readonly currency: string; readonly nanos: bigint };

/** What of a report's money came in other currencies. */
export type ReportConversions = {
  /** Of all the months, oldest first. */
  readonly rates: readonly UsedRate[];
};
