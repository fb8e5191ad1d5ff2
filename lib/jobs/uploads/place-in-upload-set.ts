import 'server-only';
import { randomUUID } from 'node:crypto';
import { constants, copyFile, link } from 'node:fs/promises';
import { join } from 'node:path';
import { displayName, keptExtension } from './file-names';
import { filesOfUploadSet, noteReceived, uploadSetDirectory } from './upload-directory';

type WholeFile = { readonly name: string; readonly path: string; readonly bytes: number; readonly sha256: string };

/** Puts a file that lies elsewhere into an upload set: as a second name of the same bytes where the disk allows it, else as a copy. */
export const placeInUploadSet = async (setId: string, { name, path, bytes, sha256 }: WholeFile): Promise<void> => {
  const isThere = (await filesOfUploadSet(setId)).some((file) => file.sha256 === sha256);
  if (isThere) return;
  const id = randomUUID();
  const storedAs = `${id}${keptExtension(name)}`;
  const target = join(uploadSetDirectory(setId), storedAs);
  await link(path, target).catch(() => copyFile(path, target, constants.COPYFILE_FICLONE));
  await noteReceived(setId, { id, name: displayName(name), storedAs, bytes, sha256 });
};
