import type { SurveyedRows } from '../sources/bill-survey';
import type { Condition } from '../sources/mapping';
import type { BillFormat } from '../types';

export type InputForm = 'csv' | 'csv.gz' | 'parquet';

/** One part as the engine opens it. `header`: the cells of the CSV's first line; null for Parquet, which names its own columns. */
export type ScanFile = {
  readonly path: string;
  readonly name: string;
  readonly form: InputForm;
  readonly bytes: number;
  readonly header: readonly string[] | null;
  /** What stands where a row says nothing, by the mapping's column. */
  readonly defaults?: Readonly<Record<string, string>>;
};

/** What a scan child is asked: the files of one delivery set, and how to read them. */
export type ScanRequest = {
  readonly files: readonly ScanFile[];
  readonly format: BillFormat;
  /** Rows that are not read: sums of others. */
  readonly skip?: Condition | null;
  readonly tagKeys: readonly string[];
  /** The last billing month that can be; null when any can. */
  readonly latestMonth: string | null;
  readonly memoryMegabytes: number;
  readonly threads: number;
  readonly temporaryDirectory: string;
  readonly temporaryMegabytes: number;
};

/** A column of a file, and for Parquet the text of its first row's value. */
export type ParquetColumn = { readonly name: string; readonly type: string; readonly first?: string | null };

/** A row that the CSV reader itself could not split. `recordStart` counts bytes of the (decompressed) file. */
export type BrokenRow = {
  readonly file: number;
  readonly recordStart: number;
  readonly kind: string;
  readonly text: string;
};

/** A row with a value that cannot be read: the file's n-th readable record, from 0. */
export type BadRow = {
  readonly file: number;
  readonly record: number;
  readonly column: string;
  readonly value: string | null;
  readonly reason: string;
  readonly remedy: string;
};

export type ScannedTotal = {
  readonly payerId: string;
  readonly month: string;
  readonly accountId: string;
  readonly service: string;
  readonly rows: number;
  readonly billed: string;
  readonly effective: string | null;
  readonly contracted: string | null;
  readonly list: string | null;
};

export type ScannedKey = { readonly values: readonly (string | null)[]; readonly tags: readonly (string | null)[] };

/** All that a scan found but the facts. */
export type Scanned = {
  readonly rows: number;
  readonly leftOutRows: number;
  readonly badRows: number;
  readonly badBilled: string | null;
  readonly broken: readonly BrokenRow[];
  readonly brokenRows: number;
  readonly currencies: readonly (string | null)[];
  readonly totals: readonly ScannedTotal[];
  readonly finality: readonly {
    readonly payerId: string;
    readonly month: string;
    readonly invoiced: number;
    readonly rows: number;
    readonly firstDay: string;
    readonly lastDay: string;
  }[];
  readonly accounts: readonly { readonly payerId: string; readonly accountId: string; readonly name: string | null }[];
  readonly kinds: readonly { readonly kind: string | null; readonly rows: number }[];
  readonly filled: Readonly<Record<string, number>>;
  readonly keys: readonly ScannedKey[];
  readonly facts: number;
  /** Rows whose quantity is no number. */
  readonly unreadQuantities: number;
  /** The largest sum of a cost's amounts without their signs, as decimal text; null without rows. */
  readonly magnitude: string | null;
  readonly precision: 'fast' | 'exact';
  /** Which of the mapping's columns the files have. */
  readonly columns: readonly string[];
  /** Costs that some parts know and others do not. */
  readonly partlyKnown: readonly string[];
  /** Of the widest part. */
  readonly columnCount: number;
};

/** How much of a scan is done, from 0 to 1; `rows` is null where the engine does not know how many there are. */
export type ScanShare = { readonly share: number; readonly rows: number | null };

export type SentBatch = {
  readonly count: number;
  readonly key: Int32Array;
  readonly billingMonth: Int32Array;
  readonly usageDay: Int32Array;
  readonly rows: Int32Array;
  readonly billed: BigInt64Array;
  readonly effective: BigInt64Array | null;
  readonly contracted: BigInt64Array | null;
  readonly list: BigInt64Array | null;
  readonly quantityMicros: BigInt64Array;
  readonly quantityKnown: Uint8Array;
};

/** Parent to child. */
export type ToChild =
  | { readonly ask: 'columns'; readonly path: string }
  | { readonly ask: 'scan'; readonly request: ScanRequest }
  | { readonly ask: 'survey'; readonly request: ScanRequest }
  | { readonly ask: 'locate'; readonly request: ScanRequest; readonly limit: number }
  | { readonly ask: 'batch' };

/** Child to parent. */
export type FromChild =
  | { readonly say: 'ready' }
  | { readonly say: 'columns'; readonly columns: readonly ParquetColumn[] }
  | { readonly say: 'progress'; readonly done: ScanShare }
  | { readonly say: 'surveyed'; readonly rows: readonly SurveyedRows[] }
  | { readonly say: 'scanned'; readonly scanned: Scanned }
  | { readonly say: 'located'; readonly rows: readonly BadRow[] }
  | { readonly say: 'batch'; readonly batch: SentBatch | null }
  | { readonly say: 'failed'; readonly message: string };
