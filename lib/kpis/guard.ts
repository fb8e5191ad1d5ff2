import { compare, type Rational, zero } from '../money/rational';
import type { KpiChange, KpiDefinition } from './types';

/** A KPI that moved only because its other side did: the denominator's effect against, or without, the numerator's. */
export type GuardNote = {
  readonly kpiId: string;
  readonly outcome: 'better' | 'worse';
  readonly numeratorEffect: Rational;
  readonly denominatorEffect: Rational;
};

/** The guard note on a KPI's change; null when its numerator moved it that way too, or it has no better side. */
export const guardNote = (definition: Pick<KpiDefinition, 'id' | 'better'>, change: KpiChange): GuardNote | null => {
  const moved = compare(change.change, zero);
  if (definition.better === 'none' || moved === 0) return null;
  const numeratorMoved = compare(change.numeratorEffect, zero);
  if (numeratorMoved === moved) return null;
  const isBetter = definition.better === 'lower' ? moved < 0 : moved > 0;
  return {
    kpiId: definition.id,
    outcome: isBetter ? 'better' : 'worse',
    numeratorEffect: change.numeratorEffect,
    denominatorEffect: change.denominatorEffect,
  };
};
