import { suggestEnvironment } from '@/components/setup/suggest-environment';
import type { AccountView, CountsView, SetupView } from '@/components/setup/view-types';
import { organisationDatabase, type PerunitDatabase } from '@/db/client';
import { type AccountWithCost, accountsWithCost } from '@/db/queries/accounts-with-cost';
import { billedByPayer } from '@/db/queries/billed-by-payer';
import { loadReportInputs } from '@/db/queries/load-report-inputs';
import { reportMonths } from '@/db/queries/report-months';
import type { MonthInputs } from '@/lib/kpis/types';
import { nanosToDecimal } from '@/lib/money/nanos';
import { type Rational, toDecimal } from '@/lib/money/rational';

const shownMonths = 13;

/** What the setup page asks of one's own organisation; null before its first bill. */
export function loadSetupPage(): SetupView | null {
  const db = organisationDatabase('own');
  const newest = reportMonths(db).at(-1);
  const accounts = accountsWithCost(db);
  if (newest === undefined || accounts.length === 0) return null;
  const { months, settings } = loadReportInputs(db, { month: newest });
  const billed = months.filter(({ costs }) => costs !== null);
  const costMonth = newestFullMonth(accounts) ?? newest;
  return {
    currency: accounts.find(({ costs }) => costs.length > 0)?.costs[0]?.currency ?? settings.currency,
    from: billed[0]?.month ?? newest,
    newestMonth: newest,
    costMonth,
    accounts: accounts.map((account) => accountView(account, costMonth)),
    counts: billed.slice(-shownMonths).reverse().map(countsView),
    invoices: invoiceViews(
      db,
      billed.slice(-shownMonths).map(({ month }) => month),
    ),
  };
}

/** The newest month in which at least half of the accounts cost something: a few stray rows make no month to judge by. */
function newestFullMonth(accounts: readonly AccountWithCost[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { costs } of accounts) for (const { month } of costs) counts.set(month, (counts.get(month) ?? 0) + 1);
  const months = [...counts].sort(([a], [b]) => (a < b ? 1 : -1));
  return (months.find(([, count]) => count * 2 >= accounts.length) ?? months[0])?.[0];
}

function accountView(account: AccountWithCost, costMonth: string): AccountView {
  const { accountId, name, isPayer, environment, costs } = account;
  const cost = costs.find(({ month }) => month === costMonth);
  return {
    ...{ accountId, name, isPayer, environment },
    cost: cost === undefined ? null : nanosToDecimal(cost.nanos),
    suggested: suggestEnvironment(name, isPayer),
  };
}

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
    .map(({ nanos, amount, ...row }) => ({ ...row, billed: nanosToDecimal(nanos), amount: amount ?? '' }))
    .reverse();
