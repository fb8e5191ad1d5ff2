import { availableParallelism } from 'node:os';
import { addMonths, type Day, monthOfDay } from '../month/month';
import { buildScanResult } from './build-scan-result';
import type { BillSet } from './delivery-set';
import { asDocument, type FlattenOptions, flattenDocuments } from './documents/flatten-documents';
import { ScanProcess, ScanProcessError } from './engine/scan-process';
import type { ScanFile, ScanRequest, ScanShare } from './engine/scan-request';
import { explainFailure } from './explain-failure';
import { hashFiles } from './hash-files';
import { IngestError } from './ingest-error';
import type { TagChoice } from './line-keys';
import { refuseBrokenText } from './refuse-broken-text';
import { refuseOtherText } from './refuse-other-text';
import { makeScanDirectory, removeScanDirectory } from './scan-directory';
import { asSurveyed, surveyBill, withSurvey } from './survey-bill';
import type { FactBatch, ScanResult } from './types';
import { watchSpill } from './watch-spill';

export type ScanOptions = FlattenOptions & {
  readonly tags: TagChoice;
  /** Bills of months after the next from this day are not taken; any month is without it. */
  readonly today?: Day;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: ScanShare) => void;
};

/** A finished scan, whose facts can be read once; `close` ends its process and removes its private folder. */
export type OpenScan = { readonly result: ScanResult; readonly close: () => Promise<void> };

const timeLimitMs = 60 * 60_000;
const memoryMegabytes = 512;
const temporaryMegabytes = 20_000;

const requestOf = (
  set: BillSet,
  files: readonly ScanFile[],
  { tags, today }: ScanOptions,
  temporaryDirectory: string,
): ScanRequest => ({
  files,
  format: set.format,
  tagKeys: tags.keys,
  latestMonth: today === undefined ? null : addMonths(monthOfDay(today), 1),
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

const onAbort = (signal: AbortSignal | undefined, act: () => void): (() => void) => {
  if (signal?.aborted === true) act();
  signal?.addEventListener('abort', act, { once: true });
  return () => signal?.removeEventListener('abort', act);
};

type Asked = { readonly set: BillSet; readonly request: ScanRequest };

/** Looks through all rows where the format has something to say of them as a whole, then reads them. */
const scanRows = async (child: ScanProcess, { set, request }: Asked) => {
  const survey = await surveyBill(child, set, request);
  const surveyed = survey === null ? request : withSurvey(request, survey);
  const { scanned } = await child.ask({ ask: 'scan', request: surveyed }, 'scanned');
  return { survey, scanned, request: surveyed };
};

const scanWith = async (child: ScanProcess, asked: Asked, { tags, signal }: ScanOptions) => {
  const { set } = asked;
  const [{ survey, scanned, request }, hashes] = await Promise.all([
    scanRows(child, asked).catch(async (error: unknown) => {
      if (error instanceof ScanProcessError && error.ending === 'failed') await refuseOtherText(set.files);
      return explainFailure(set.name, error);
    }),
    hashFiles(set.files, signal),
  ]);
  await refuseBrokenText(set.files, scanned);
  const result = await buildScanResult({ set, scanned, hashes }, request, readBatches(child, set.name), tags);
  return survey === null ? result : asSurveyed(result, survey);
};

/**
 * Scans one bill in a child process while its bytes are hashed and, when zipped, checked to their end.
 * Throws IngestError for what refuses the whole bill; rows that cannot be read are in the result.
 */
export const scanBill = async (set: BillSet, options: ScanOptions): Promise<OpenScan> => {
  const { signal, onProgress } = options;
  const directory = await makeScanDirectory();
  const child = new ScanProcess(timeLimitMs);
  const release = onAbort(signal, () => child.kill());
  const stopWatching = watchSpill(directory, temporaryMegabytes * 1e6, () =>
    child.stop(`out of memory: more than ${temporaryMegabytes} MB were spilled to disk`),
  );
  const close = async () => {
    release();
    stopWatching();
    child.kill();
    await removeScanDirectory(directory);
  };
  if (onProgress !== undefined) child.onProgress = onProgress;
  try {
    const flat = await flattenDocuments(set, options, directory);
    const request = requestOf(set, flat === null ? set.files : [flat.file], options, directory);
    await child.ready();
    const result = await scanWith(child, { set, request }, options);
    return { result: flat === null ? result : asDocument(result, flat), close };
  } catch (error) {
    await close();
    if (signal?.aborted === true)
      throw new IngestError('cancelled', set.name, 'The import was cancelled.', 'Nothing was changed.');
    throw error;
  }
};
