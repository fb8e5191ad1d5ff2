'use client';

import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { addMonths, monthName } from '@/lib/month/month';
import type { ChartAnnotation } from '@/lib/report/schema/annotation';
import type { PastMonth, ProjectedMonth, ScoredProjection } from '@/lib/report/schema/projection';
import { shortNumber } from './axis-numbers';
import { ChartFrame } from './chart-frame';
import { NoteList, plotNotes } from './chart-notes';
import { MonthTick } from './month-axis';
import { PlotNotes } from './plot-notes';
import { EndTexts, PastForecast, YearBoundary } from './projection-marks';
import { type ProjectionPoint, projectionPoints } from './projection-points';
import { rangeTicks } from './range-ticks';
import { useNarrow } from './use-narrow';

type ProjectionChartProps = {
  readonly month: string;
  readonly past: readonly PastMonth[];
  readonly months: readonly ProjectedMonth[];
  readonly scored: ScoredProjection | null;
  readonly annotations: readonly ChartAnnotation[] | undefined;
  /** The fiscal year that is forecast, and its first month. */
  readonly fiscalYear: string;
  readonly yearStart: string;
  readonly currency: string;
};

const yearBefore = (name: string): string => `FY${String((Number(name.slice(2)) + 99) % 100).padStart(2, '0')}`;

const numbersOf = (points: readonly ProjectionPoint[]): number[] =>
  points.flatMap(({ cost, forecast, band, budget }) =>
    [cost, forecast, budget, ...(band ?? [])].filter((value) => value !== null),
  );

const endTexts = (points: readonly ProjectionPoint[], months: readonly ProjectedMonth[]) => {
  const [point, last] = [points.at(-1), months.at(-1)];
  const budget = point?.rows.find(({ name }) => name === 'Budget');
  const forecast =
    last === undefined
      ? []
      : [
          {
            at: Number(last.total.exact),
            lines: [
              { text: last.total.text, className: 'b' },
              { text: `${monthName(last.month, 'short').slice(0, 3)} forecast`, className: 'ax' },
              ...(last.low.exact === null
                ? []
                : [
                    {
                      text: `80%: ${shortNumber(Number(last.low.exact), 1)}–${shortNumber(Number(last.high.exact), 1)}`,
                      className: 'ax sm',
                    },
                  ]),
            ],
          },
        ];
  const planned =
    budget === undefined || point?.budget == null
      ? []
      : [{ at: point.budget, lines: [{ text: `Budget ${budget.text}`, className: 'ax' }] }];
  return [...forecast, ...planned];
};

const tipOf = ({ month, rows }: ProjectionPoint) => (
  <div className="tip">
    <b>{monthName(month)}</b>
    <table>
      <tbody>
        {rows.map(({ name, text }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="num">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Legend = () => (
  <>
    <span className="key cost">Cost</span>
    <span className="key forecast">Forecast, 80% band</span>
    <span className="key budget">Budget</span>
  </>
);

/** Cost of 13 months, the forecast with its band, and the budget. */
export function ProjectionChart(props: ProjectionChartProps) {
  const { month, past, months, scored, fiscalYear, yearStart, currency, annotations = [] } = props;
  const isNarrow = useNarrow();
  const points = projectionPoints(past, months);
  const heightOf = (at: string) => points.find((point) => point.month === at)?.cost ?? 0;
  // The year's names and the past forecast stand in this plot too: notes are numbers.
  const { notes } = plotNotes(annotations, heightOf, true);
  const last = points.at(-1);
  const numbers = numbersOf(points);
  if (last === undefined || numbers.length === 0) return null;
  const interval =
    scored === null || scored.low.exact === null ? [] : [Number(scored.low.exact), Number(scored.high.exact)];
  const ticks = rangeTicks([...numbers, ...interval]);
  const [floor = 0, top = 0] = [ticks.at(0), ticks.at(-1)];
  const scale = floor === 0 ? '' : `, axis starts at ${floor.toLocaleString('en-US')}`;
  return (
    <ChartFrame
      title="Total cost, forecast and budget"
      caption={`${currency} a month${scale}`}
      tableHint={`Lines up to ${monthName(last.month)}; the tables have the same figures.`}
      legend={<Legend />}
    >
      <ResponsiveContainer width="100%" height={isNarrow ? 240 : 300}>
        <ComposedChart
          data={points}
          margin={{ top: notes.length > 0 ? 36 : 24, right: isNarrow ? 8 : 118, bottom: 14, left: 0 }}
          title="Total cost, forecast and budget"
        >
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="month"
            interval={0}
            tickLine={false}
            axisLine={{ stroke: 'var(--ink)' }}
            height={30}
            padding={{ left: 10, right: 4 }}
            tick={<MonthTick current={month} isNarrow={isNarrow} />}
          />
          <YAxis
            width={38}
            ticks={ticks}
            domain={[floor, top]}
            tickLine={false}
            axisLine={false}
            tickFormatter={(value: number) => shortNumber(value)}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, label }) => {
              const point = points.find((each) => each.month === label);
              return active && point !== undefined ? tipOf(point) : null;
            }}
          />
          <Area
            dataKey="band"
            type="linear"
            isAnimationActive={false}
            activeDot={false}
            stroke="none"
            fill="var(--accent)"
            fillOpacity={0.16}
          />
          <Line
            dataKey="budget"
            type="step"
            isAnimationActive={false}
            dot={false}
            activeDot={false}
            className="budget-line"
          />
          <Line dataKey="forecast" type="linear" isAnimationActive={false} dot={false} className="forecast-line" />
          <Line
            dataKey="cost"
            type="linear"
            isAnimationActive={false}
            dot={<CurrentDot month={month} />}
            className="cost-line"
          />
          {months.length > 0 && points.some((each) => each.month === addMonths(yearStart, -1)) && (
            <YearBoundary
              first={yearStart}
              before={addMonths(yearStart, -1)}
              names={[yearBefore(fiscalYear), fiscalYear]}
            />
          )}
          {notes.length > 0 && <PlotNotes notes={notes} isNumbered />}
          {!isNarrow && <EndTexts texts={endTexts(points, months)} />}
          {scored !== null && scored.actual.exact !== null && (
            <PastForecast month={month} scored={scored} isNarrow={isNarrow} />
          )}
        </ComposedChart>
      </ResponsiveContainer>
      {notes.length > 0 && <NoteList annotations={annotations} />}
    </ChartFrame>
  );
}

type DotProps = {
  readonly month: string;
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: ProjectionPoint;
};

/** The report's month, in the accent; other months have no mark. */
function CurrentDot({ month, cx, cy, payload }: DotProps) {
  return payload?.month === month && payload.cost !== null ? <circle cx={cx} cy={cy} r="4" className="pt" /> : null;
}
