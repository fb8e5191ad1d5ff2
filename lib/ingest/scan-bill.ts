import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBytes } from './check-bytes';
import type { DeliverySet } from './delivery-set';
import { ScanProcess, ScanProcessError } from './engine/scan-process';
import type { ScanFile, Scanned, ScanRequest } from './engine/scan-request';
import { exactSum } from './exact-sum';
import { explainFailure } from './explain-failure';
import { IngestError } from './ingest-error';
import { listRejects } from './list-rejects';
import { refuseBrokenText } from './refuse-broken-text';
import { refuseOtherText } from './refuse-other-text';
import { refuseUnpricedKinds } from './refuse-unpriced-kinds';
import { exactTotals, finalityOf, lineKeys, mappedColumns, scanNotices, type TagChoice } from './scan-result';
import { billSourceOf } from './sources/bill-registry';
import type { FactBatch, ScanResult } from './types';
import { watchSpill } from './watch-spill';

export type BillSet = Extract<DeliverySet, { kind: 'bill' }>;

export type ScanOptions = {
  readonly tags: TagChoice;
  readonly signal?: AbortSignal;
  /** How much of the scan is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/** A finished scan, whose facts can be read once; `close` ends its process and removes its private folder. */
export type OpenScan = { readonly result: ScanResult; readonly close: () => Promise<void> };

const timeLimitMs = 60 * 60_000;
const memoryMegabytes = 512;
const temporaryMegabytes = 20_000;

const requestOf = (set: BillSet, tagKeys: readonly string[], temporaryDirectory: string): ScanRequest => ({
  files: set.files,
  format: set.format,
  tagKeys,
  memoryMegabytes,
  threads: Math.min(8, availableParallelism()),
  temporaryDirectory,
  temporaryMegabytes,
});

async function* readBatches(child: ScanProcess, name: string): AsyncGenerator<FactBatch> {
  for (;;) {
    const { batch } = await child.ask({ ask: 'batch' }, 'batch').catch((error: unknown) => explainFailure(name, error));
    if (batch === null) return;
    yield batch;
  }
}

const setHash = (hashes: readonly string[]): string => {
  const [only] = hashes;
  if (only !== undefined && hashes.length === 1) return only;
  return createHash('sha256')
    .update([...hashes].sort().join('\n'))
    .digest('hex');
};

const refuseTwoCurrencies = (name: string, scanned: Scanned): string => {
  const [currency] = scanned.currencies;
  if (scanned.currencies.length === 1 && currency !== null && currency !== undefined) return currency;
  if (scanned.rows + scanned.brokenRows === 0) {
    throw new IngestError(
      'no-rows',
      name,
      'The file has a header and no rows.',
      'Wait until AWS has written the period, or check the export’s dates.',
    );
  }
  if (scanned.currencies.length === 0) return '';
  throw new IngestError(
    'mixed-currency',
    name,
    `The bill has amounts in ${scanned.currencies.join(' and ')}; two currencies are never added.`,
    'Import one file for each currency.',
  );
};

type Finished = { readonly set: BillSet; readonly scanned: Scanned; readonly hashes: readonly string[] };

/** Everything but the facts, from what the child found and the files' hashes. */
const resultOf = async (
  { set, scanned, hashes }: Finished,
  request: ScanRequest,
  facts: AsyncIterable<FactBatch>,
  tags: TagChoice,
): Promise<ScanResult> => {
  const currency = refuseTwoCurrencies(set.name, scanned);
  refuseUnpricedKinds(set.name, set.format, scanned);
  const rejected = scanned.badRows + scanned.brokenRows;
  const { keys, notices } = lineKeys(scanned, tags);
  const source = billSourceOf(set.format);
  return {
    format: set.format,
    name: set.name,
    files: set.files.map(({ name, path, bytes }, index) => ({ name, path, bytes, sha256: hashes[index] ?? '' })),
    sha256: setHash(hashes),
    currency,
    period: set.period,
    rowsRead: scanned.rows + scanned.brokenRows,
    rowsRejected: rejected,
    rejectedBilled: scanned.badBilled === null ? null : exactSum([scanned.badBilled]),
    rejects: rejected === 0 ? [] : await listRejects(request, scanned),
    totals: exactTotals(scanned.totals),
    finality: finalityOf(scanned, scanned.columns.includes(source.mapping.invoiceId)),
    accounts: scanned.accounts,
    columns: mappedColumns(set.format, scanned),
    columnCount: scanned.columnCount,
    notices: [...scanNotices(set.format, scanned, set.files), ...notices],
    keys,
    facts,
  };
};

const onAbort = (signal: AbortSignal | undefined, act: () => void): (() => void) => {
  if (signal?.aborted === true) act();
  signal?.addEventListener('abort', act, { once: true });
  return () => signal?.removeEventListener('abort', act);
};

/** The hash of every part; the same part twice is refused, since it would count twice. */
const hashFiles = async (files: readonly ScanFile[], signal: AbortSignal | undefined): Promise<string[]> => {
  const hashes: string[] = [];
  for (const file of files) {
    const hash = await checkBytes(file, signal);
    const twin = files[hashes.indexOf(hash)];
    if (twin !== undefined) {
      throw new IngestError(
        'mixed-formats',
        file.name,
        `It has the same bytes as ${twin.name}.`,
        'Drop each part once.',
      );
    }
    hashes.push(hash);
  }
  return hashes;
};

/**
 * Scans one bill in a child process while its bytes are hashed and, when zipped, checked to their end.
 * Throws IngestError for what refuses the whole bill; rows that cannot be read are in the result.
 */
export const scanBill = async (set: BillSet, { tags, signal, onProgress }: ScanOptions): Promise<OpenScan> => {
  const directory = await mkdtemp(join(tmpdir(), 'perunit-scan-'));
  const child = new ScanProcess(timeLimitMs);
  const release = onAbort(signal, () => child.kill());
  const stopWatching = watchSpill(directory, temporaryMegabytes * 1e6, () =>
    child.stop(`out of memory: more than ${temporaryMegabytes} MB were spilled to disk`),
  );
  const close = async () => {
    release();
    stopWatching();
    child.kill();
    await rm(directory, { recursive: true, force: true });
  };
  const request = requestOf(set, tags.keys, directory);
  if (onProgress !== undefined) child.onProgress = onProgress;
  try {
    await child.ready();
    const [{ scanned }, hashes] = await Promise.all([
      child.ask({ ask: 'scan', request }, 'scanned').catch(async (error: unknown) => {
        if (error instanceof ScanProcessError && error.ending === 'failed') await refuseOtherText(set.files);
        return explainFailure(set.name, error);
      }),
      hashFiles(set.files, signal),
    ]);
    await refuseBrokenText(set.files, scanned);
    return { result: await resultOf({ set, scanned, hashes }, request, readBatches(child, set.name), tags), close };
  } catch (error) {
    await close();
    if (signal?.aborted === true)
      throw new IngestError('cancelled', set.name, 'The import was cancelled.', 'Nothing was changed.');
    throw error;
  }
};
