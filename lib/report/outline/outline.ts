import type { Figure, FigureUnit, Point, Sentence } from '../schema/figure';

/** What a cell holds: a figure of the document, a month of one of its series, words with figures or without, or nothing. */
export type OutlineCell = Figure | Point | Sentence | string | null;

export type OutlineColumn = {
  readonly id: string;
  readonly head: string;
  readonly kind: 'text' | 'number';
  /** The unit of the points in it; figures bring their own. */
  readonly unit?: FigureUnit;
};

export type OutlineRow = {
  readonly key: string;
  /** A memo repeats parts of the total and is not added to it. */
  readonly kind: 'row' | 'total' | 'memo';
  /** A cell for each column, in their order. */
  readonly cells: readonly OutlineCell[];
};

/** One table of a section, as spreadsheets, CSV, slides and Markdown take it. */
export type OutlineTable = {
  /** Unique in the document: `accounts`, `accounts-by-month`. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly OutlineColumn[];
  readonly rows: readonly OutlineRow[];
};

/** A section without its looks: what every rendering but the page is made from. */
export type SectionOutline = {
  /** The message: a slide's title. */
  readonly finding: Sentence;
  /** Sentences that belong to the finding, in order. */
  readonly lead: readonly Sentence[];
  /** The first one is the section's main table. */
  readonly tables: readonly OutlineTable[];
  readonly notes: readonly Sentence[];
};
