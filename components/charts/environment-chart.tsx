'use client';

import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { EnvironmentSwatch } from '@/components/ui/swatch';
import { monthName } from '@/lib/month/month';
import type { EnvironmentMonth, EnvironmentsSection } from '@/lib/report/schema/environments';
import { axisTicks, shortNumber } from './axis-numbers';
import { ChartFrame } from './chart-frame';
import { NoteList, plotNotes } from './chart-notes';
import { ChartTooltip, shareOf } from './chart-tooltip';
import { EndLabels } from './end-labels';
import { HatchPatterns, hatchFill } from './hatch-patterns';
import { MonthTick } from './month-axis';
import { PlotNotes } from './plot-notes';
import { TopLabel } from './top-label';
import { useNarrow } from './use-narrow';

type EnvironmentId = keyof EnvironmentMonth['parts'];

/** From the bottom of the stack up, the same in every month. */
const stack: readonly { readonly id: EnvironmentId; readonly name: string }[] = [
  { id: 'production', name: 'Production' },
  { id: 'core', name: 'Core' },
  { id: 'test', name: 'Test' },
  { id: 'dev', name: 'Dev' },
  { id: 'staging', name: 'Staging' },
  { id: 'shared', name: 'Shared' },
  { id: 'unmapped', name: 'Unmapped' },
];

type EnvironmentChartProps = {
  readonly months: readonly EnvironmentMonth[];
  readonly annotations: EnvironmentsSection['annotations'];
  readonly caption: string;
};

const amount = (month: EnvironmentMonth, id: EnvironmentId): number => Number(month.parts[id].exact ?? 0);

const tipOf = (month: EnvironmentMonth, shown: typeof stack) => (
  <ChartTooltip
    month={month.month}
    rows={[...shown].reverse().map(({ id, name }) => ({
      name,
      text: month.parts[id].text,
      share: shareOf(month.parts[id].exact, month.total.exact),
      fill: `var(--env-${id})`,
    }))}
    total={month.total.text}
  />
);

const endLabels = (last: EnvironmentMonth, shown: typeof stack) => {
  let below = 0;
  return shown
    .map(({ id, name }) => {
      const at = below + amount(last, id) / 2;
      below += amount(last, id);
      return { id, text: name, at, fill: `var(--env-${id})` };
    })
    .reverse();
};

/** 13 months of cost, stacked by environment. */
export function EnvironmentChart({ months, annotations = [], caption }: EnvironmentChartProps) {
  const isNarrow = useNarrow();
  const pattern = useId();
  const last = months.at(-1);
  if (last === undefined) return null;
  const shown = stack.filter(({ id }) => months.some((month) => amount(month, id) !== 0));
  const ticks = axisTicks(Math.max(...months.map(({ total }) => Number(total.exact ?? 0))));
  const heightOf = (month: string) => Number(months.find((each) => each.month === month)?.total.exact ?? 0);
  const { notes, isNumbered } = plotNotes(annotations, heightOf, isNarrow);
  const hasNotes = notes.length > 0;
  return (
    <ChartFrame
      title="Cost by environment"
      caption={caption}
      tableHint={`Stacked bars of ${months.length} months up to ${monthName(last.month)}; the tables have the same figures.`}
      legend={shown.map(({ id, name }) => (
        <span key={id}>
          <EnvironmentSwatch environment={id} />
          {name}
        </span>
      ))}
    >
      <ResponsiveContainer width="100%" height={isNarrow ? 270 : 320}>
        <BarChart
          data={[...months]}
          margin={{ top: hasNotes ? (isNumbered ? 30 : 44) : 22, right: isNarrow ? 4 : 84, bottom: 14, left: 0 }}
          barCategoryGap="14%"
          title="Cost by environment"
        >
          <HatchPatterns id={pattern} fills={shown.map(({ id }) => [id, `var(--env-${id})`])} />
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="month"
            interval={0}
            tickLine={false}
            axisLine={{ stroke: 'var(--ink)' }}
            height={30}
            tick={<MonthTick current={last.month} isNarrow={isNarrow} />}
          />
          <YAxis
            width={38}
            ticks={ticks}
            domain={[0, ticks.at(-1) ?? 0]}
            tickLine={false}
            axisLine={false}
            tickFormatter={(value: number) => shortNumber(value)}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            content={({ active, label }) => {
              const month = months.find((each) => each.month === label);
              return active && month !== undefined ? tipOf(month, shown) : null;
            }}
          />
          {shown.map(({ id, name }) => (
            <Bar
              key={id}
              dataKey={(month: EnvironmentMonth) => amount(month, id)}
              name={name}
              stackId="cost"
              isAnimationActive={false}
              fill={`var(--env-${id})`}
              stroke="var(--bg)"
              strokeWidth={1}
            >
              {months.map((month) => (
                <Cell
                  key={month.month}
                  fill={month.isPartial || id === 'unmapped' ? hatchFill(pattern, id) : `var(--env-${id})`}
                />
              ))}
            </Bar>
          ))}
          {!isNarrow && <EndLabels labels={endLabels(last, shown)} />}
          <TopLabel
            month={last.month}
            height={Number(last.total.exact ?? 0)}
            text={shortNumber(Number(last.total.exact ?? 0), 1)}
          />
          {hasNotes && <PlotNotes notes={notes} isNumbered={isNumbered} />}
        </BarChart>
      </ResponsiveContainer>
      {hasNotes && (isNumbered || annotations.some(({ link }) => link !== null)) && (
        <NoteList annotations={annotations} />
      )}
    </ChartFrame>
  );
}
