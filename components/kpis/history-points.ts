import type { KpiPage } from '@/lib/report/kpi-page/kpi-page';

/** One month of the drawing: its value in the part that counts now, or in an earlier one. */
export type HistoryDot = {
  readonly month: string;
  readonly now: number | null;
  readonly old: number | null;
  readonly part: number;
};

/** The months as the chart draws them: a gap where a part ends, so that no line joins what is not comparable. */
export const historyDots = ({ points, parts }: KpiPage['history']): HistoryDot[] =>
  points.map(({ month, exact }) => {
    const part = parts.findIndex(({ first, last }) => month >= first && month <= last);
    const value = exact === null ? null : Number(exact);
    const isNow = part === -1 || parts[part]?.isCurrent === true;
    return { month, now: isNow ? value : null, old: isNow ? null : value, part };
  });

/** Few enough months under the axis: every one, every third, or only January and July. */
export const monthsToName = (months: readonly string[], isNarrow: boolean): string[] => {
  const most = isNarrow ? 7 : 15;
  const step = months.length <= most ? 1 : months.length <= most * 3 ? 3 : 6;
  return months.filter((month) => (Number(month.slice(5)) - 1) % step === 0);
};
