import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedInput } from './manifest';

const listFolder = async (folder: string): Promise<NamedInput[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: path, path };
    });
};

const listPath = async (path: string): Promise<NamedInput[]> => {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? listFolder(path) : [{ name: path, path }];
};

/** All files that the paths name, folders with everything below them, sorted by name. */
export const sortInputsByName = async (paths: readonly string[]): Promise<NamedInput[]> =>
  (await Promise.all(paths.map(listPath))).flat().sort((a, b) => (a.name < b.name ? -1 : 1));
