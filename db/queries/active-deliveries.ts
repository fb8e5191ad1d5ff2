import 'server-only';
import type { Month } from '../../lib/month/month';

export type MonthSpan = { readonly first: Month; readonly last: Month };

/** The deliveries whose rows count for a payer's billing month: the active ones of its active feed. */
export const activeDeliveriesSql = `deliveries d JOIN active_feeds f ON f.feed = d.feed AND f.payer_id = d.payer_id`;
