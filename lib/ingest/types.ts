import type { LineKey } from '../kpis/types';
import type { Month } from '../month/month';

export const billFormats = [
  'focus-1.0',
  'focus-1.1',
  'focus-1.2',
  'cur-2.0',
  'cur-legacy',
  'cost-explorer',
  'cost-explorer-usage',
  'cost-explorer-other',
  'detailed-billing',
  'cost-allocation',
  'bills-csv',
  'console-service',
  'console-account',
  'console-other',
] as const;
export type BillFormat = (typeof billFormats)[number];

/** A row that could not be read. `line` counts from 1 with the header; null for Parquet (then `row` counts records from 1). */
export type Reject = {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly remedy: string;
};

/** Something a person should know, that refuses nothing. */
export type Notice = { readonly code: string; readonly text: string };

/** One problem that refuses a file: what happened, where, what to do next. */
export type IngestProblem = {
  readonly code: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly text: string;
  readonly remedy: string;
};

/** Exact decimal strings, as in the file; null where the format does not know this cost. */
export type ExactCosts = {
  readonly rows: number;
  readonly billed: string;
  readonly effective: string | null;
  readonly contracted: string | null;
  readonly list: string | null;
};

/** The scan's exact total of one payer × billing month × account × service. */
export type ExactTotal = ExactCosts & {
  readonly payerId: string;
  readonly billingMonth: Month;
  readonly accountId: string;
  readonly service: string;
};

/** How final one payer's billing month is, as the bill itself says. */
export type BillFinality = {
  readonly payerId: string;
  readonly billingMonth: Month;
  readonly invoicedRows: number;
  readonly uninvoicedRows: number;
  /** Null: the format has no invoice column. */
  readonly hasInvoiceColumn: boolean;
  readonly firstUsageDay: string;
  readonly lastUsageDay: string;
  /** What the source itself says of its amounts; absent or null where it never says. */
  readonly isEstimated?: boolean | null;
};

/** What a bill's own rows say that a payer's invoices of a month come to. Exact decimal. */
export type BillInvoice = {
  readonly payerId: string;
  readonly month: Month;
  readonly currency: string;
  readonly amount: string;
  /** The kind of row that says so. */
  readonly origin: string;
};

export type InputFile = {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

export type MappedColumn = {
  readonly source: string;
  readonly target: string;
  readonly readAs: string;
  readonly filledRows: number;
};

/** Facts of one batch as columns of equal length; amounts in nanos, null where unknown for the whole delivery. */
export type FactBatch = {
  readonly count: number;
  /** Index into `ScanResult.keys`. */
  readonly key: Int32Array;
  /** `YYYYMM` as a number. */
  readonly billingMonth: Int32Array;
  /** Days since 1970-01-01, UTC. */
  readonly usageDay: Int32Array;
  /** Number of source rows in the fact. */
  readonly rows: Int32Array;
  readonly billed: BigInt64Array;
  readonly effective: BigInt64Array | null;
  readonly contracted: BigInt64Array | null;
  readonly list: BigInt64Array | null;
  /** Millionths of the key's unit; `quantityKnown[i] === 0` where null. */
  readonly quantityMicros: BigInt64Array;
  readonly quantityKnown: Uint8Array;
};

/** What a scan of one delivery set (one file, or all parts that belong together) found. */
export type ScanResult = {
  readonly format: BillFormat;
  /** What a person dropped: the file's or the folder's name. */
  readonly name: string;
  readonly files: readonly InputFile[];
  /** Of the file; of the sorted list of part hashes when there are several. */
  readonly sha256: string;
  readonly currency: string;
  /** The billing period that a manifest or a path declares; it wins over the months of the rows. */
  readonly period?: Month | null;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  /** Rows that repeat what other rows hold (split cost); read = accepted + rejected + left out. None when absent. */
  readonly rowsLeftOut?: number;
  /** Money in rejected rows, as far as it could be read. */
  readonly rejectedBilled: string | null;
  /** The first 1,000 of them. */
  readonly rejects: readonly Reject[];
  readonly totals: readonly ExactTotal[];
  readonly finality: readonly BillFinality[];
  /** Absent where no bill of the format says. */
  readonly invoices?: readonly BillInvoice[];
  readonly accounts: readonly { readonly payerId: string; readonly accountId: string; readonly name: string | null }[];
  readonly columns: readonly MappedColumn[];
  readonly columnCount: number;
  readonly notices: readonly Notice[];
  readonly keys: readonly LineKey[];
  readonly facts: AsyncIterable<FactBatch>;
};

export const importStages = ['upload', 'detect', 'scan', 'stage', 'commit'] as const;
export type ImportStage = (typeof importStages)[number];

export type ImportProgress = {
  readonly stage: ImportStage;
  readonly bytesDone: number;
  /** Of all files of one import together. */
  readonly bytesTotal: number;
  /** Rows read so far; 0 while that is unknown: a CSV's rows are counted when it was read to its end. */
  readonly rows: number;
  readonly facts: number;
  readonly secondsLeft: number | null;
};
