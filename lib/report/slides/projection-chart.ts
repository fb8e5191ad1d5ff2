import { fromDecimal, subtract, toDecimal } from '../../money/rational';
import type { ProjectionSection } from '../schema/projection';
import { axisStart } from './axis-start';
import { inks, within } from './look';
import { sparseDates } from './month-labels';
import type { Box, ChartPart, ChartSeries } from './slide';

const PLACES = 6;

type Exact = string | null;

/** A month of the drawing: what it cost, or what is projected for it. */
type Drawn = {
  readonly month: string;
  readonly actual: Exact;
  readonly projected: Exact;
  readonly low: Exact;
  readonly high: Exact;
  readonly budget: Exact;
};

/** The line to come starts at the last whole month; a month under way is drawn as projected. */
const drawnMonths = ({ past, months }: ProjectionSection): Drawn[] => {
  const coming = new Set(months.map(({ month }) => month));
  const whole = past.filter(({ month }) => !coming.has(month));
  const before = whole.map(({ month, cost, budget }, index): Drawn => {
    const start = index === whole.length - 1 && months.length > 0 ? cost.exact : null;
    return { month, actual: cost.exact, projected: start, low: null, high: null, budget: budget.exact };
  });
  const after = months.map(
    ({ month, total, low, high, budget }): Drawn => ({
      month,
      actual: null,
      projected: total.exact,
      low: low.exact,
      high: high.exact,
      budget: budget.exact,
    }),
  );
  return [...before, ...after];
};

const between = (low: Exact, high: Exact): Exact =>
  low === null || high === null ? null : toDecimal(subtract(fromDecimal(high), fromDecimal(low)), PLACES);

const seriesOf = (months: readonly Drawn[]): ChartSeries[] => {
  const line = (name: string, drawing: ChartSeries['drawing'], ink: string, values: Exact[]): ChartSeries[] =>
    values.every((value) => value === null) ? [] : [{ name, drawing, values, ink, labels: null }];
  return [
    ...line(
      '80% low',
      'spacer',
      inks.paper,
      months.map(({ low }) => low),
    ),
    ...line(
      '80% band, low to high',
      'band',
      inks.accent,
      months.map(({ low, high }) => between(low, high)),
    ),
    ...line(
      'Budget',
      'dashed',
      inks.caption,
      months.map(({ budget }) => budget),
    ),
    ...line(
      'Projected',
      'dotted',
      inks.accent,
      months.map(({ projected }) => projected),
    ),
    ...line(
      'Cost',
      'line',
      inks.ink,
      months.map(({ actual }) => actual),
    ),
  ];
};

const valuesOf = (months: readonly Drawn[]): Exact[] =>
  months.flatMap(({ actual, projected, low, high, budget }) => [actual, projected, low, high, budget]);

/** 13 months of cost and the months to come with their 80 % band, beside the budget. */
export const projectionChart = (section: ProjectionSection, at: Box): ChartPart => {
  const months = drawnMonths(section);
  const last = section.months.at(-1);
  return {
    kind: 'chart',
    name: 'Cost, projection and budget',
    at,
    description: `Line of cost by month${last === undefined ? '' : `; projected for ${last.month}: ${last.total.text}, 80% band ${last.low.text} to ${last.high.text}`}`,
    categories: [],
    dates: sparseDates(months.map(({ month }) => month)),
    series: seriesOf(months),
    isStacked: true,
    direction: 'columns',
    axis: { format: '#,##0,"k"', min: axisStart(valuesOf(months), 0.5), isShown: true },
    size: 9,
  };
};

/** What the lines are. */
export const projectionLegend = (left: number, width: number, top: number) => ({
  kind: 'text' as const,
  at: within(left, width, top, 0.26),
  size: 11,
  paragraphs: [
    [
      { text: '— ', ink: inks.ink, isBold: true },
      { text: 'Cost    ', ink: inks.secondary },
      { text: '···· ', ink: inks.accent, isBold: true },
      { text: 'Projected, with its 80% band    ', ink: inks.secondary },
      { text: '- - ', ink: inks.caption, isBold: true },
      { text: 'Budget', ink: inks.secondary },
    ],
  ],
});
