import type { DataState, ReportState } from '@/lib/kpis/types';
import type { Month } from '@/lib/month/month';

/** A month as it was forecast twice, in words; a dash where nothing is known. */
export type ForecastRow = {
  readonly id: string;
  readonly month: string;
  readonly madeOn: string;
  readonly theirs: string;
  readonly theirBand: string;
  readonly own: string;
  readonly actual: string;
  readonly theirError: string;
  readonly ownError: string;
};

export type FigureRow = { readonly id: string; readonly label: string; readonly value: string };

/** One way to see the month's money, with the sum of all it has. */
export type MoneyTable = {
  readonly id: string;
  readonly title: string;
  readonly head: string;
  readonly rows: readonly FigureRow[];
  readonly total: string;
};

export type ProviderView = {
  readonly month: Month;
  readonly dataState: DataState;
  readonly reportState: ReportState;
  readonly months: readonly Month[];
  readonly finding: string;
  readonly forecasts: readonly ForecastRow[];
  readonly commitments: readonly FigureRow[];
  readonly tables: readonly MoneyTable[];
};
