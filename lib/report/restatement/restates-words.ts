import { monthName } from '../../month/month';
import { countOf, listOf } from '../format/words';
import type { RestatedMonth } from './restated-month';

const nameOf = ({ month, edition }: RestatedMonth): string =>
  `${monthName(month)}${edition === null ? '' : ` (#${edition})`}`;

/** `January 2026 (#61): 214 places differ, first APWC, Jan 2026: $7.20 → $7.28`. */
export const restatedMonthInWords = (restated: RestatedMonth): string => {
  const [first] = restated.places;
  const moved =
    first === undefined ? '' : `, first ${first.name}: ${first.before ?? 'none'} → ${first.after ?? 'none'}`;
  return `${nameOf(restated)}: ${countOf(restated.count, 'place differs', 'places differ')}${moved}`;
};

/** `It would change 2 signed months: January 2026 (#61) and February 2026.` */
export const restatesInWords = (months: readonly RestatedMonth[]): string =>
  `It would change ${countOf(months.length, 'signed month')}: ${listOf(months.map(nameOf))}.`;
