import type { BillInvoice, Notice } from '../types';
import type { Condition, Expression } from './mapping';

/** What is asked of all rows of a file before any of them counts: groups of texts, with exact sums. */
export type SurveyQuestion = {
  /** Texts that rows are grouped by. */
  readonly groupBy: Readonly<Record<string, Expression>>;
  /** The column whose month rows are grouped by. */
  readonly monthOf: string;
  /** The column that is summed up. */
  readonly amount: string;
};

/** Rows of one file that are alike. */
export type SurveyedRows = {
  readonly file: number;
  /** By the question's names; empty where the cell is. */
  readonly texts: Readonly<Record<string, string>>;
  /** `YYYY-MM`, or empty. */
  readonly month: string;
  readonly rows: number;
  /** Exact decimal of the amounts that can be read. */
  readonly sum: string;
  /** Rows without an amount, or with one that can't be read. */
  readonly withoutAmount: number;
};

/** What follows from the rows of a bill for reading it. */
export type Survey = {
  /** Rows that are no costs: they are not read at all. */
  readonly skip: Condition | null;
  readonly skippedRows: number;
  /** By file: what stands where a row says nothing, or the file has no such column. */
  readonly defaults: readonly Readonly<Record<string, string>>[];
  readonly isEstimated: boolean;
  readonly invoices: readonly BillInvoice[];
  readonly notices: readonly Notice[];
};

/** A check of a bill's lines against the totals that it states itself. `judge` throws IngestError. */
export type BillSurvey = {
  readonly question: SurveyQuestion;
  readonly judge: (names: readonly string[], rows: readonly SurveyedRows[]) => Survey;
};
