import 'server-only';
import type { EnvironmentId } from '../../lib/kpis/types';
import { addMonths, type Month, monthRange } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { type AccountMapping, accountMappings, environmentOf } from './account-mappings';
import { activeCosts } from './active-costs';
import { reportMoney } from './convert';
import { billedAccounts } from './report-accounts';
import { reportMonths } from './report-months';
import { settingsFor } from './settings-for';

export type AccountCost = { readonly month: Month; readonly nanos: bigint; readonly currency: string };

export type AccountWithCost = {
  readonly accountId: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  readonly payerId: string | null;
  readonly isPayer: boolean;
  /** In force in the newest month that has data. */
  readonly environment: EnvironmentId;
  /** KPI cost (effective) of the last three months with data in the report's currency, newest first; months without a cost that the bill knows, or without a rate, are left out. */
  readonly costs: readonly AccountCost[];
  /** Oldest first. */
  readonly mappings: readonly AccountMapping[];
};

const monthsShown = 3;

const costsByAccount = (db: PerunitDatabase, newest: Month): Map<string, AccountCost[]> => {
  const settings = settingsFor(db, newest);
  const span = { first: addMonths(newest, 1 - monthsShown), last: newest };
  const money = reportMoney(db, span, settings.currency);
  const inScope = activeCosts(db, { ...span, basis: 'effective', money }).filter((cost) =>
    settings.kpiScopeClasses.includes(cost.scopeClass),
  );
  const sums = new Map<string, bigint>();
  for (const { accountId, month, nanos } of inScope) {
    const key = `${month} ${accountId}`;
    if (nanos !== null) sums.set(key, (sums.get(key) ?? 0n) + nanos);
  }
  const costs = new Map<string, AccountCost[]>();
  for (const month of monthRange(span.first, span.last).reverse()) {
    for (const accountId of new Set(inScope.map((cost) => cost.accountId))) {
      const nanos = sums.get(`${month} ${accountId}`);
      if (nanos === undefined) continue;
      costs.set(accountId, [...(costs.get(accountId) ?? []), { month, nanos, currency: money.currency }]);
    }
  }
  return costs;
};

const byUrgency = (a: AccountWithCost, b: AccountWithCost): number => {
  const unmapped = Number(b.environment === 'unmapped') - Number(a.environment === 'unmapped');
  if (unmapped !== 0) return unmapped;
  const difference = (b.costs[0]?.nanos ?? 0n) - (a.costs[0]?.nanos ?? 0n);
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return a.accountId < b.accountId ? -1 : 1;
};

/** The accounts of the bills and the mappings with cost and environment: those without environment first, then by cost. */
export const accountsWithCost = (db: PerunitDatabase): AccountWithCost[] => {
  const newest = reportMonths(db).at(-1) ?? new Date().toISOString().slice(0, 7);
  const mappings = accountMappings(db);
  const billed = new Map(billedAccounts(db).map((account) => [account.accountId, account]));
  const payers = new Set([...billed.values()].map(({ payerId }) => payerId));
  const costs = costsByAccount(db, newest);
  const ids = [...new Set([...billed.keys(), ...mappings.keys()])];
  return ids
    .map((accountId): AccountWithCost => {
      const own = mappings.get(accountId) ?? [];
      return {
        accountId,
        name: own.findLast(({ name }) => name !== null)?.name ?? billed.get(accountId)?.name ?? null,
        owner: own.findLast(({ owner }) => owner !== null)?.owner ?? null,
        team: own.findLast(({ team }) => team !== null)?.team ?? null,
        payerId: billed.get(accountId)?.payerId ?? null,
        isPayer: payers.has(accountId),
        environment: environmentOf(mappings, accountId, newest),
        costs: costs.get(accountId) ?? [],
        mappings: own,
      };
    })
    .sort(byUrgency);
};
