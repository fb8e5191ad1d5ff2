import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { billedByPayer } from '../../db/queries/billed-by-payer';
import { type FeedRow, feedCosts } from '../../db/queries/feed-costs';
import { rivalFeeds } from '../../db/queries/rival-feeds';
import { settingsFor } from '../../db/queries/settings-for';
import { unnamedService } from '../ingest/documents/document-bill';
import { nanosToDecimal } from '../money/nanos';
import { fromDecimal, fromNanos, subtract, toDecimal } from '../money/rational';
import type { Month } from '../month/month';
import { isTolerated } from '../report/invoice-residual';
import { type ComparedBasis, compareFeeds, type FeedComparison, type FeedCost } from './compare-feeds';

/** One payer's invoice against what was imported, in billed cost: nothing but a residual may remain. */
export type PayerReconciliation = {
  readonly payerId: string;
  readonly currency: string;
  /** Exact decimals. */
  readonly billed: string;
  /** Null: nobody typed the invoice's total in, and no bill says it. */
  readonly invoice: string | null;
  /** The format of the bill whose own rows say so; null for what was typed in. */
  readonly invoiceFrom: string | null;
  readonly residual: string | null;
  readonly isWithinTolerance: boolean | null;
};

/** A payer's month that several bills bring: the one that counts against each other one. */
export type SourceComparison = {
  readonly payerId: string;
  /** The bill that the numbers are read from. */
  readonly read: string;
  readonly comparison: FeedComparison;
};

export type MonthReconciliation = {
  readonly month: Month;
  readonly tolerancePct: string;
  readonly payers: readonly PayerReconciliation[];
  readonly sources: readonly SourceComparison[];
};

const payersOf = (db: PerunitDatabase, month: Month, tolerancePct: string): PayerReconciliation[] =>
  billedByPayer(db, [month]).map(({ payerId, currency, nanos, amount, amountFrom }) => {
    const billed = fromNanos(nanos);
    const base = { payerId, currency, billed: nanosToDecimal(nanos), invoice: amount, invoiceFrom: amountFrom };
    if (amount === null) return { ...base, residual: null, isWithinTolerance: null };
    const invoice = fromDecimal(amount);
    const residual = subtract(billed, invoice);
    return {
      ...base,
      residual: toDecimal(residual, 9),
      isWithinTolerance: isTolerated(residual, invoice, tolerancePct),
    };
  });

/** Tax is a service of its own in Cost Explorer, and stands on each service's lines in an export: it is compared as one. */
const taxApart = ({ isTax, ...cost }: FeedRow): FeedCost =>
  isTax === 1n && cost.service !== unnamedService ? { ...cost, service: 'Tax' } : cost;

const sourcesOf = (db: PerunitDatabase, month: Month, basis: ComparedBasis): SourceComparison[] =>
  rivalFeeds(db)
    .filter((rivals) => rivals.month === month)
    .flatMap(({ payerId, read, feeds }): SourceComparison[] => {
      const first = read ?? feeds[0]?.feed;
      if (first === undefined) return [];
      const costs = feedCosts(db, { payerId, month }).map(taxApart);
      return feeds
        .filter(({ feed }) => feed !== first)
        .map(({ feed }) => ({
          payerId,
          read: first,
          comparison: compareFeeds(costs, { first, second: feed, basis }),
        }));
    });

/** A month against its invoices, and its bills against each other where several bring it. */
export const reconcileMonth = (
  db: PerunitDatabase,
  month: Month,
  basis: ComparedBasis = 'billed',
): MonthReconciliation => {
  const { reconciliationTolerancePct: tolerancePct } = settingsFor(db, month);
  return { month, tolerancePct, payers: payersOf(db, month, tolerancePct), sources: sourcesOf(db, month, basis) };
};
