import type { FeedChoiceView } from '@/components/data/view-types';
import type { RivalFeeds } from '@/db/queries/rival-feeds';
import { nameOf } from './coverage-view';

/** Months that several bills bring, with the bills' names as the coverage calls them. */
export const feedChoiceViews = (rivals: readonly RivalFeeds[]): FeedChoiceView[] =>
  rivals.map(({ feeds, ...month }) => ({
    ...month,
    feeds: feeds.map((rival) => ({ ...rival, name: nameOf({ feed: rival.feed, kind: 'bill' }) })),
  }));
