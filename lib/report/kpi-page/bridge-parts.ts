import { comparableSides, splitChange } from '../../kpis/bridge';
import {
  type BridgeMonths,
  type BridgePart,
  denominatorPopulations,
  splitDenominatorEffect,
  splitNumeratorEffect,
} from '../../kpis/bridge-parts';
import type { EvaluatedMonth } from '../../kpis/evaluate';
import { absolute, compare, isZero, sum } from '../../money/rational';
import type { Month } from '../../month/month';
import type { ReportContext } from '../context';
import { cutKey } from './cut-keys';
import type { BridgeCut } from './kpi-page';

/** The parts of a change: those of the numerator, largest rise first and the small ones as one, then the denominator's. */
export type ChangeParts = { readonly numerator: readonly BridgePart[]; readonly denominator: readonly BridgePart[] };

const LARGEST = 8;

/** The key of what is too small for a row of its own. */
export const restKey = 'rest';

const isThere = ({ before, after, effect }: BridgePart): boolean =>
  !isZero(before) || !isZero(after) || !isZero(effect);

const merged = (parts: readonly BridgePart[]): BridgePart => ({
  key: restKey,
  before: sum(parts.map(({ before }) => before)),
  after: sum(parts.map(({ after }) => after)),
  effect: sum(parts.map(({ effect }) => effect)),
});

/** The largest effects as rows, from the largest rise to the largest fall; the rest together. */
export const foldSmall = (parts: readonly BridgePart[], most = LARGEST): BridgePart[] => {
  const bySize = parts.filter(isThere).sort((a, b) => compare(absolute(b.effect), absolute(a.effect)));
  const kept = bySize.length <= most + 1 ? bySize : bySize.slice(0, most);
  const small = bySize.slice(kept.length);
  const ordered = [...kept].sort((a, b) => compare(b.effect, a.effect));
  return small.length === 0 ? ordered : [...ordered, merged(small)];
};

const wholeNumerator = ({ before, after }: BridgeMonths, id: string): BridgePart[] => {
  const [from, to] = [before.values.get(id), after.values.get(id)];
  const sides = from === undefined || to === undefined ? null : comparableSides(from, to);
  const change = from === undefined || to === undefined ? null : splitChange(from, to);
  if (sides === null || change === null) return [];
  return [
    {
      key: 'numerator',
      before: sides.before.numerator,
      after: sides.after.numerator,
      effect: change.numeratorEffect,
    },
  ];
};

const denominatorParts = (months: BridgeMonths, id: string): BridgePart[] => {
  const [from, to] = [months.before.values.get(id), months.after.values.get(id)];
  const populations = denominatorPopulations(months, id);
  if (from === undefined || to === undefined || populations === null) return [];
  return (splitDenominatorEffect(from, to, populations) ?? []).filter(isThere);
};

export type BridgeQuestion = { readonly from: Month; readonly to: Month; readonly cut: BridgeCut };

/** The two months, computed; null where one is not there. */
export const monthsOf = (context: ReportContext, { from, to }: BridgeQuestion): BridgeMonths | null => {
  const at = (month: Month): EvaluatedMonth | null => context.kpis.series.get(month) ?? null;
  const [before, after] = [at(from), at(to)];
  return before === null || after === null ? null : { before, after };
};

/**
 * A KPI's change between two months in exact parts that sum to it: the numerator's by environment and cost type (or
 * account, or cluster), as one part where it is not a sum of measures; the denominator's by population. Null when it
 * can not be cut.
 */
export const changeParts = (context: ReportContext, id: string, question: BridgeQuestion): ChangeParts | null => {
  const months = monthsOf(context, question);
  const [from, to] = [months?.before.values.get(id), months?.after.values.get(id)];
  if (months === null || from === undefined || to === undefined || splitChange(from, to) === null) return null;
  const parts = splitNumeratorEffect(months, id, cutKey(question.cut), context.kpis.context);
  return {
    numerator: foldSmall(parts ?? wholeNumerator(months, id)),
    denominator: denominatorParts(months, id),
  };
};
