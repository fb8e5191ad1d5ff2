import { nanosToDecimal } from '../../money/nanos';
import { fromDecimal, sum, toExactDecimal } from '../../money/rational';

/** The exact sum of decimal texts, as decimal text. */
export const sumDecimals = (values: readonly string[]): string => toExactDecimal(sum(values.map(fromDecimal))) ?? '0';

/** The exact sum of nanos, as decimal text. */
export const sumNanosText = (values: readonly bigint[]): string =>
  nanosToDecimal(values.reduce((total, value) => total + value, 0n));
