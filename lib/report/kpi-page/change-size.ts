import { formatKpiValue, formatShare } from '../../kpis/format';
import { formatPoints } from '../../kpis/format-change';
import type { KpiUnit } from '../../kpis/types';
import { absolute, type Rational, subtract, toDecimal } from '../../money/rational';
import { relativeChangeOf } from '../format/columns';

/** The size of a change between two values without a sign: in points for shares, else in percent; null where it prints as none. */
export const changeSize = (before: Rational, after: Rational, unit: KpiUnit, currency: string): string | null => {
  const change = absolute(subtract(after, before));
  const relative = relativeChangeOf(before, after);
  const text =
    unit === 'share'
      ? formatPoints(change).replace('+', '')
      : relative === null
        ? formatKpiValue(change, unit, currency)
        : formatShare(absolute(relative));
  return /[1-9]/.test(text) ? text : null;
};

/** A change's own size without a sign, `$0.10` or `0.2 pp`; null where it prints as none. */
export const changeAmount = (change: Rational, unit: KpiUnit, currency: string): string | null => {
  const size = absolute(change);
  const text = unit === 'share' ? formatPoints(size).replace('+', '') : formatKpiValue(size, unit, currency);
  return /[1-9]/.test(text) ? text : null;
};

/** A threshold as words have it: a share of whole percent without a decimal, `20%`. */
export const limitText = (limit: Rational, unit: KpiUnit, currency: string): string => {
  const isWholePercent = unit === 'share' && toDecimal(limit, 6).endsWith('0000');
  return isWholePercent ? formatShare(limit, 0) : formatKpiValue(limit, unit, currency);
};
