import { basename } from 'node:path';
import type { Day } from '../../month/month';
import { type BillSet, type DeliverySet, findDeliverySets } from '../delivery-set';
import { ScanProcess } from '../engine/scan-process';
import { scanBill } from '../scan-bill';
import type { FactBatch, ScanResult } from '../types';

const timeLimitMs = 60_000;

const listColumns = async (path: string) => {
  const child = new ScanProcess(timeLimitMs);
  try {
    await child.ready();
    return (await child.ask({ ask: 'columns', path }, 'columns')).columns;
  } finally {
    child.kill();
  }
};

/** The delivery sets of files, named as they lie on disk. */
export const setsOfPaths = (paths: readonly string[]): Promise<DeliverySet[]> =>
  findDeliverySets(
    paths.map((path) => ({ name: basename(path), path })),
    listColumns,
  );

export type FinishedScan = { readonly result: ScanResult; readonly batches: readonly FactBatch[] };

/** Scans a bill to its last fact and ends the process that read it. */
export const scanSet = async (set: BillSet, tagKeys: readonly string[] = [], today?: Day): Promise<FinishedScan> => {
  const { result, close } = await scanBill(set, {
    tags: { keys: tagKeys, valueLimit: 100 },
    ...(today === undefined ? {} : { today }),
  });
  try {
    const batches: FactBatch[] = [];
    for await (const batch of result.facts) batches.push(batch);
    return { result, batches };
  } finally {
    await close();
  }
};

/** Scans files that are one bill. Throws when they are not. */
export const scanPaths = async (paths: readonly string[], tagKeys: readonly string[] = []): Promise<FinishedScan> => {
  const sets = await setsOfPaths(paths);
  const [set] = sets;
  if (set?.kind !== 'bill' || sets.length !== 1) throw new Error(`Not one bill: ${JSON.stringify(sets)}`);
  return scanSet(set, tagKeys);
};
