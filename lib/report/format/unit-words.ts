import type { FigureUnit } from '../schema/figure';

/** What the exact value of a figure counts, in words: `USD per workspace`; shares and relative changes are fractions of one. */
export const figureUnitWords = (unit: FigureUnit, currency: string): string => {
  if (unit === 'money') return currency;
  if (unit === 'money-per-workspace') return `${currency} per workspace`;
  return unit === 'count' || unit === 'ratio' ? unit : 'fraction';
};
