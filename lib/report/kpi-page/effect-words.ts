import { formatMoney } from '../../kpis/format';
import type { KpiUnit } from '../../kpis/types';
import { absolute, fromInteger, multiply, type Rational } from '../../money/rational';
import { formatNumber, formatNumberChange } from '../format/numbers';

const hundred = fromInteger(100);

/** Decimal places of a bridge in the KPI's own unit: a tenth of a cent, a hundredth of a point. */
export const bridgePlaces: Readonly<Record<KpiUnit, number>> = {
  'money-per-workspace': 3,
  share: 4,
  ratio: 3,
  money: 0,
};

const shown = (value: Rational, unit: KpiUnit): { readonly value: Rational; readonly places: number } =>
  unit === 'share' ? { value: multiply(value, hundred), places: 2 } : { value, places: bridgePlaces[unit] };

/** A level in a bridge, its unit in the caption: `12.081`; a share in percent. */
export const levelText = (value: Rational, unit: KpiUnit): string => {
  const { value: scaled, places } = shown(value, unit);
  return formatNumber(scaled, places);
};

/** An effect in a bridge, signed, its unit in the caption: `−0.156`; of a share in points. */
export const effectText = (value: Rational, unit: KpiUnit): string => {
  const { value: scaled, places } = shown(value, unit);
  return formatNumberChange(scaled, places);
};

/** The size of an effect in a sentence, with its unit: `$0.156`, `0.12 pp`. */
export const effectSize = (value: Rational, unit: KpiUnit, currency: string): string => {
  const { value: scaled, places } = shown(absolute(value), unit);
  if (unit === 'share') return `${formatNumber(scaled, places)} pp`;
  return unit === 'ratio' ? formatNumber(scaled, places) : formatMoney(scaled, currency, places);
};

/** What the numbers of a bridge count. */
export const bridgeUnit = (unit: KpiUnit, currency: string): string => {
  if (unit === 'money-per-workspace') return `${currency} per workspace`;
  if (unit === 'share') return 'percent, changes in points';
  return unit === 'money' ? currency : 'ratio';
};
