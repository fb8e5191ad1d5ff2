import { absolute, compare, divide, fromDecimal, fromInteger, type Rational, zero } from '../../money/rational';
import { type Month, monthName } from '../../month/month';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A small number in words, a larger one in digits. */
export const numberWord = (count: number): string => numbers[count] ?? String(count);

/** The same at the start of a sentence. */
export const leadingNumberWord = (count: number): string => startSentence(numberWord(count));

/** A text with its first letter as a capital. */
export const startSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 day`, `3 days`. */
export const countOf = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A list as prose: `a`, `a and b`, `a, b and c`. */
export const listOf = (words: readonly string[]): string => {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
};

/** A month's name without its year: `January`. */
export const monthWord = (month: Month): string => monthName(month).replace(/ \d{4}$/, '');

export type Movement = 'up' | 'down' | 'flat';

/** Which way a relative change goes, or flat within the noise band (percent). */
export const movementOf = (relativeChange: Rational, noiseBandPct: string): Movement => {
  const band = divide(fromDecimal(noiseBandPct), fromInteger(100));
  if (compare(absolute(relativeChange), band) <= 0) return 'flat';
  return compare(relativeChange, zero) > 0 ? 'up' : 'down';
};

/** Which way a change goes, whatever its size. */
export const directionOf = (change: Rational): Movement => {
  const order = compare(change, zero);
  return order === 0 ? 'flat' : order > 0 ? 'up' : 'down';
};
