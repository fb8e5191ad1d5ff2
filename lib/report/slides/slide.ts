import type { Day, Month } from '../../month/month';

/** Where a part stands, in inches from the upper left corner of a slide of 13.333 × 7.5. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** A colour as six hexadecimal digits. */
export type Ink = string;

/** Words in one hand; without a size and an ink they take those of their part. */
export type Run = { readonly text: string; readonly size?: number; readonly ink?: Ink; readonly isBold?: boolean };

export type Paragraph = readonly Run[];

/** Sizes of type are in points. */
export type TextPart = {
  readonly kind: 'text';
  readonly at: Box;
  readonly paragraphs: readonly Paragraph[];
  readonly size: number;
  readonly ground?: Ink;
  readonly anchor?: 'top' | 'middle' | 'bottom';
};

export type SlideColumn = { readonly head: string; readonly align: 'left' | 'right'; readonly width: number };

export type SlideRow = { readonly kind: 'row' | 'total' | 'memo'; readonly cells: readonly Paragraph[] };

export type TablePart = {
  readonly kind: 'table';
  readonly name: string;
  readonly at: Box;
  readonly columns: readonly SlideColumn[];
  readonly rows: readonly SlideRow[];
  readonly size: number;
  readonly rowHeight: number;
  /** Without one the table starts with its first row. */
  readonly hasHead: boolean;
};

/**
 * One series of a chart. `column` stacks or stands beside its neighbours; `points` draws marks without a line, `labels` only
 * the values; `spacer` carries what stands on it and is not seen, a
 * column or the pale `band` of what may be.
 */
export type ChartSeries = {
  readonly name: string;
  readonly drawing: 'column' | 'spacer' | 'line' | 'dashed' | 'dotted' | 'points' | 'labels' | 'band';
  /** Exact decimals, one for each category; null: nothing is drawn. */
  readonly values: readonly (string | null)[];
  readonly ink: Ink;
  /** How its values are written beside it, as a spreadsheet's number format; null: they are not. */
  readonly labels: string | null;
  /** A colour for each category instead of one for all; only where there is one series. */
  readonly inks?: readonly Ink[];
};

export type ChartPart = {
  readonly kind: 'chart';
  readonly name: string;
  readonly at: Box;
  /** What a reader hears who does not see it. */
  readonly description: string;
  readonly categories: readonly string[];
  /** For many months: they as dates, and every how many of them one is named; then categories are not used. */
  readonly dates?: { readonly months: readonly Month[]; readonly every: number };
  readonly series: readonly ChartSeries[];
  readonly isStacked: boolean;
  /** Bars lie, their first category on top; columns stand. */
  readonly direction: 'columns' | 'bars';
  /** Null: no axes at all, as in a sparkline. */
  readonly axis: { readonly format: string; readonly min: number; readonly isShown: boolean } | null;
  readonly size: number;
};

export type SlidePart = TextPart | TablePart | ChartPart;

/** One slide: one message, what shows it, and what the speaker has at hand. */
export type Slide = {
  readonly id: string;
  /** The section's name, small above the title. */
  readonly kicker: string;
  readonly title: string;
  readonly parts: readonly SlidePart[];
  readonly notes: readonly string[];
};

/** A report as slides, without the file that they become. */
export type Deck = {
  readonly title: string;
  readonly organisation: string;
  /** Stands at the foot of every slide. */
  readonly footer: string;
  /** The day the document is from: the file says no other. */
  readonly created: Day;
  readonly slides: readonly Slide[];
};
