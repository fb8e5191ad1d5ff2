import type { SavingsStep } from '@/lib/report/schema/savings';

export type WaterfallBar = {
  readonly id: string;
  readonly label: string;
  /** `none` stands for a part that is nothing or not known: a line and no bar. */
  readonly kind: 'total' | 'down' | 'up' | 'none';
  /** Where it begins and ends, from 0 at the axis to 1 at the top. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The figure's id. */
  readonly figure: string;
};

export type Waterfall = {
  readonly bars: readonly WaterfallBar[];
  /** Where the axis begins, in money: above zero where the parts would be too small to see. */
  readonly start: number;
};

/** A round step of about this size: 1, 2 or 5 times a power of ten. */
const roundStep = (size: number): number => {
  const power = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 5].find((each) => each * power >= size) ?? 10) * power;
};

const axisStart = (lowest: number, highest: number): number => {
  const span = highest - lowest;
  if (lowest < highest / 2 || span <= 0) return 0;
  const step = roundStep(span / 4);
  return Math.max(0, Math.floor((lowest - span / 2) / step) * step);
};

type Level = { readonly step: SavingsStep; readonly from: number; readonly to: number };

const levelsOf = (steps: readonly SavingsStep[]): Level[] => {
  let at = 0;
  return steps.map((step) => {
    const value = Number(step.amount.exact ?? 0);
    const from = step.kind === 'total' ? null : at;
    at = from === null ? value : from + value;
    return { step, from: from ?? at, to: at };
  });
};

const kindOf = ({ kind, amount }: SavingsStep): WaterfallBar['kind'] => {
  if (kind === 'total') return 'total';
  const value = Number(amount.exact ?? 0);
  return value === 0 ? 'none' : value > 0 ? 'up' : 'down';
};

/** The steps up to the last total that is known, as bars; none where the first total is not known. */
export const placeBars = (steps: readonly SavingsStep[]): Waterfall => {
  const last = steps.findLastIndex(({ kind, amount }) => kind === 'total' && amount.exact !== null);
  const levels = levelsOf(steps.slice(0, last + 1));
  if (levels.length === 0 || levels[0]?.step.amount.exact === null) return { bars: [], start: 0 };
  const heights = levels.flatMap(({ from, to }) => [from, to]);
  const [lowest, highest] = [Math.min(...heights), Math.max(...heights, 0)];
  const start = axisStart(lowest, highest);
  const scale = (value: number) => (highest <= start ? 0 : Math.max(0, value - start) / (highest - start));
  const bars = levels.map(({ step, from, to }): WaterfallBar => {
    const { id, label, kind, amount } = step;
    const base = kind === 'total' ? 0 : scale(from);
    return { id, label, kind: kindOf(step), from: base, to: scale(to), text: amount.text, figure: amount.id };
  });
  return { bars, start };
};
