import 'server-only';
import type { KpiSettings } from '../../lib/kpis/kpi-settings';
import { fromInteger, type Rational } from '../../lib/money/rational';
import { daysInMonth, type Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';

/** Plans that nobody pays for, in small letters. */
export const freePlans: readonly string[] = ['trial', 'free', 'freemium'];

/** What makes an entitlement a paid one in a month. A payment without its months named is one for the days it covers. */
const conditions: Readonly<Record<KpiSettings['paidBasis'], string>> = {
  'entitlement-on-last-day': 'paid_from <= @last AND (paid_until IS NULL OR paid_until >= @last)',
  'payment-received': `CASE WHEN paid_for IS NULL
    THEN paid_from <= @last AND (paid_until IS NULL OR paid_until >= @first)
    ELSE instr(' ' || paid_for || ' ', ' ' || @month || ' ') > 0 END`,
};

/** How many workspaces pay in a month by their entitlements; null when no entitlements are known. Trials are free. */
export const paidFromEntitlements = (
  db: PerunitDatabase,
  basis: KpiSettings['paidBasis'],
): ((month: Month) => Rational | null) => {
  const count = db.raw.prepare<
    { month: Month; first: string; last: string; freePlans: string },
    { known: bigint; paid: bigint }
  >(
    `SELECT count(*) AS known, count(DISTINCT CASE WHEN lower(plan) NOT IN (SELECT value FROM json_each(@freePlans))
       AND (${conditions[basis]}) THEN workspace_id END) AS paid
     FROM entitlements e JOIN deliveries d ON d.id = e.delivery_id WHERE d.status = 'active'`,
  );
  const free = JSON.stringify(freePlans);
  return (month) => {
    const found = count.get({ month, first: `${month}-01`, last: `${month}-${daysInMonth(month)}`, freePlans: free });
    return found === undefined || found.known === 0n ? null : fromInteger(found.paid);
  };
};
