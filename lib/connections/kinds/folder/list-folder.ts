import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectionError } from '../../connection-error';
import type { StoredFile } from '../../exports/stored-file';

const remedy = 'Check the path, and that the user who runs Perunit may read it.';

const readEntries = async (folder: string): Promise<Dirent[]> => {
  const found = await stat(folder).catch(() => null);
  if (found === null) throw new ConnectionError('not-found', `There is no folder ${folder}.`, remedy);
  if (!found.isDirectory()) throw new ConnectionError('not-found', `${folder} is a file, no folder.`, remedy);
  return readdir(folder, { withFileTypes: true, recursive: true }).catch((cause: unknown) => {
    throw new ConnectionError('access-denied', `${folder} may not be read.`, remedy, { cause });
  });
};

/** All files below a folder, without hidden ones and without what links lead to. */
const listOnce = async (folder: string): Promise<StoredFile[]> => {
  const files = (await readEntries(folder)).filter((entry) => entry.isFile());
  const listed = files.map(async (entry): Promise<StoredFile[]> => {
    const path = join(entry.parentPath, entry.name);
    const key = relative(folder, path).split(sep).join('/');
    const found = await stat(path).catch(() => null);
    if (found === null || key.split('/').some((part) => part.startsWith('.'))) return [];
    const { size, mtimeMs, mtime: modifiedAt } = found;
    return [{ key, size, version: `${size} ${mtimeMs}`, modifiedAt }];
  });
  return (await Promise.all(listed)).flat().sort((a, b) => (a.key < b.key ? -1 : 1));
};

const freshMs = 10_000;
const waitMs = 2_000;

/** The files below a folder, and which of them are being written: those are looked at twice. Throws ConnectionError. */
export const listFolder = async (
  folder: string,
  signal: AbortSignal,
): Promise<{ readonly files: readonly StoredFile[]; readonly growing: readonly string[] }> => {
  const files = await listOnce(folder);
  if (!files.some(({ modifiedAt }) => Date.now() - modifiedAt.getTime() < freshMs)) return { files, growing: [] };
  await sleep(waitMs, undefined, { signal }).catch((cause: unknown) => {
    throw new ConnectionError('cancelled', 'The pull was cancelled.', 'Start it again when you want it.', { cause });
  });
  const again = await listOnce(folder);
  const before = new Map(files.map(({ key, version }) => [key, version]));
  return {
    files: again,
    growing: again.filter(({ key, version }) => before.get(key) !== version).map(({ key }) => key),
  };
};

/** The SHA-256 of a file's content. Throws ConnectionError when it cannot be read. */
export const hashFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash).catch((cause: unknown) => {
    throw new ConnectionError('data-unavailable', `${path} can’t be read.`, remedy, { isTransient: true, cause });
  });
  return hash.digest('hex');
};
