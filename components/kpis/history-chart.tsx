'use client';

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axisTicks, shortNumber } from '@/components/charts/axis-numbers';
import { ChartFrame } from '@/components/charts/chart-frame';
import { MonthTick } from '@/components/charts/month-axis';
import { rangeTicks } from '@/components/charts/range-ticks';
import { useNarrow } from '@/components/charts/use-narrow';
import { monthName } from '@/lib/month/month';
import type { KpiPage } from '@/lib/report/kpi-page/kpi-page';
import { EndValue, HistoryGround, NoteNumbers, type NumberedNote, TargetLines } from './history-marks';
import { historyDots, monthsToName } from './history-points';

type ChartPage = Pick<KpiPage, 'id' | 'month' | 'unit' | 'currency' | 'history'>;

const unitCaption = ({ unit, currency }: ChartPage): string =>
  ({
    'money-per-workspace': `${currency} per workspace a month`,
    money: `${currency} a month`,
    share: 'Percent',
    ratio: 'Ratio',
  })[unit];

const axisText = (value: number, { unit, currency }: ChartPage): string => {
  if (unit === 'share') return `${Number((value * 100).toFixed(2))}%`;
  if (unit === 'ratio') return String(Number(value.toFixed(3)));
  const digits = Math.abs(value) >= 1000 ? shortNumber(value) : String(Number(value.toFixed(2)));
  return currency === 'USD' ? `$${digits}` : digits;
};

/** Numbers of the notes, those on one month together: `2–3`. */
const numberedNotes = ({ annotations, points }: KpiPage['history']): NumberedNote[] => {
  const months = [...new Set(annotations.map(({ month }) => month))];
  return months.flatMap((month): NumberedNote[] => {
    const exact = points.find((point) => point.month === month)?.exact ?? null;
    const at = annotations.flatMap((note, index) => (note.month === month ? [index + 1] : []));
    const label = at.length > 1 ? `${at[0]}–${at.at(-1)}` : String(at[0]);
    return exact === null ? [] : [{ key: month, month, label, value: Number(exact) }];
  });
};

const ticksOf = ({ history }: ChartPage): { ticks: readonly number[]; low: number; high: number } => {
  const values = history.points.flatMap(({ exact }) => (exact === null ? [] : [Number(exact)]));
  const all = [...values, ...history.targets.map(({ exact }) => Number(exact))];
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const isFar = lowest > 0 && lowest > highest * 0.75;
  const ticks = isFar || lowest < 0 ? rangeTicks(all) : axisTicks(highest);
  return { ticks, low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1 };
};

function Tip({ page, month }: { readonly page: ChartPage; readonly month: string }) {
  const { points, annotations, parts } = page.history;
  const point = points.find((each) => each.month === month);
  const part = parts.find(({ first, last }) => month >= first && month <= last);
  const notes = annotations.filter((note) => note.month === month);
  return (
    <div className="tip">
      <b>{monthName(month)}</b>
      <table>
        <tbody>
          <tr>
            <th scope="row">{page.id}</th>
            <td className="num">{point?.text}</td>
          </tr>
        </tbody>
      </table>
      {part !== undefined && !part.isCurrent && <p className="mut">{part.name}</p>}
      {point?.reason && <p className="mut">{point.reason}</p>}
      {notes.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}

/** A KPI's months as a line: its target, its breaks, and people's notes by number. */
export function HistoryChart({ page }: { readonly page: ChartPage }) {
  const isNarrow = useNarrow();
  const { history, month } = page;
  const dots = historyDots(history);
  const known = history.points.filter(({ exact }) => exact !== null);
  const last = known.at(-1);
  if (last === undefined) return null;
  const { ticks, low, high } = ticksOf(page);
  const names = monthsToName(
    dots.map((dot) => dot.month),
    isNarrow,
  );
  const caption = `${unitCaption(page)}${low > 0 ? `, axis starts at ${axisText(low, page)}` : ''}`;
  return (
    <ChartFrame
      title={page.id}
      caption={caption}
      tableHint={`A line of ${known.length} months up to ${monthName(last.month)}; the table below has the same figures.`}
      legend={null}
    >
      <ResponsiveContainer width="100%" height={isNarrow ? 260 : 320}>
        <LineChart data={dots} margin={{ top: 34, right: isNarrow ? 68 : 104, bottom: 14, left: 0 }} title={page.id}>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="month"
            ticks={names}
            interval={0}
            tickLine={false}
            axisLine={{ stroke: 'var(--ink)' }}
            height={30}
            padding={{ left: 14, right: 0 }}
            tick={<MonthTick current={month} isNarrow={false} />}
          />
          <YAxis
            width={46}
            ticks={[...ticks]}
            domain={[low, high]}
            tickLine={false}
            axisLine={false}
            tickFormatter={(value: number) => axisText(value, page)}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, label }) => (active ? <Tip page={page} month={String(label)} /> : null)}
          />
          <HistoryGround parts={history.parts} isNarrow={isNarrow} />
          <TargetLines targets={history.targets} />
          <Line
            dataKey="old"
            type="linear"
            isAnimationActive={false}
            dot={false}
            activeDot={false}
            className="history-before"
          />
          <Line
            dataKey="now"
            type="linear"
            isAnimationActive={false}
            dot={<LastDot month={last.month} />}
            activeDot={{ r: 4 }}
            className="history-line"
          />
          <NoteNumbers notes={numberedNotes(history)} />
          <EndValue
            month={last.month}
            value={Number(last.exact)}
            text={last.text}
            note={monthName(last.month, 'short')}
          />
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

type DotProps = {
  readonly month: string;
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: { readonly month: string; readonly now: number | null };
};

/** The newest month, in the accent; other months have no mark. */
function LastDot({ month, cx, cy, payload }: DotProps) {
  return payload?.month === month && payload.now !== null ? <circle cx={cx} cy={cy} r="5" className="pt" /> : null;
}
