import type { Day, Month } from '../../month/month';
import type { BillFormat, Notice } from '../types';

/** A small file that is read whole, since its costs do not stand on lines. */
export type DocumentText = { readonly name: string; readonly text: string };

/** What a document says of one billing month, beside its costs. */
export type DocumentMonth = {
  readonly month: Month;
  /** Null: the document does not say. */
  readonly isEstimated: boolean | null;
  readonly firstDay: Day;
  readonly lastDay: Day;
};

/** A document as a bill of lines: a header, and a cell for each of its columns on every line. */
export type DocumentBill = {
  readonly columns: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly months: readonly DocumentMonth[];
  readonly notices: readonly Notice[];
};

/** What no document of its kind says of itself, so that a person has to. */
export type DocumentAnswers = {
  /** The metric that a console CSV was downloaded with. */
  readonly metric?: CostMetric;
  /** That nothing was filtered away: what it shows is the whole bill. */
  readonly isUnfiltered?: boolean;
};

export const costMetrics = ['unblended', 'amortized', 'net-unblended', 'net-amortized', 'blended'] as const;
export type CostMetric = (typeof costMetrics)[number];

/** How a kind of document is told and read. Both throw IngestError for what can't be taken. */
export type DocumentReader = {
  /** Whether the beginning of a file, its byte order mark removed, is of this kind. */
  readonly recognises: (head: string) => boolean;
  /** Which format it is; documents of one `view` that come together are parts of one bill. */
  readonly identify: (document: DocumentText) => { readonly format: BillFormat; readonly view: string };
  readonly read: (documents: readonly DocumentText[], answers: DocumentAnswers) => DocumentBill;
};

/** The column of every document's lines that says whose bill it is: the reader of files fills it, no document has it. */
export const payerColumn = 'PayerAccountId';
/** Stands for an account that a document does not name. */
export const unnamedAccount = 'accounts-not-named';
/** Stands for a service that a document does not name. */
export const unnamedService = 'Services not named';
