import type { DocumentReader } from '../documents/document-bill';
import type { BillFormat } from '../types';
import type { BillSurvey } from './bill-survey';
import type { Mapping } from './mapping';

/** One family of billing exports: how its header is recognised and how its lines are read. */
export type BillSource = {
  readonly formats: readonly BillFormat[];
  readonly title: string;
  /** Where a person gets such a file. */
  readonly origin: string;
  /** A header cell as the mapping calls it. */
  readonly canonicalName: (header: string) => string;
  readonly required: readonly string[];
  /** Columns that only this source has: any one of them makes it the nearest when something is missing. */
  readonly hints: readonly string[];
  readonly formatOf: (columns: ReadonlySet<string>, header: readonly string[]) => BillFormat | null;
  readonly mapping: Mapping;
  /** For files that are read whole, since their costs do not stand on lines: no header tells them. */
  readonly document?: DocumentReader;
  /** For files of lines that state their own totals, or say something once for all lines. */
  readonly survey?: BillSurvey;
};
