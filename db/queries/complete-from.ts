import 'server-only';
import type { WorkspaceCounts } from '../../lib/kpis/types';
import { equals, type Rational } from '../../lib/money/rational';
import { type Counted, countsFrom, totalOf } from './count-rows';

const areEqual = (one: Rational | null, other: Rational | null): boolean =>
  one !== null && other !== null && equals(one, other);

/** Who pays: parts of one cut of the workspaces, so that they come from one source. */
const payingFields = ['paid', 'freemium', 'freemiumActive'] as const;

/** What is no part of the total. */
const besideTotal = ['elevenPlus', 'provisioning', 'leaving', 'unclassified'] as const;

const saysWhoPays = (counts: WorkspaceCounts): boolean => payingFields.some((field) => counts[field] !== null);

const completeCounts = (counts: WorkspaceCounts, from: WorkspaceCounts): WorkspaceCounts => {
  const isSameTotal = areEqual(totalOf(counts), totalOf(from));
  const isOtherPaid = counts.paid !== null && from.paid !== null && !equals(counts.paid, from.paid);
  const takesPaying = !saysWhoPays(counts) || (isSameTotal && !isOtherPaid);
  return countsFrom((field) => {
    if (besideTotal.some((beside) => beside === field)) return counts[field] ?? from[field] ?? null;
    const isTaken = payingFields.some((paying) => paying === field) ? takesPaying : isSameTotal;
    return counts[field] ?? (isTaken ? (from[field] ?? null) : null);
  });
};

const hasClusters = (counted: Counted): boolean => [...counted.keys()].some((cluster) => cluster !== '');

/**
 * Counts with what they do not say taken from the next source: fields that are no part of the total always; who pays
 * where the first says nothing of it or both agree; states, and clusters where the first has none, where the totals agree.
 */
export const completeFrom = (first: Counted | null, next: Counted | null): Counted | null => {
  if (first === null || next === null) return first ?? next;
  const completed = new Map(
    [...first].map(([cluster, counts]): [string, WorkspaceCounts] => {
      const from = next.get(cluster);
      return [cluster, from === undefined ? counts : completeCounts(counts, from)];
    }),
  );
  const [whole, nextWhole] = [first.get(''), next.get('')];
  const isSameWhole = whole !== undefined && nextWhole !== undefined && areEqual(totalOf(whole), totalOf(nextWhole));
  if (hasClusters(first) || !isSameWhole) return completed;
  return new Map([...next, ...completed]);
};
