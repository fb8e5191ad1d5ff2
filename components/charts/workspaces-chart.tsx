'use client';

import { Area, AreaChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { monthName } from '@/lib/month/month';
import type { ChartAnnotation } from '@/lib/report/schema/annotation';
import type { WorkspacePoint } from '@/lib/report/schema/workspaces';
import { axisTicks } from './axis-numbers';
import { ChartFrame } from './chart-frame';
import { NoteList, plotNotes } from './chart-notes';
import { ChartTooltip, shareOf } from './chart-tooltip';
import { EndLabels } from './end-labels';
import { MonthTick } from './month-axis';
import { PlotNotes } from './plot-notes';
import { useNarrow } from './use-narrow';

const stack = [
  { id: 'paid', name: 'Paid', fill: 'var(--ws-paid)' },
  { id: 'activeFreemium', name: 'Active freemium', fill: 'var(--ws-free-active)' },
  { id: 'hibernatedFreemium', name: 'Hibernated freemium', fill: 'var(--ws-hibernated)', stroke: 'var(--ink)' },
] as const;

type PartId = (typeof stack)[number]['id'];

type WorkspacesChartProps = {
  readonly points: readonly WorkspacePoint[];
  readonly breakMonth: string | null;
  readonly annotations: readonly ChartAnnotation[] | undefined;
  readonly caption: string;
};

const count = (point: WorkspacePoint, id: PartId | 'total'): number => Number(point[id].exact ?? 0);

/** A month without counts is a gap in the drawing, never zero. */
const drawn = (point: WorkspacePoint, id: PartId): number | null =>
  point[id].exact === null ? null : Number(point[id].exact);

const endLabels = (last: WorkspacePoint) => {
  let below = 0;
  return stack
    .map((part) => {
      const at = below + count(last, part.id) / 2;
      below += count(last, part.id);
      const outline = 'stroke' in part ? { stroke: part.stroke } : {};
      return { id: part.id, text: `${part.name} ${last[part.id].text}`, at, fill: part.fill, ...outline };
    })
    .reverse();
};

/** Few enough months under the axis: every one, every third, or only January. */
const monthsToName = (points: readonly WorkspacePoint[], isNarrow: boolean): string[] => {
  const most = isNarrow ? 6 : 15;
  const step = points.length <= most ? 1 : points.length <= most * 3 ? 3 : 6;
  return points.map(({ month }) => month).filter((month) => (Number(month.slice(5)) - 1) % step === 0);
};

/** Workspaces by state and plan, stacked, as far back as there are counts. */
export function WorkspacesChart({ points, breakMonth, annotations = [], caption }: WorkspacesChartProps) {
  const isNarrow = useNarrow();
  const last = points.at(-1);
  if (last === undefined) return null;
  const heightOf = (month: string) => count(points.find((point) => point.month === month) ?? last, 'total');
  // With the words at the break there is room for numbers alone.
  const { notes } = plotNotes(annotations, heightOf, true);
  const ticks = axisTicks(Math.max(...points.map((point) => count(point, 'total'))));
  return (
    <ChartFrame
      title="Workspaces by state and plan"
      caption={caption}
      tableHint={`Stacked areas of ${points.length} months up to ${monthName(last.month)}; the last table has the same figures.`}
      legend={stack.map(({ id, name, fill }) => (
        <span key={id}>
          <span className="sw" style={{ background: fill }} />
          {name} {last[id].text}
        </span>
      ))}
    >
      <ResponsiveContainer width="100%" height={isNarrow ? 240 : 300}>
        <AreaChart
          data={[...points]}
          margin={{ top: notes.length > 0 ? 34 : 22, right: isNarrow ? 8 : 176, bottom: 14, left: 0 }}
          title="Workspaces by state and plan"
        >
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="month"
            ticks={monthsToName(points, isNarrow)}
            interval={0}
            tickLine={false}
            axisLine={{ stroke: 'var(--ink)' }}
            height={30}
            tick={<MonthTick current={last.month} isNarrow={false} />}
          />
          <YAxis
            width={44}
            ticks={ticks}
            domain={[0, ticks.at(-1) ?? 0]}
            tickLine={false}
            axisLine={false}
            tickFormatter={(value: number) => value.toLocaleString('en-US')}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, label }) => {
              const point = points.find(({ month }) => month === label);
              if (!active || point === undefined) return null;
              const rows = [...stack].reverse().map(({ id, name, fill }) => ({
                name,
                text: point[id].text,
                share: shareOf(point[id].exact, point.total.exact),
                fill,
              }));
              return <ChartTooltip month={point.month} rows={rows} total={point.total.text} />;
            }}
          />
          {stack.map((part) => (
            <Area
              key={part.id}
              type="linear"
              dataKey={(point: WorkspacePoint) => drawn(point, part.id)}
              name={part.name}
              stackId="count"
              isAnimationActive={false}
              dot={false}
              activeDot={false}
              fill={part.fill}
              fillOpacity={1}
              stroke={'stroke' in part ? part.stroke : 'var(--bg)'}
              strokeWidth={1}
            />
          ))}
          {breakMonth !== null && (
            <ReferenceLine
              x={breakMonth}
              stroke="var(--ink-2)"
              label={{
                value: `Hibernation began ${monthName(breakMonth, 'short')}`,
                position: 'insideTopLeft',
                className: 'sm',
              }}
            />
          )}
          {notes.length > 0 && <PlotNotes notes={notes} isNumbered />}
          {!isNarrow && <EndLabels labels={endLabels(last)} />}
        </AreaChart>
      </ResponsiveContainer>
      {notes.length > 0 && <NoteList annotations={annotations} />}
    </ChartFrame>
  );
}
