import { environmentNames } from '@/components/setup/environment-names';
import type { EnvironmentId } from '@/lib/kpis/types';
import { compare, fromDecimal, one, type Rational, subtract, sum, toDecimal } from '@/lib/money/rational';

/** The environments that shared cost can be split over. */
export const sharers = ['production', 'core', 'test', 'dev', 'staging'] satisfies EnvironmentId[];

export type Shares = Readonly<Record<string, string>>;

const isShare = (text: string): boolean => /^\d(\.\d{1,9})?$/.test(text);

const isZeroText = (text: string): boolean => text === '' || /^0(\.0*)?$/.test(text);

/** The shares that are given; an environment without one gets none. */
export const givenShares = (texts: Shares): Shares =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => !isZeroText(text)));

const totalOf = (texts: Shares): Rational =>
  sum(
    Object.values(texts)
      .filter(isShare)
      .map((text) => fromDecimal(text)),
  );

const plain = (value: Rational): string => toDecimal(value, 9).replace(/\.?0+$/, '');

/** What shares add up to, and what that leaves: `Together 0.9; 0.1 of shared cost stays shared.` */
export const sharesSentence = (texts: Shares): string => {
  const total = totalOf(texts);
  const order = compare(total, one);
  if (order > 0) return `Together ${plain(total)}: more than the whole.`;
  if (order === 0) return 'Together 1: all of shared cost is split.';
  return `Together ${plain(total) || '0'}; ${plain(subtract(one, total))} of shared cost stays shared.`;
};

/** Whether shares give away more than there is. */
export const areTooMuch = (texts: Shares): boolean => compare(totalOf(texts), one) > 0;

/** `Production 0.6, core 0.4`. */
export const sharesWords = (shares: Shares): string =>
  sharers
    .flatMap((environment) =>
      shares[environment] === undefined ? [] : [`${environmentNames[environment]} ${shares[environment]}`],
    )
    .join(', ');
