import 'server-only';

import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../../observe/problems';
import { displayName, keptExtension } from './file-names';
import { noteReceived, type ReceivedFile, uploadSetDirectory } from './upload-directory';

export type IncomingFile = {
  readonly name: string;
  /** Content-Length; null when the sender did not say. */
  readonly expectedBytes: number | null;
  readonly body: ReadableStream<Uint8Array> | null;
};

/**
 * Writes an upload to disk chunk by chunk under an id of our own (the next chunk is asked for only when the last one
 * is written), and answers its size and SHA-256. A short, broken or empty upload leaves no file.
 */
export async function receiveUpload(setId: string, incoming: IncomingFile): Promise<ReceivedFile> {
  const directory = uploadSetDirectory(setId);
  await checkRoom(directory, incoming.expectedBytes);
  const id = randomUUID();
  const partial = join(directory, `${id}.part`);
  try {
    const { bytes, sha256 } = await writeBody(partial, incoming.body);
    checkSize(bytes, incoming.expectedBytes);
    const file = {
      id,
      name: displayName(incoming.name),
      storedAs: `${id}${keptExtension(incoming.name)}`,
      bytes,
      sha256,
    };
    await rename(partial, join(directory, file.storedAs));
    await noteReceived(setId, file);
    return file;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeBody(path: string, body: ReadableStream<Uint8Array> | null) {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of chunksOf(body)) {
      hash.update(chunk);
      await writeAll(file, chunk);
      bytes += chunk.byteLength;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw new ProblemError('short-body', `The connection ended before the file did (${messageOf(error)}).`);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.byteLength; ) {
    offset += (await file.write(chunk, offset, chunk.byteLength - offset)).bytesWritten;
  }
}

async function checkRoom(directory: string, expectedBytes: number | null): Promise<void> {
  if (expectedBytes === null) return;
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free < expectedBytes) {
    throw new ProblemError('disk-full', `The file has ${expectedBytes} bytes, and ${free} are free.`);
  }
}

function checkSize(bytes: number, expectedBytes: number | null): void {
  if (expectedBytes !== null && bytes !== expectedBytes) {
    throw new ProblemError('short-body', `${bytes} of ${expectedBytes} bytes arrived.`);
  }
  if (bytes === 0) throw new ProblemError('empty-file', 'It has 0 bytes.');
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
