import type { PastMonth, ProjectedMonth } from '@/lib/report/schema/projection';

/** One month of the drawing: numbers for the pen, texts for the tooltip. */
export type ProjectionPoint = {
  readonly month: string;
  /** Null: no bill, or the month is not over. */
  readonly cost: number | null;
  /** The line of the forecast begins at the last cost. */
  readonly forecast: number | null;
  readonly band: readonly [number, number] | null;
  readonly budget: number | null;
  readonly rows: readonly { readonly name: string; readonly text: string }[];
};

type Exact = { readonly exact: string | null; readonly text: string };

const drawn = ({ exact }: Exact): number | null => (exact === null ? null : Number(exact));

const row = (name: string, ...texts: readonly Exact[]) =>
  texts.some(({ exact }) => exact === null) ? [] : [{ name, text: texts.map(({ text }) => text).join(' to ') }];

const pastPoint = ({ month, isPartial, cost, budget }: PastMonth): ProjectionPoint => ({
  month,
  cost: isPartial ? null : drawn(cost),
  forecast: null,
  band: null,
  budget: drawn(budget),
  rows: [...row(isPartial ? 'Cost to date' : 'Cost', cost), ...row('Budget', budget)],
});

const aheadPoint = ({ month, total, low, high, budget }: ProjectedMonth): ProjectionPoint => {
  const [from, to] = [drawn(low), drawn(high)];
  return {
    month,
    cost: null,
    forecast: drawn(total),
    band: from === null || to === null ? null : [from, to],
    budget: drawn(budget),
    rows: [...row('Forecast', total), ...row('80% band', low, high), ...row('Budget', budget)],
  };
};

/** The months in one line: what was, then what is forecast; the two meet in the last month that was. */
export const projectionPoints = (past: readonly PastMonth[], months: readonly ProjectedMonth[]): ProjectionPoint[] => {
  const ahead = new Set(months.map(({ month }) => month));
  const before = past.map(pastPoint).filter(({ month }) => !ahead.has(month));
  const last = before.at(-1);
  if (last === undefined || last.cost === null || months.length === 0) return [...before, ...months.map(aheadPoint)];
  const joint = { ...last, forecast: last.cost, band: [last.cost, last.cost] as const };
  return [...before.slice(0, -1), joint, ...months.map(aheadPoint)];
};
