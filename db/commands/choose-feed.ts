import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { feedChoices } from '../schema';
import { recordedNow, write } from '../write';
import { recomputeActiveFeeds } from './active-feeds';

export type FeedChoice = { readonly payerId: string; readonly month: Month; readonly feed: string | null };

/** Lets a person say which feed a payer's billing month reads; null goes back to precedence. */
export const chooseFeed = (db: PerunitDatabase, choice: FeedChoice & { readonly by: string }): void => {
  const { payerId, month: billingMonth, feed, by } = choice;
  write(db, { by, action: 'choose-feed', subject: `${payerId} ${billingMonth}`, detail: feed }, () => {
    db.orm.insert(feedChoices).values({ payerId, billingMonth, feed, by, recordedAt: recordedNow() }).run();
    recomputeActiveFeeds(db, [{ payerId, billingMonth }]);
  });
};
