import 'server-only';

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dataDirectory } from '../../../db/data-directory';
import { uploadSetSchema } from '../../api/imports';

/** One received file. `name` is what the person called it: for showing only, the disk knows `storedAs`. */
export type ReceivedFile = {
  readonly id: string;
  readonly name: string;
  readonly storedAs: string;
  readonly bytes: number;
  readonly sha256: string;
};

const receivedFileSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  storedAs: z.string().regex(/^[0-9a-f-]{36}[.a-z]*$/),
  bytes: z.number(),
  sha256: z.string(),
});

/** Whether the text can be the id of an upload set; anything else never reaches the disk. */
export const isUploadSetId = (text: string): boolean => uploadSetSchema.safeParse(text).success;

const uploadsDirectory = () => join(dataDirectory(), 'uploads');

/** Where the files of one drop lie. Throws when the id is none of ours. */
export function uploadSetDirectory(setId: string): string {
  if (!isUploadSetId(setId)) throw new Error('not an upload set id');
  return join(uploadsDirectory(), setId);
}

/** Starts a new, empty upload set: what a person drops together. */
export async function createUploadSet(): Promise<string> {
  const setId = randomUUID();
  await mkdir(uploadSetDirectory(setId), { recursive: true });
  return setId;
}

/** Writes down that a file is whole; it comes last: a file without a note was never received. */
export async function noteReceived(setId: string, file: ReceivedFile): Promise<void> {
  const note = join(uploadSetDirectory(setId), file.id);
  await writeFile(`${note}.note.part`, JSON.stringify(file));
  await rename(`${note}.note.part`, `${note}.json`);
}

/** The whole files of an upload set, by name; empty when there is no such set. */
export async function filesOfUploadSet(setId: string): Promise<ReceivedFile[]> {
  const directory = uploadSetDirectory(setId);
  const entries = await readdir(directory).catch(() => []);
  const notes = entries.filter((entry) => entry.endsWith('.json'));
  const files = await Promise.all(
    notes.map(async (note) => receivedFileSchema.parse(JSON.parse(await readFile(join(directory, note), 'utf8')))),
  );
  return files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Removes an upload set and everything in it; nothing happens when it is gone already. */
export const discardUploadSet = (setId: string): Promise<void> =>
  rm(uploadSetDirectory(setId), { recursive: true, force: true });

/** Removes upload sets that nobody waits for: not named in `keep`, and untouched for `olderThanMs` milliseconds. */
export async function discardForgottenUploads(keep: ReadonlySet<string>, olderThanMs: number): Promise<number> {
  const entries = await readdir(uploadsDirectory()).catch(() => []);
  let count = 0;
  for (const setId of entries.filter((entry) => isUploadSetId(entry) && !keep.has(entry))) {
    const { mtimeMs } = await stat(uploadSetDirectory(setId));
    if (Date.now() - mtimeMs < olderThanMs) continue;
    await discardUploadSet(setId);
    count += 1;
  }
  return count;
}
