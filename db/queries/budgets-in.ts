import 'server-only';
import { and, asc, between, eq } from 'drizzle-orm';
import type { ReportInputs } from '../../lib/report/inputs';
import type { PerunitDatabase } from '../client';
import { budgets, deliveries } from '../schema';
import type { MonthSpan } from './active-costs';

/** The budget lines of the months: of everything, of an environment or of an account, in the organisation's currency. */
export const budgetsIn = (db: PerunitDatabase, { first, last }: MonthSpan): ReportInputs['budgets'] =>
  db.orm
    .select({
      month: budgets.month,
      environment: budgets.environment,
      accountId: budgets.accountId,
      nanos: budgets.amountNanos,
    })
    .from(budgets)
    .innerJoin(deliveries, eq(deliveries.id, budgets.deliveryId))
    .where(and(eq(deliveries.status, 'active'), between(budgets.month, first, last)))
    .orderBy(asc(budgets.month), asc(budgets.id))
    .all();
