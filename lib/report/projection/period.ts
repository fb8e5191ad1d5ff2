import type { ListedEnvironment } from '../environments';
import type { FigureReason } from '../figure';
import { addSplits, type Band, bandRound, inPart, partPlace, type Split } from './amounts';
import type { Projection } from './projection';

/** A span of time as a table shows it: what is known, what is to come, and both. */
export type Period = {
  /** What its figures' ids start with. */
  readonly id: string;
  readonly name: string;
  /** Which columns there are. */
  readonly has: { readonly toDate: boolean; readonly restOfMonth: boolean; readonly later: boolean };
  readonly toDate: Split | null;
  readonly restOfMonth: Split | null;
  readonly later: Split | null;
  readonly whole: Split | null;
  readonly bandOf: (environment: ListedEnvironment | null) => Band | null;
  /** Why an amount, where there is none, is not there. */
  readonly reasons: {
    readonly toDate: FigureReason | null;
    readonly later: FigureReason | null;
    readonly whole: FigureReason | null;
    readonly band: FigureReason;
  };
};

/** Why there is no band: too few backtests. */
export const noBand: FigureReason = {
  code: 'no-band',
  text: 'Too few forecasts of the past reach this far: six are needed for a band.',
};

/** The fiscal year that is forecast. */
export const yearPeriod = ({ plan, year, partial, reason }: Projection): Period => {
  const hasBegun = plan.known.length > 0 || partial !== null;
  const hasLater = hasBegun && plan.ahead.length > (partial === null ? 0 : 1);
  const missing = reason ?? year.gap;
  return {
    id: 'projection',
    name: String(plan.year),
    has: { toDate: hasBegun, restOfMonth: partial !== null, later: hasLater },
    toDate: year.toDate,
    restOfMonth: partial?.rest ?? null,
    later: year.later,
    whole: year.whole,
    bandOf: year.bandOf,
    reasons: { toDate: year.gap, later: reason, whole: missing, band: missing ?? noBand },
  };
};

/** The month under way; null when the report's month is whole. */
export const monthPeriod = ({ partial, forecast, reason }: Projection, month: string): Period | null => {
  if (partial === null) return null;
  const { toDate, rest } = partial;
  return {
    id: 'projection.month',
    name: month,
    has: { toDate: true, restOfMonth: true, later: false },
    toDate,
    restOfMonth: rest,
    later: null,
    whole: addSplits([toDate, rest]),
    bandOf: (environment) => {
      const half = forecast?.halfBand(partPlace(environment), { first: 1, last: 1 }) ?? null;
      return bandRound(inPart(rest, environment), half, inPart(toDate, environment));
    },
    reasons: { toDate: null, later: null, whole: null, band: reason ?? noBand },
  };
};
