import { organisationDatabase } from '@/db/client';
import { reconciliationQuery } from '@/lib/api/reconciliation';
import { organisationOf } from '@/lib/auth/organisation';
import { exactJson } from '@/lib/observe/exact-json';
import { readRoute } from '@/lib/observe/route';
import { reconcileMonth } from '@/lib/reconciliation/reconcile-month';

/** How a month stands against its invoices, and its bills against each other. */
export const GET = readRoute((request) => {
  const { month, basis } = reconciliationQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return exactJson(reconcileMonth(organisationDatabase(organisationOf(request.headers)), month, basis));
});
