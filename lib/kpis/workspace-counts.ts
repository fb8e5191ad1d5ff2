import { add, type Rational, subtract } from '../money/rational';
import type { Month } from '../month/month';
import type { WorkspaceCounts } from './types';

type Count = Rational | null;

const plus = (a: Count, b: Count): Count => (a === null || b === null ? null : add(a, b));
const minus = (a: Count, b: Count): Count => (a === null || b === null ? null : subtract(a, b));

/** Whether workspaces could not hibernate yet in the month; never when the start is unset. */
export const isBeforeHibernation = (month: Month, hibernationStartMonth: Month | null): boolean =>
  hibernationStartMonth !== null && month < hibernationStartMonth;

/** The counts with what follows from the others: total = active + hibernated, freemium = total − paid. */
export const completeCounts = <Counts extends WorkspaceCounts>(given: Counts, beforeHibernation: boolean): Counts => {
  const total =
    given.total ??
    (beforeHibernation && given.hibernated === null ? given.active : plus(given.active, given.hibernated));
  const freemium = given.freemium ?? minus(total, given.paid);
  return {
    ...given,
    total,
    active: beforeHibernation ? total : (given.active ?? minus(total, given.hibernated)),
    hibernated: beforeHibernation ? null : (given.hibernated ?? minus(total, given.active)),
    paid: given.paid ?? minus(total, given.freemium),
    freemium,
    freemiumActive: beforeHibernation ? freemium : given.freemiumActive,
  };
};
