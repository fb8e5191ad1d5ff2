import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { eq } from 'drizzle-orm';
import type { InputFile } from '../../lib/ingest/types';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { originals } from '../schema';
import { inTransaction, recordedNow } from '../write';

const originalsDirectory = (db: PerunitDatabase): string => join(dirname(db.path), 'originals', db.organisation);

const find = (db: PerunitDatabase, sha256: string) =>
  db.orm.select().from(originals).where(eq(originals.sha256, sha256)).get();

/** Compresses a file to a path of its own, checking on the way that the bytes are the promised ones. */
const compress = async (from: string, to: string, sha256: string): Promise<void> => {
  const hash = createHash('sha256');
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(from), meter, createGzip({ level: 1 }), createWriteStream(to));
  const actual = hash.digest('hex');
  if (actual === sha256) return;
  throw new DatabaseError('invalid-value', `${from} changed while it was imported.`, 'Import the file again.');
};

const flush = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
};

/** Keeps the original bytes of an imported file, compressed, under their SHA-256; once, however often it is imported. */
export const keepOriginal = async (
  db: PerunitDatabase,
  { path, bytes, sha256 }: Pick<InputFile, 'path' | 'bytes' | 'sha256'>,
): Promise<void> => {
  const directory = originalsDirectory(db);
  const file = `${sha256}.gz`;
  const target = join(directory, file);
  if (find(db, sha256) !== undefined && existsSync(target)) return;
  mkdirSync(directory, { recursive: true });
  const partial = `${target}.${process.pid}.tmp`;
  try {
    await compress(path, partial, sha256);
    await flush(partial);
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
  const { size: storedBytes } = await stat(target);
  const row = { sha256, bytes, storedBytes, file, keptAt: recordedNow() };
  inTransaction(db, () => {
    db.orm.insert(originals).values(row).onConflictDoUpdate({ target: originals.sha256, set: row }).run();
  });
};

/** The original bytes kept under a SHA-256, to read again; null when they are not kept. */
export const openOriginal = (db: PerunitDatabase, sha256: string): Readable | null => {
  const kept = find(db, sha256);
  const path = kept === undefined ? null : join(originalsDirectory(db), kept.file);
  if (path === null || !existsSync(path)) return null;
  return Readable.from(createReadStream(path).pipe(createGunzip()));
};
