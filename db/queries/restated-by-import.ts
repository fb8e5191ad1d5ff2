import 'server-only';
import type { Notice } from '../../lib/ingest/types';
import { isMonth, monthName } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { newestEditions, reportStatesIn } from './editions';

/** What an import would say anew: its period, and whether the same bytes count there already. */
type Replacement = { readonly period: string; readonly isSame: boolean };

/** Names the closed and published months that an import would restate; nothing where it changes none of them. */
export const restatementNotices = (db: PerunitDatabase, replacements: readonly Replacement[]): Notice[] => {
  const months = [...new Set(replacements.filter(({ isSame }) => !isSame).map(({ period }) => period))]
    .filter(isMonth)
    .sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const states = reportStatesIn(db, { first, last });
  const editions = newestEditions(db);
  return months.flatMap((month): Notice[] => {
    const state = states.get(month) ?? 'draft';
    if (state === 'draft') return [];
    const edition = editions.get(month)?.edition;
    const name = `${monthName(month)}${edition === undefined ? '' : ` (#${edition})`}`;
    return [{ code: 'restates', text: `${name} is ${state}: what differs in this import restates it.` }];
  });
};
