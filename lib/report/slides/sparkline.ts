import { type Month, monthName } from '../../month/month';
import type { Point } from '../schema/figure';
import { inks } from './look';
import { monthLabels } from './month-labels';
import type { Box, ChartPart, ChartSeries } from './slide';

type Sparkline = {
  readonly name: string;
  readonly points: readonly Point[];
  readonly limit: string | null;
  /** From where on it means what it means now. */
  readonly breakMonth: Month | null;
  readonly at: Box;
};

const lastOnly = (points: readonly Point[]): (string | null)[] =>
  points.map(({ exact }, index) => (index === points.length - 1 ? exact : null));

const descriptionOf = (name: string, points: readonly Point[]): string => {
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined
    ? name
    : `${name} by month, from ${first.text} in ${first.month} to ${last.text} in ${last.month}`;
};

/** The line, cut where the series stops being comparable: what came before is dotted. */
const lines = ({ name, points, breakMonth }: Sparkline): ChartSeries[] => {
  const part = (isIn: (month: Month) => boolean) => points.map(({ month, exact }) => (isIn(month) ? exact : null));
  const line = { name, drawing: 'line' as const, ink: inks.ink, labels: null };
  if (breakMonth === null) return [{ ...line, values: part(() => true) }];
  const before = `Before ${monthName(breakMonth, 'short')}`;
  return [
    { ...line, name: before, drawing: 'dotted', values: part((month) => month < breakMonth) },
    { ...line, values: part((month) => month >= breakMonth) },
  ];
};

/** A series' 13 months as a line without axes; the report's month is the accent point, a threshold is dashed. */
export const sparkline = (given: Sparkline): ChartPart => {
  const { name, points, limit, at } = given;
  const threshold: ChartSeries[] =
    limit === null
      ? []
      : [{ name: 'Target', drawing: 'dashed', values: points.map(() => limit), ink: inks.caption, labels: null }];
  return {
    kind: 'chart',
    name,
    at,
    description: descriptionOf(name, points),
    categories: monthLabels(points.map(({ month }) => month)),
    series: [
      ...lines(given),
      ...threshold,
      { name: 'This month', drawing: 'points', values: lastOnly(points), ink: inks.accent, labels: null },
    ],
    isStacked: false,
    direction: 'columns',
    axis: null,
    size: 9,
  };
};
