import type { Day, Month } from '../../month/month';

/** The report's charts that a note can be meant for; a KPI's own series is `kpi.APWC`. */
export const chartSeries = ['environments', 'workspaces', 'projection'] as const;
export type ChartSeries = (typeof chartSeries)[number];

/** A person's note on a month, or on a day of it. */
export type Annotation = {
  readonly id: number;
  readonly month: Month;
  readonly day: Day | null;
  /** A chart, or a KPI; null: every chart. */
  readonly series: string | null;
  readonly text: string;
  readonly link: string | null;
};

/** The series of a KPI's own notes. */
export const kpiSeries = (id: string): string => `kpi.${id}`;

/** The notes that a series shows: its own and those on every chart, of the given months. */
export const annotationsOf = (
  annotations: readonly Annotation[],
  asked: string,
  months: readonly Month[],
): readonly Annotation[] => {
  const shown = new Set(months);
  return annotations.filter(({ month, series }) => shown.has(month) && (series === null || series === asked));
};
