import { monthName } from '@/lib/month/month';
import type { RestatedMonth } from '@/lib/report/restatement/restated-month';
import { plural } from './format-size';

const longestText = 90;

/** A signed month as people call it: `January 2026 (#61)`. */
export const nameOfMonth = ({ month, edition }: RestatedMonth): string =>
  `${monthName(month)} (${edition === null ? 'closed' : `#${edition}`})`;

/** `214 places move, in Headline and 8 more sections`. */
export const movedInWords = ({ count, sections }: RestatedMonth): string => {
  const [first = 'the report', second] = sections;
  const rest = sections.length - 1;
  const where = rest === 0 ? first : rest === 1 ? `${first} and ${second}` : `${first} and ${rest} more sections`;
  return `${plural(count, 'place')} ${count === 1 ? 'moves' : 'move'}, in ${where}`;
};

/** What stands there, sentences cut short; `none` where nothing does. */
export const clipped = (text: string | null): string => {
  if (text === null) return 'none';
  return text.length > longestText ? `${text.slice(0, longestText).trimEnd()}…` : text;
};

/** The name of a button that agrees and acts: `Restate 2 signed months and import`. */
export const restateLabel = (months: readonly RestatedMonth[], act: string): string =>
  `Restate ${plural(months.length, 'signed month')} and ${act}`;
