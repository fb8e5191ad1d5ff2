import { absolute, add, fromDecimal, type Rational, toDecimal, zero } from '../../money/rational';
import type { Figure } from '../schema/figure';
import { inks } from './look';
import type { ChartSeries } from './slide';

/** A bar: a total stands on the ground, a part leads from the level before it to the next. */
export type WaterfallStep = { readonly label: string; readonly kind: 'total' | 'part'; readonly amount: Figure };

type Bar = {
  readonly carried: Rational | null;
  readonly total: Rational | null;
  readonly fallen: Rational | null;
  readonly risen: Rational | null;
};

const nothing: Bar = { carried: null, total: null, fallen: null, risen: null };

const partBar = (level: Rational, amount: Rational): Bar => {
  const isFall = amount.numerator < 0n;
  const size = absolute(amount);
  return {
    ...nothing,
    carried: isFall ? add(level, amount) : level,
    fallen: isFall ? size : null,
    risen: isFall ? null : size,
  };
};

const barsOf = (steps: readonly WaterfallStep[]): Bar[] => {
  let level = zero;
  return steps.map(({ kind, amount }) => {
    if (amount.exact === null) return nothing;
    const value = fromDecimal(amount.exact);
    const bar = kind === 'total' ? { ...nothing, total: value } : partBar(level, value);
    level = kind === 'total' ? value : add(level, value);
    return bar;
  });
};

const PLACES = 6;

const exactly = (value: Rational | null): string | null => (value === null ? null : toDecimal(value, PLACES));

/** The heights that the bars of a waterfall reach and hang down to. */
export const waterfallLevels = (steps: readonly WaterfallStep[]): string[] =>
  barsOf(steps).flatMap(({ carried, total }) => exactly(carried ?? total) ?? []);

/** The stacked columns that make a waterfall: what carries a part is there and not seen. */
export const waterfallSeries = (steps: readonly WaterfallStep[]): ChartSeries[] => {
  const bars = barsOf(steps);
  const series = (name: string, drawing: 'column' | 'spacer', ink: string, part: keyof Bar): ChartSeries => ({
    name,
    drawing,
    values: bars.map((bar) => exactly(bar[part])),
    ink,
    labels: null,
  });
  return [
    series('Carried', 'spacer', inks.paper, 'carried'),
    series('Total', 'column', inks.secondary, 'total'),
    series('Less', 'column', inks.good, 'fallen'),
    series('More', 'column', inks.bad, 'risen'),
  ];
};
