import {
  absolute,
  compare,
  divide,
  fromDecimal,
  fromInteger,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../../money/rational';
import { addMonths, daysInMonth } from '../../month/month';
import { staysWithin } from './daily-cost';
import type { MoverEvidence } from './evidence';
import { mainUnit } from './split-change';

const half = fromDecimal('0.5');
/** As long as the lines' late quantities. */
const LATE_DAYS = 7;

const aDay = (micros: bigint, days: number): Rational => divide(rational(micros), fromInteger(days));

/**
 * Where a day's quantity stood in the month's last 7 days: kept when at least half of the change against the month before
 * was still there, back when less was. Null within the noise band, and for usage that is not billed by the day.
 */
export const lastWeek = ({ split, month, noiseBandPct }: MoverEvidence): 'kept' | 'back' | null => {
  const unit = split === null ? null : mainUnit(split);
  if (unit === null || unit.before <= 0n || unit.lateBefore <= 0n) return null;
  const before = aDay(unit.before, daysInMonth(addMonths(month, -1)));
  const after = aDay(unit.after, daysInMonth(month));
  if (staysWithin(before, after, noiseBandPct)) return null;
  const [change, left] = [subtract(after, before), subtract(aDay(unit.lateAfter, LATE_DAYS), before)];
  const isSameWay = change.numerator * left.numerator > 0n;
  return isSameWay && compare(absolute(left), multiply(absolute(change), half)) >= 0 ? 'kept' : 'back';
};
