import type { Month } from '../month/month';
import type { KpiDefinition, Target } from './types';

const startsBy = (validFrom: Month | null, month: Month): boolean => validFrom === null || validFrom <= month;

const isLater = (a: { readonly validFrom: Month | null }, b: { readonly validFrom: Month | null }): boolean =>
  (a.validFrom ?? '') >= (b.validFrom ?? '');

/** The version of each KPI in force in the month, in the order in which the KPIs first appear; none of a retired one. */
export const definitionsInForce = (definitions: readonly KpiDefinition[], month: Month): KpiDefinition[] => {
  const chosen = new Map<string, KpiDefinition | null>();
  for (const definition of definitions) {
    const current = chosen.get(definition.id) ?? null;
    if (!startsBy(definition.validFrom, month)) {
      chosen.set(definition.id, current);
      continue;
    }
    const wins =
      current === null ||
      (definition.validFrom === current.validFrom
        ? definition.version >= current.version
        : isLater(definition, current));
    chosen.set(definition.id, wins ? definition : current);
  }
  return [...chosen.values()].filter((definition) => definition !== null).filter(({ isRetired }) => isRetired !== true);
};

/** A target that was taken away is kept as a threshold without a limit, so that it cancels the ones before it. */
const isRemoved = (target: Target): boolean => target.kind === 'threshold' && target.fail === null;

/** The target in force for a KPI or a rule in the month: the one that starts last; null when there is none, or it was removed. */
export const targetInForce = (targets: readonly Target[], kpiId: string, month: Month): Target | null => {
  const last = targets
    .filter((target) => target.kpiId === kpiId && startsBy(target.validFrom, month))
    .reduce<Target | null>((chosen, target) => (chosen === null || isLater(target, chosen) ? target : chosen), null);
  return last === null || isRemoved(last) ? null : last;
};
