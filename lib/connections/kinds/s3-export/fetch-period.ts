import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepOriginal } from '../../../../db/commands/keep-original';
import type { NamedInput } from '../../../ingest/manifest';
import type { ImportOutcome } from '../../../jobs/import-outcome';
import { monthName } from '../../../month/month';
import { ConnectionError } from '../../connection-error';
import type { PullContext } from '../../connector';
import type { ReadyPeriod } from '../../exports/read-period';
import type { StoredFile } from '../../exports/stored-file';
import { downloadFile } from './download-file';
import type { S3Bucket } from './s3-bucket';
import { s3Failure } from './s3-failure';
import type { S3Settings } from './s3-settings';

const atATime = 4;
/** Left free for the database while it imports. */
const spareBytes = 200_000_000;

type Fetching = {
  readonly context: PullContext;
  readonly settings: S3Settings;
  readonly bucket: S3Bucket;
  /** The manifest of each period as it was read. */
  readonly manifestTexts: ReadonlyMap<string, string>;
};

const bytesOf = ({ files }: ReadyPeriod) => files.reduce((sum, { size }) => sum + size, 0);

const diskFull = (text: string, cause?: unknown) =>
  new ConnectionError('disk-full', text, 'Make room where Perunit keeps its data, then pull again.', { cause });

const explainWith =
  ({ settings }: Fetching, file: StoredFile, signal: AbortSignal) =>
  (error: unknown): Error => {
    const isFull = error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
    if (isFull) return diskFull(`There is no room on the disk for ${file.key}.`, error);
    return s3Failure(error, `Reading ${file.key}`, settings, signal);
  };

/** Runs a few at a time; the first that fails stops the others. */
const forEachAtOnce = async <Item>(
  items: readonly Item[],
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const queue = [...items];
  const failures: unknown[] = [];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined && failures.length === 0; item = queue.shift()) {
      await work(item, either).catch((error: unknown) => {
        failures.push(error);
        stop.abort();
      });
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  if (failures.length > 0) throw failures[0];
};

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

const folderOf = ({ context }: Fetching, { fingerprint }: ReadyPeriod) =>
  join(context.folder, 'periods', fingerprint.slice(0, 32));

/** Bytes fetched of all periods of the pull, told to people a megabyte at a time. */
const progressOf = (context: PullContext, total: number) => {
  let [done, told] = [0, -1];
  return (text: string) => (count: number) => {
    done += count;
    const megabytes = done < total ? Math.floor(done / 1e6) : Math.ceil(total / 1e6);
    if (megabytes === told) return;
    told = megabytes;
    context.report({ text: `${text}, in MB`, done: megabytes, total: Math.ceil(total / 1e6) });
  };
};

const pathOf = (fetching: Fetching, period: ReadyPeriod, { key, version }: StoredFile) =>
  join(folderOf(fetching, period), hashOf(`${key}\n${version}`));

/** Keeps the bytes of a month that counts now, so that they need not lie there until all months are in. */
const keepOriginals = async (fetching: Fetching, period: ReadyPeriod, outcomes: readonly ImportOutcome[]) => {
  const { context } = fetching;
  const byKey = new Map(period.files.map((file) => [file.key, file]));
  const taken = outcomes.filter(({ result }) => result !== 'refused' && result !== 'waiting');
  for (const { name, bytes, sha256 } of taken.flatMap(({ preview }) => preview?.files ?? [])) {
    const file = byKey.get(name);
    if (file === undefined) continue;
    await keepOriginal(context.db, { path: pathOf(fetching, period, file), bytes, sha256 }).catch((error: unknown) =>
      context.log('warning', `The original ${name} could not be kept: ${String(error)}`),
    );
  }
};

/** Fetches the files of periods into the pull's folder, whole and checked, under names that no key can lead out of. */
export const periodFetcher = (fetching: Fetching) => {
  const { context, bucket, manifestTexts } = fetching;
  let progress = progressOf(context, 0);
  const begin = async (due: readonly ReadyPeriod[]): Promise<void> => {
    const total = due.reduce((sum, period) => sum + bytesOf(period), 0);
    progress = progressOf(context, total);
    const kept = new Set(due.map(({ fingerprint }) => fingerprint.slice(0, 32)));
    const periods = join(context.folder, 'periods');
    await mkdir(periods, { recursive: true });
    // What an earlier attempt fetched of executions that are not in force any more.
    const stale = (await readdir(periods)).filter((name) => !kept.has(name));
    await Promise.all(stale.map((name) => rm(join(periods, name), { recursive: true, force: true })));
    const { bavail, bsize } = await statfs(periods);
    const largest = Math.max(0, ...due.map(bytesOf));
    if (due.length > 0 && largest + spareBytes > bavail * bsize)
      throw diskFull(`There is no room on the disk for a month of ${Math.ceil(largest / 1e6)} MB.`);
  };
  const bring = async (period: ReadyPeriod): Promise<NamedInput[]> => {
    const folder = folderOf(fetching, period);
    await mkdir(folder, { recursive: true });
    const onBytes = progress(`Fetching ${monthName(period.month)}`);
    const inputs = period.files.map((file) => ({ file, path: pathOf(fetching, period, file) }));
    await forEachAtOnce(inputs, context.signal, ({ file, path }, signal) =>
      downloadFile({ bucket, file, path, signal, onBytes, explain: explainWith(fetching, file, context.signal) }),
    );
    const parts = inputs.map(({ file, path }) => ({ name: file.key, path }));
    if (period.manifest === null) return parts;
    const path = join(folder, 'manifest.json');
    await writeFile(path, manifestTexts.get(period.manifest.key) ?? '');
    return [{ name: period.manifest.key, path }, ...parts];
  };
  const end = async (period: ReadyPeriod, outcomes: readonly ImportOutcome[]): Promise<void> => {
    await keepOriginals(fetching, period, outcomes);
    await rm(folderOf(fetching, period), { recursive: true, force: true });
  };
  return { begin, bring, end };
};
