import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { InputForm } from './engine/scan-request';
import { IngestError } from './ingest-error';

/** More than gzip reaches on any bill: beyond it a file is a bomb. */
const highestRatio = 400;
const smallBytes = 100_000_000;

/** Swallows bytes and throws when they grow beyond what a bill of this size can hold. */
const countBytes = (name: string, compressedBytes: number): Writable => {
  let bytes = 0;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const isBomb = bytes > smallBytes && bytes > compressedBytes * highestRatio;
      done(
        isBomb
          ? new IngestError(
              'gzip-bomb',
              name,
              `The gzip unpacks to more than ${highestRatio} times its size, as no bill does.`,
              'Unpack it yourself and look at what it holds.',
            )
          : null,
      );
    },
  });
};

const refuseDamage = (name: string, error: unknown): never => {
  if (error instanceof IngestError) throw error;
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('Z_')) throw error;
  throw new IngestError(
    'damaged-gzip',
    name,
    `The gzip is cut short or damaged (${error.message}).`,
    'Download the export again, and compare its size with the original.',
  );
};

/** The SHA-256 of a file as it lies there. Throws when it cannot be read. */
export const hashBytes = async (path: string, signal?: AbortSignal): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { signal });
  return hash.digest('hex');
};

/** DuckDB takes a gzip that breaks off between two lines for a whole one, so zlib reads it to its checksum as well. */
const checkGzip = async (path: string, name: string, bytes: number, signal: AbortSignal | undefined): Promise<void> => {
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: 1 << 20 }),
      createGunzip({ chunkSize: 1 << 18 }),
      countBytes(name, bytes),
      { signal },
    );
  } catch (error) {
    refuseDamage(name, error);
  }
};

/** The SHA-256 of a file; a gzip is read to its end too, so that a cut or damaged one is refused. */
export const checkBytes = async (
  file: { readonly path: string; readonly name: string; readonly form: InputForm; readonly bytes: number },
  signal?: AbortSignal,
): Promise<string> => {
  const [sha256] = await Promise.all([
    hashBytes(file.path, signal),
    file.form === 'csv.gz' ? checkGzip(file.path, file.name, file.bytes, signal) : null,
  ]);
  return sha256;
};
