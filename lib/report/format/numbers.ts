import { formatMoney, formatShare, groupDigits } from '../../kpis/format';
import { withSign } from '../../kpis/format-change';
import { absolute, fromInteger, multiply, type Rational, toDecimal } from '../../money/rational';

const hundred = fromInteger(100);

/** A plain number with separators and a true minus: `71,538`. */
export const formatNumber = (value: Rational, places = 0): string => groupDigits(toDecimal(value, places));

/** A change of a number, signed: `+655`, `−120`, `0`. */
export const formatNumberChange = (value: Rational, places = 0): string =>
  withSign(value, places, formatNumber(absolute(value), places));

/** A change of money, signed: `+$0.06`. */
export const formatMoneyChange = (value: Rational, currency: string, places = 0): string =>
  withSign(value, places, formatMoney(absolute(value), currency, places));

/** A relative change in percent, signed: `+0.9%`. The value is a fraction. */
export const formatRelativeChange = (value: Rational): string =>
  withSign(multiply(value, hundred), 1, formatShare(absolute(value)));

/** A relative change in percent without its sign, for sentences that say rose or fell. */
export const formatRelativeSize = (value: Rational): string => formatShare(absolute(value));

/** A count: whole, or with one decimal where it is an average. */
export const formatCount = (value: Rational): string => formatNumber(value, value.denominator === 1n ? 0 : 1);
