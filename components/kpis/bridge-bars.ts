import type { Better } from '@/lib/kpis/types';
import type { Figure } from '@/lib/report/figure';
import type { BridgeRow, KpiBridge } from '@/lib/report/kpi-page/kpi-page';

export type BridgeBar = {
  readonly key: string;
  readonly label: string;
  readonly kind: 'total' | 'middle' | 'good' | 'bad' | 'neutral';
  /** Where it begins and ends, in the KPI's unit. */
  readonly from: number;
  readonly to: number;
  readonly figure: Figure;
};

export type BridgeDrawing = {
  readonly bars: readonly BridgeBar[];
  /** Where the axis begins and ends, in the KPI's unit; it begins above zero where the parts would be too small to see. */
  readonly low: number;
  readonly high: number;
};

const value = ({ exact }: Figure): number => Number(exact ?? 0);

const effectKind = (effect: number, better: Better): BridgeBar['kind'] => {
  if (better === 'none' || effect === 0) return 'neutral';
  return effect < 0 === (better === 'lower') ? 'good' : 'bad';
};

const stepBars = (rows: readonly BridgeRow[], start: number, better: Better): BridgeBar[] => {
  let at = start;
  return rows.map(({ key, short, effect }) => {
    const from = at;
    at += value(effect);
    return { key, label: short, kind: effectKind(value(effect), better), from, to: at, figure: effect };
  });
};

const whole = (key: string, label: string, kind: 'total' | 'middle', figure: Figure): BridgeBar => ({
  ...{ key, label, kind, figure, from: 0, to: value(figure) },
});

/** The bars of a bridge: from the first month's value over the numerator's parts and the denominator's to the second's. */
export const bridgeBars = (bridge: KpiBridge, better: Better, names: { from: string; to: string; middle: string }) => {
  const { start, end, numerator, denominator, middle } = bridge;
  const after = middle === null ? value(end) : value(middle);
  return [
    whole('start', names.from, 'total', start),
    ...stepBars(numerator, value(start), better),
    ...(middle === null || denominator.length === 0 ? [] : [whole('middle', names.middle, 'middle', middle)]),
    ...stepBars(denominator, after, better),
    whole('end', names.to, 'total', end),
  ];
};

/** The drawing's room: all levels that the bars reach, and zero unless they all lie far above it. */
export const placeBridge = (bars: readonly BridgeBar[], limit: number | null): BridgeDrawing => {
  const levels = bars.flatMap(({ kind, from, to }) => (kind === 'total' || kind === 'middle' ? [to] : [from, to]));
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
  const span = highest - lowest;
  const isFar = lowest > 0 && span < lowest / 2;
  const low = isFar ? lowest - Math.max(span * 0.6, lowest * 0.002) : Math.min(0, lowest);
  const high = limit !== null && limit > highest && limit < highest + span ? limit : highest;
  return { bars, low, high: high === low ? low + 1 : high };
};
