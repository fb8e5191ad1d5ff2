import { isNegative, negate, type Rational, toDecimal, toScaled } from '../money/rational';
import type { KpiUnit, Status } from './types';

const MINUS = '−';

/** The words for each status, as screens and exports print them. */
export const statusWords: Readonly<Record<Status, string>> = {
  'on-target': 'On target',
  'close-to-limit': 'Close to limit',
  'off-target': 'Off target',
  'no-target': 'No target',
  undecided: 'Undecided',
  'not-computable': 'Not computable',
};

/** A plain decimal with thousands separators and a true minus: `-1234.5` is `−1,234.5`. */
export const groupDigits = (decimal: string): string => {
  const [whole = '', fraction] = decimal.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (decimal.startsWith('-') ? MINUS : '') + grouped + (fraction === undefined ? '' : `.${fraction}`);
};

const currencySigns: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

/** An amount of money with its currency's sign in front: `$71,538`, `−$0.10`, `CHF 12.00`. */
export const formatMoney = (amount: Rational, currency: string, places = 0): string => {
  const sign = isNegative(amount) && toScaled(amount, places) !== 0n ? MINUS : '';
  const digits = groupDigits(toDecimal(isNegative(amount) ? negate(amount) : amount, places));
  return `${sign}${currencySigns[currency] ?? `${currency} `}${digits}`;
};

/** A share as percent with one decimal: `19.9%`. */
export const formatShare = (share: Rational, places = 1): string =>
  `${groupDigits(toDecimal({ numerator: share.numerator * 100n, denominator: share.denominator }, places))}%`;

/** A KPI's value as screens print it: unit costs and ratios with 2 decimals, shares in percent with 1. */
export const formatKpiValue = (value: Rational, unit: KpiUnit, currency: string): string => {
  if (unit === 'share') return formatShare(value);
  if (unit === 'ratio') return groupDigits(toDecimal(value, 2));
  return formatMoney(value, currency, unit === 'money' ? 0 : 2);
};

/** A KPI's unit in words: `USD per workspace`, `share`, `ratio`. */
export const unitWords = (unit: KpiUnit, currency: string): string => {
  if (unit === 'money-per-workspace') return `${currency} per workspace`;
  return unit === 'money' ? currency : unit;
};
