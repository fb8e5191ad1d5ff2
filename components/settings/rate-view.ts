import type { Month } from '@/lib/month/month';

/** A rate that reports need, or that somebody gave. */
export type RateView = {
  readonly month: Month;
  readonly currency: string;
  readonly to: string;
  /** What is in the currency: `the bill and Zesty`; null: nothing of the month. */
  readonly of: string | null;
  /** Plain decimal; null: missing. */
  readonly rate: string | null;
  /** `Ana Novak, 3 Feb 2026`, after the file where there is one; null: missing. */
  readonly given: string | null;
  /** What was recorded and counts no more, oldest first: `1.0837 (Ana Novak, 3 Feb 2026)`. */
  readonly earlier: readonly string[];
};
