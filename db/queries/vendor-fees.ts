import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import type { ActiveCost, MonthSpan } from './active-costs';

type FeeRow = { readonly month: Month; readonly accountId: string; readonly nanos: bigint };

/** Savings vendors' fees as costs of the accounts they served, the same in every basis, in the month they were earned. */
export const vendorFees = (db: PerunitDatabase, { first, last }: MonthSpan): ActiveCost[] =>
  db.raw
    .prepare<[string, string], FeeRow>(
      `SELECT s.month, s.account_id AS accountId, sum(s.fee) AS nanos
       FROM savings s JOIN deliveries d ON d.id = s.delivery_id
       WHERE d.status = 'active' AND s.month BETWEEN ? AND ? GROUP BY s.month, s.account_id`,
    )
    .all(first, last)
    .map((fee) => ({
      ...fee,
      ...{ service: 'Savings vendor fee', costType: 'Savings vendor fee', costClass: 'unclassified', cluster: null },
      scopeClass: 'vendor-fee',
    }));
