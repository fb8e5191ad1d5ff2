import type { DataState, ReportState } from '../kpis/types';
import type { Month } from '../month/month';

/** What a level's parts are cut by; a `term` stands in a formula, a `source` is where more is to be found. */
export type PartsBy =
  | 'measure'
  | 'environment'
  | 'account'
  | 'cost type'
  | 'service'
  | 'line of the bill'
  | 'day'
  | 'month'
  | 'cluster'
  | 'payer'
  | 'budget line'
  | 'step'
  | 'part'
  | 'term'
  | 'source';

/** One part of the level above; `of` is the question that opens it, null where it goes no deeper. */
export type ExplainedPart = {
  readonly label: string;
  readonly note: string | null;
  readonly exact: string | null;
  readonly text: string;
  readonly of: string | null;
  /** The month that `of` is asked about. */
  readonly month: Month;
};

/** Whether the parts sum to the level above, exactly. */
export type SumCheck = { readonly exact: string; readonly isEqual: boolean };

/** A file that the figure's rows came in with. */
export type ExplainedImport = {
  readonly importId: number;
  readonly name: string;
  readonly format: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly sha256: string;
  readonly rows: number;
  readonly by: string;
  /** When it began to count, UTC. */
  readonly at: string | null;
};

/** A mapping, rule set or definition that made the figure what it is, and who recorded it when. */
export type ExplainedRecord = {
  readonly what: string;
  readonly from: Month | null;
  /** Null: it comes with the program. */
  readonly by: string | null;
  readonly at: string | null;
};

/** A figure as a document prints it, beside what the data gives now. */
export type PrintedFigure = {
  readonly id: string;
  readonly text: string;
  readonly exact: string | null;
  /** The edition that it is printed in; null: the report as the data gives it now. */
  readonly edition: string | null;
  /** Whether the data still give the same, size for size: words may print a fall without its sign. */
  readonly isSame: boolean;
};

/** One level of where a figure comes from. */
export type Explanation = {
  readonly month: Month;
  readonly of: string;
  readonly title: string;
  readonly exact: string | null;
  readonly text: string;
  /** Why there is no number. */
  readonly reason: string | null;
  /** Null unless a figure of a document is asked about. */
  readonly printed: PrintedFigure | null;
  /** A formula, as it is defined and with the month's values in it. */
  readonly formula: { readonly text: string; readonly values: string } | null;
  readonly partsBy: PartsBy | null;
  readonly parts: readonly ExplainedPart[];
  readonly sum: SumCheck | null;
  readonly notes: readonly string[];
  readonly records: readonly ExplainedRecord[];
  readonly imports: readonly ExplainedImport[];
};

/** An explanation with where its month stands. */
export type StatedExplanation = Explanation & { readonly dataState: DataState; readonly reportState: ReportState };
