import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findParts } from '../../../ingest/find-parts';
import type { Manifest } from '../../../ingest/manifest';
import type { ListedExport } from '../../exports/list-exports';
import { type ExportPeriod, type ReadyPeriod, readPeriod } from '../../exports/read-period';
import type { StoredFile } from '../../exports/stored-file';

/** The periods of an export that lies in a folder, whose manifests name files as they are called in the bucket. */
export const readFolderPeriods = async (
  folder: string,
  found: ListedExport,
  files: readonly StoredFile[],
): Promise<ExportPeriod[]> => {
  const inputs = files.map(({ key }) => ({ name: key, path: key }));
  const byKey = new Map(files.map((file) => [file.key, file]));
  const findLocal = (manifest: Manifest): StoredFile[] =>
    findParts(manifest, inputs).flatMap(({ path }) => byKey.get(path) ?? []);
  const place = { buckets: null, settleMs: 0, now: new Date(0), findParts: findLocal };
  const periods: ExportPeriod[] = [];
  for (const listed of found.months) {
    const { manifest } = listed;
    const text = manifest === null ? null : await readFile(join(folder, manifest.key), 'utf8').catch(() => '');
    periods.push(readPeriod(found, listed, text, place));
  }
  return periods;
};

/** A period's files where they lie, with their manifest. */
export const inputsOf = (folder: string, { manifest, files }: ReadyPeriod) =>
  [...(manifest === null ? [] : [manifest]), ...files].map(({ key }) => ({ name: key, path: join(folder, key) }));
