import type { Day, Month } from '../../month/month';
import type { BillFormat, BillInvoice, Notice, Reject } from '../types';

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

/** Where a line stands in a document. */
export type DocumentPlace = { readonly file: string; readonly line: number };

/** The rows of a document that is itself made of rows: each is taken, rejected, or left out as a sum of others. */
export type DocumentRows = {
  readonly read: number;
  readonly leftOut: number;
  readonly rejected: number;
  /** The first 1,000 of them. */
  readonly rejects: readonly Reject[];
  /** Exact decimal: the money in them, as far as it could be read. */
  readonly rejectedBilled: string | null;
  /** The row that each line comes from. */
  readonly places: readonly DocumentPlace[];
};

/** A document as a bill of lines: a header, and a cell for each of its columns on every line. */
export type DocumentBill = {
  readonly columns: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly months: readonly DocumentMonth[];
  readonly notices: readonly Notice[];
  /** Absent where the document has no rows that a person could look up. */
  readonly rows?: DocumentRows;
  readonly invoices?: readonly BillInvoice[];
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
  /** That its lines say whose bill it is, in `payerColumn`. */
  readonly namesPayer?: true;
  /** Whether the beginning of a file, its byte order mark removed, is of this kind. */
  readonly recognises: (head: string) => boolean;
  /** Which format it is; documents of one `view` that come together are parts of one bill. */
  readonly identify: (document: DocumentText) => { readonly format: BillFormat; readonly view: string };
  readonly read: (documents: readonly DocumentText[], answers: DocumentAnswers) => DocumentBill;
};

/** The column of every document's lines that says whose bill it is: where no document has it, the reader of files fills it. */
export const payerColumn = 'PayerAccountId';
/** Stands for an account that a document does not name. */
export const unnamedAccount = 'accounts-not-named';
/** Stands for a service that a document does not name. */
export const unnamedService = 'Services not named';
