import type { CountsView, SetupView } from '@/components/setup/view-types';
import { organisationDatabase, type PerunitDatabase } from '@/db/client';
import { billedByPayer } from '@/db/queries/billed-by-payer';
import { loadReportInputs } from '@/db/queries/load-report-inputs';
import type { MonthInputs } from '@/lib/kpis/types';
import { nanosToDecimal } from '@/lib/money/nanos';
import { type Rational, toDecimal } from '@/lib/money/rational';
import { invoiceOriginText } from '@/lib/report/invoice-origin';
import { loadAccounts } from '../settings/load-accounts';

const shownMonths = 13;

/** What the setup page asks of one's own organisation; null before its first bill. */
export function loadSetupPage(): SetupView | null {
  const db = organisationDatabase('own');
  const accounts = loadAccounts(db);
  if (accounts === null) return null;
  const { newest } = accounts.months;
  const billed = loadReportInputs(db, { month: newest }).months.filter(hasBill);
  const shown = billed.slice(-shownMonths);
  return {
    ...accounts,
    from: billed[0]?.month ?? newest,
    counts: [...shown].reverse().map(countsView),
    invoices: invoiceViews(
      db,
      shown.map(({ month }) => month),
    ),
  };
}

/** A month that waits for an exchange rate has a bill, and no cost yet. */
const hasBill = ({ costs, missingRates }: MonthInputs): boolean => costs !== null || missingRates !== undefined;

const countText = (count: Rational | null | undefined): string =>
  count === null || count === undefined
    ? ''
    : toDecimal(count, 2).replace(/\.?0+$/, (end) => (end.startsWith('.') ? '' : end));

const countsView = ({ month, counts }: MonthInputs): CountsView => ({
  month,
  active: countText(counts?.active),
  hibernated: countText(counts?.hibernated),
  paid: countText(counts?.paid),
  freemiumActive: countText(counts?.freemiumActive),
  elevenPlus: countText(counts?.elevenPlus),
  isKnown: counts !== null,
});

const invoiceViews = (db: PerunitDatabase, months: readonly string[]): SetupView['invoices'] =>
  billedByPayer(db, months)
    .map(({ nanos, amount, amountFrom, ...row }) => ({
      ...{ ...row, billed: nanosToDecimal(nanos), amount: amountFrom === null ? (amount ?? '') : '' },
      stated: amountFrom === null || amount === null ? null : { amount, origin: invoiceOriginText(amountFrom) },
    }))
    .reverse();
