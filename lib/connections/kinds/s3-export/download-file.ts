import 'server-only';
import { createWriteStream } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import pRetry from 'p-retry';
import { z } from 'zod';
import { ConnectionError } from '../../connection-error';
import type { StoredFile } from '../../exports/stored-file';
import { type ContentChecksums, wrongChecksum } from './content-checksums';
import type { S3Bucket } from './s3-bucket';

export type Download = {
  readonly bucket: S3Bucket;
  readonly file: StoredFile;
  /** Where the whole file is to lie; what is there so far lies beside it. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Told of each piece: how many bytes more there are, or fewer when a part is thrown away. */
  readonly onBytes: (count: number) => void;
  /** What an error of the connection means. */
  readonly explain: (error: unknown) => Error;
};

const retries = 3;
/** Who gets on by so much between two breaks has all attempts left: large files come over poor lines too. */
const progressBytes = 1_000_000;
const checksumsSchema = z.record(z.string(), z.string());

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

/** An etag is the MD5 of what was put in one part and is not encrypted with a key of KMS. */
const md5Of = (etag: string, { ServerSideEncryption: encryption }: GetObjectCommandOutput): string | undefined => {
  const hex = etag.replaceAll('"', '');
  return /^[0-9a-f]{32}$/.test(hex) && !encryption?.startsWith('aws:kms') ? hex : undefined;
};

const checksumsOf = (file: StoredFile, answer: GetObjectCommandOutput): ContentChecksums => {
  const md5 = md5Of(file.version, answer);
  // A composite one is of the parts' checksums, and says nothing without their sizes.
  if (answer.ChecksumType === 'COMPOSITE') return { ...(md5 === undefined ? {} : { md5 }) };
  const said = {
    ...{ md5, sha256: answer.ChecksumSHA256, sha1: answer.ChecksumSHA1, crc32: answer.ChecksumCRC32 },
    ...{ crc32c: answer.ChecksumCRC32C, crc64nvme: answer.ChecksumCRC64NVME },
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && !value.includes('-')));
};

const damaged = (file: StoredFile, text: string) =>
  new ConnectionError(
    'damaged-download',
    `${file.key} ${text}.`,
    'It is fetched again by the next pull; nothing was imported of it.',
    { isTransient: true },
  );

const otherChecksum = 'arrived with another checksum than S3 has for it';

const partOf = (path: string) => `${path}.part`;
const aboutOf = (path: string) => `${path}.about`;

/** Fetches what is missing of a part, from the byte on that it ends at. */
const fetchRest = async ({ bucket, file, path, signal, onBytes }: Download, have: number): Promise<void> => {
  const answer = await bucket.open(file, have, signal);
  const isRest = have > 0 && answer.ContentRange !== undefined;
  const rest = isRest ? file.size - have : file.size;
  if (answer.ContentLength !== undefined && answer.ContentLength !== rest)
    throw damaged(file, `has ${answer.ContentLength} bytes to come where ${rest} were listed`);
  if (!(answer.Body instanceof Readable)) throw damaged(file, 'came without content');
  if (have === 0) await writeFile(aboutOf(path), JSON.stringify(checksumsOf(file, answer)));
  if (!isRest) onBytes(-have);
  const counted = new Transform({
    transform(bytes: Buffer, _, done) {
      onBytes(bytes.length);
      done(null, bytes);
    },
  });
  await pipeline(answer.Body, counted, createWriteStream(partOf(path), { flags: isRest ? 'a' : 'w' }), { signal });
};

/** Null where nothing is known of a part, or what was noted broke off too. */
const readChecksums = async (path: string): Promise<ContentChecksums | null> => {
  const text = await readFile(aboutOf(path), 'utf8').catch(() => '');
  try {
    return checksumsSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

const syncAndRename = async (path: string): Promise<void> => {
  const handle = await open(partOf(path), 'r+');
  await handle.sync().finally(() => handle.close());
  await rename(partOf(path), path);
  await rm(aboutOf(path), { force: true });
};

const dropPart = async ({ path, onBytes }: Download): Promise<void> => {
  onBytes(-(await sizeOf(partOf(path))));
  await rm(partOf(path), { force: true });
  await rm(aboutOf(path), { force: true });
};

/** The SDK’s own check, of what arrived in one piece. */
const isMismatch = (error: unknown) => error instanceof Error && error.message.startsWith('Checksum mismatch');

/** One attempt: whatever of it arrived stays for the next one, unless it is wrong. */
const attempt = async (download: Download): Promise<void> => {
  const { file, path } = download;
  const known = await readChecksums(path);
  let have = await sizeOf(partOf(path));
  if (have > 0 && (known === null || have > file.size)) {
    await rm(partOf(path), { force: true });
    download.onBytes(-have);
    have = 0;
  }
  if (have < file.size || have === 0) await fetchRest(download, have);
  if ((await sizeOf(partOf(path))) !== file.size) throw damaged(file, 'broke off in its middle');
  const wrong = await wrongChecksum(partOf(path), (await readChecksums(path)) ?? {});
  if (wrong !== null) {
    await dropPart(download);
    throw damaged(file, otherChecksum);
  }
  await syncAndRename(path);
};

/**
 * Fetches one file whole, from where an earlier pull broke off, and checks it against its length and every checksum that
 * S3 has of it. Throws ConnectionError; nothing lies at the path before all of it is right.
 */
export const downloadFile = async (download: Download): Promise<void> => {
  const { file, path, signal, onBytes, explain } = download;
  if ((await sizeOf(path)) === file.size && file.size > 0) return onBytes(file.size);
  let had = await sizeOf(partOf(path));
  onBytes(had);
  const gotOn = async () => {
    const [before, now] = [had, await sizeOf(partOf(path))];
    had = now;
    return now >= before + progressBytes;
  };
  await pRetry(
    () =>
      attempt(download).catch((error: unknown) => {
        throw isMismatch(error) ? damaged(file, otherChecksum) : explain(error);
      }),
    {
      ...{ retries, minTimeout: 250, maxTimeout: 10_000, randomize: true, signal },
      shouldConsumeRetry: async () => !(await gotOn()),
      shouldRetry: ({ error }) =>
        error instanceof ConnectionError && error.isTransient && error.code !== 'data-unavailable',
    },
  ).catch((error: unknown) => {
    throw explain(error);
  });
};
