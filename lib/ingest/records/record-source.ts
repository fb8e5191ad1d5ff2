import type { RecordKind, Records } from '../../../db/record-types';
import type { Day, Month } from '../../month/month';
import type { IngestProblem, MappedColumn, Notice, Reject } from '../types';

/** How a file writes its numbers; anything but `plain` only when a person picks it. */
export const numberFormats = ['plain', 'comma-thousands', 'point-thousands'] as const;
export type NumberFormat = (typeof numberFormats)[number];

/** A column of a small file, as docs and upload hints show it. */
export type RecordColumn = { readonly name: string; readonly isRequired: boolean; readonly meaning: string };

export type RecordOptions = {
  /** The file's name, for rejects. */
  readonly file: string;
  readonly today: Day;
  readonly numberFormat?: NumberFormat;
  /** Where a file names no currency. */
  readonly currency?: string;
  /** Header in the file → our column, for a vendor's own export. */
  readonly columnNames?: Readonly<Record<string, string>>;
};

/** A figure of the preview: `1234.56` as exact decimal text. */
export type RecordTotal = { readonly label: string; readonly value: string; readonly currency: string | null };

/** What one small file holds. With problems there are no records: the file is refused whole. */
export type ParsedRecords<Kind extends RecordKind> = {
  readonly kind: Kind;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  readonly rejects: readonly Reject[];
  readonly problems: readonly IngestProblem[];
  readonly notices: readonly Notice[];
  readonly columns: readonly MappedColumn[];
  readonly columnCount: number;
  readonly records: readonly Records[Kind][];
  /** The months that the records speak of, oldest first. */
  readonly months: readonly Month[];
  readonly totals: readonly RecordTotal[];
};

/** One kind of small CSV. `detect` says whether a header is this source's; `parse` reads the decoded text. */
export type RecordSource<Kind extends RecordKind = RecordKind> = {
  readonly id: Kind;
  readonly title: string;
  /** What one row is. */
  readonly rowMeaning: string;
  readonly columns: readonly RecordColumn[];
  readonly detect: (header: readonly string[]) => boolean;
  readonly parse: (text: string, options: RecordOptions) => ParsedRecords<Kind>;
};
