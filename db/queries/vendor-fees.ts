import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import type { ActiveCost } from './active-costs';
import type { MonthSpan } from './active-deliveries';
import type { ReportMoney } from './convert';

type FeeRow = { readonly month: Month; readonly accountId: string; readonly currency: string; readonly nanos: bigint };

/**
 * Savings vendors' fees as costs of the accounts they served, the same in every basis, in the month they were earned.
 * Converted by vendor and account, as savings are.
 */
export const vendorFees = (db: PerunitDatabase, { first, last, money }: MonthSpan & { readonly money: ReportMoney }) =>
  db.raw
    .prepare<[string, string], FeeRow>(
      `SELECT s.month, s.account_id AS accountId, s.currency, sum(s.fee) AS nanos
       FROM savings s JOIN deliveries d ON d.id = s.delivery_id
       WHERE d.status = 'active' AND s.month BETWEEN ? AND ?
       GROUP BY s.month, s.account_id${money.foreign.size > 0 ? ', s.currency, lower(s.vendor)' : ''}`,
    )
    .all(first, last)
    .filter(({ month }) => !money.missing.has(month))
    .map(
      ({ month, accountId, currency, nanos }): ActiveCost => ({
        ...{ month, accountId, nanos: money.convert(nanos, month, currency) },
        ...{ service: 'Savings vendor fee', costType: 'Savings vendor fee', costClass: 'unclassified', cluster: null },
        scopeClass: 'vendor-fee',
      }),
    );
