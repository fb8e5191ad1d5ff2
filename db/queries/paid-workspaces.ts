import 'server-only';
import type { KpiSettings } from '../../lib/kpis/kpi-settings';
import { type Day, daysInMonth, monthOfDay } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { freePlans } from './paid-from-entitlements';

type Entitlement = {
  readonly workspaceId: string;
  readonly plan: string;
  readonly paidFrom: Day;
  readonly paidUntil: Day | null;
  readonly paidFor: string | null;
};

/** Who pays, by workspace and day. */
export type PaidWorkspaces = {
  /** Whether an entitlement of any plan names the workspace. */
  readonly isKnown: (workspaceId: string) => boolean;
  readonly isPaid: (workspaceId: string, day: Day, basis: KpiSettings['paidBasis']) => boolean;
  /** The deliveries that say so: others make other counts. */
  readonly version: string;
};

/** The same conditions as of a month's last day (paid-from-entitlements.ts), on any day. */
const conditions: Readonly<Record<KpiSettings['paidBasis'], (entitlement: Entitlement, day: Day) => boolean>> = {
  'entitlement-on-last-day': ({ paidFrom, paidUntil }, day) =>
    paidFrom <= day && (paidUntil === null || paidUntil >= day),
  'payment-received': ({ paidFrom, paidUntil, paidFor }, day) => {
    const month = monthOfDay(day);
    if (paidFor !== null) return paidFor.split(' ').includes(month);
    return paidFrom <= `${month}-${daysInMonth(month)}` && (paidUntil === null || paidUntil >= `${month}-01`);
  },
};

/** Who pays by the entitlements in force; null when there are none. Trials are free. */
export const paidWorkspaces = (db: PerunitDatabase): PaidWorkspaces | null => {
  const rows = db.raw
    .prepare<[], Entitlement & { readonly hash: string }>(
      `SELECT e.workspace_id AS workspaceId, e.plan, e.paid_from AS paidFrom, e.paid_until AS paidUntil,
         e.paid_for AS paidFor, d.set_hash AS hash
       FROM entitlements e JOIN deliveries d ON d.id = e.delivery_id WHERE d.status = 'active'`,
    )
    .all();
  if (rows.length === 0) return null;
  const paying = new Map<string, Entitlement[]>();
  for (const row of rows)
    if (!freePlans.includes(row.plan.toLowerCase()))
      paying.set(row.workspaceId, [...(paying.get(row.workspaceId) ?? []), row]);
  const known = new Set(rows.map(({ workspaceId }) => workspaceId));
  return {
    isKnown: (id) => known.has(id),
    isPaid: (id, day, basis) => paying.get(id)?.some((one) => conditions[basis](one, day)) ?? false,
    version: [...new Set(rows.map(({ hash }) => hash))].sort().join(' '),
  };
};
