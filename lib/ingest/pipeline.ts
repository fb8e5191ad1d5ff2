import type { PerunitDatabase } from '../../db/client';
import { stageImport } from '../../db/commands/stage-import';
import type { Classification, LineKey } from '../kpis/types';
import type { Day, Month } from '../month/month';
import { type BillSet, type DeliverySet, findDeliverySets } from './delivery-set';
import type { FlattenOptions } from './documents/flatten-documents';
import { ScanProcess } from './engine/scan-process';
import type { ScanShare } from './engine/scan-request';
import type { TagChoice } from './line-keys';
import type { NamedInput } from './manifest';
import { scanBill } from './scan-bill';
import { type MappingChoice, noMappings } from './tables/find-mapping';
import type { ImportProgress } from './types';

export type BillImportOptions = {
  readonly classify: (key: LineKey, month: Month) => Classification;
  readonly tags: TagChoice;
  /** What a document does not say of itself: whose bill it is, and in which metric. */
  readonly said?: FlattenOptions;
  readonly by: string;
  readonly today?: Day;
  readonly signal?: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
};

const inspectionLimitMs = 10 * 60_000;

/** A child that lists the columns of Parquet files, started when the first one asks. */
class ParquetInspector {
  private child: Promise<ScanProcess> | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  private start = async (): Promise<ScanProcess> => {
    const child = new ScanProcess(inspectionLimitMs);
    await child.ready();
    return child;
  };

  /** One question at a time, in the order that they come. */
  readonly listColumns = (path: string) => {
    this.child ??= this.start();
    const child = this.child;
    const answer = this.queue.then(async () => (await (await child).ask({ ask: 'columns', path }, 'columns')).columns);
    this.queue = answer.catch(() => {});
    return answer;
  };

  async close(): Promise<void> {
    (await this.child?.catch(() => null))?.kill();
  }
}

/** Sorts inputs into delivery sets; what cannot be taken comes back as refused sets. */
export const inspectInputs = async (
  inputs: readonly NamedInput[],
  mappings: MappingChoice = noMappings,
): Promise<DeliverySet[]> => {
  const inspector = new ParquetInspector();
  try {
    return await findDeliverySets(inputs, inspector.listColumns, mappings);
  } finally {
    await inspector.close();
  }
};

const bytesOf = (set: BillSet) => set.files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Turns the share of a scan into progress with the time left, from the speed so far. */
const scanProgress = (set: BillSet, onProgress: BillImportOptions['onProgress']) => {
  const bytesTotal = bytesOf(set);
  const startedMs = performance.now();
  return ({ share, rows }: ScanShare) => {
    const elapsedSeconds = (performance.now() - startedMs) / 1000;
    onProgress({
      stage: 'scan',
      bytesDone: Math.round(bytesTotal * share),
      bytesTotal,
      rows: rows ?? 0,
      facts: 0,
      secondsLeft: share < 0.02 ? null : (elapsedSeconds / share) * (1 - share),
    });
  };
};

/** Scans one bill and writes it as a staged import, which no number reads yet. Throws IngestError for what refuses it. */
export const stageBill = async (
  db: PerunitDatabase,
  set: BillSet,
  { classify, tags, said = {}, by, today, signal, onProgress }: BillImportOptions,
): Promise<{ importId: number }> => {
  const report = scanProgress(set, onProgress);
  report({ share: 0, rows: null });
  const scan = await scanBill(set, {
    ...said,
    tags,
    onProgress: report,
    ...(signal === undefined ? {} : { signal }),
    ...(today === undefined ? {} : { today }),
  });
  try {
    const { result } = scan;
    const bytesTotal = bytesOf(set);
    const staging = {
      stage: 'stage' as const,
      bytesDone: bytesTotal,
      bytesTotal,
      rows: result.rowsRead,
      secondsLeft: null,
    };
    onProgress({ ...staging, facts: 0 });
    return await stageImport(db, result, { classify, by }, ({ facts }) => onProgress({ ...staging, facts }));
  } finally {
    await scan.close();
  }
};
