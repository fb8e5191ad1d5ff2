import { formatDay } from '@/components/data/format-time';
import { suggestEnvironment } from '@/components/setup/suggest-environment';
import type { AccountsView, AccountView } from '@/components/setup/view-types';
import type { PerunitDatabase } from '@/db/client';
import { type AccountWithCost, accountsWithCost } from '@/db/queries/accounts-with-cost';
import { reportMonths } from '@/db/queries/report-months';
import { settingsFor } from '@/db/queries/settings-for';
import { nanosToDecimal } from '@/lib/money/nanos';
import type { Month } from '@/lib/month/month';

/** The newest month in which at least half of the accounts cost something: a few stray rows make no month to judge by. */
function newestFullMonth(accounts: readonly AccountWithCost[]): Month | undefined {
  const counts = new Map<string, number>();
  for (const { costs } of accounts) for (const { month } of costs) counts.set(month, (counts.get(month) ?? 0) + 1);
  const months = [...counts].sort(([a], [b]) => (a < b ? 1 : -1));
  return (months.find(([, count]) => count * 2 >= accounts.length) ?? months[0])?.[0];
}

function accountView(account: AccountWithCost, costMonth: Month): AccountView {
  const { accountId, name, owner, team, isPayer, environment, costs, mappings } = account;
  const cost = costs.find(({ month }) => month === costMonth);
  return {
    ...{ accountId, name, owner, team, isPayer, environment },
    cost: cost === undefined ? null : nanosToDecimal(cost.nanos),
    suggested: suggestEnvironment(name, isPayer),
    periods: mappings.map(({ validFrom, recordedAt, by, accountId: _, ...place }) => ({
      ...{ from: validFrom, ...place },
      recorded: `${by}, ${formatDay(recordedAt)}`,
    })),
  };
}

/** Accounts to be mapped, those without an environment first; null before the first bill. */
export const loadAccounts = (db: PerunitDatabase): AccountsView | null => {
  const months = reportMonths(db);
  const newest = months.at(-1);
  const accounts = accountsWithCost(db);
  if (newest === undefined || accounts.length === 0) return null;
  const costMonth = newestFullMonth(accounts) ?? newest;
  const billed = accounts.find(({ costs }) => costs.length > 0)?.costs[0];
  return {
    currency: billed?.currency ?? settingsFor(db, newest).currency,
    costMonth,
    months: { first: months[0] ?? newest, newest },
    accounts: accounts.map((account) => accountView(account, costMonth)),
  };
};
