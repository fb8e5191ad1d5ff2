import 'server-only';
import { GetObjectCommand, type GetObjectCommandOutput, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import pRetry from 'p-retry';
import { awsClientConfig } from '../../aws/aws-client-config';
import { ConnectionError } from '../../connection-error';
import type { StoredFile } from '../../exports/stored-file';
import { regionInError, s3Failure } from './s3-failure';
import { keyPrefix, type S3Settings, whereOf } from './s3-settings';

/** Reading one bucket; every method throws ConnectionError. Close it when done. */
export type S3Bucket = {
  /** All files below the prefix; with a limit, those of so many pages of a thousand. */
  readonly list: (pages?: number) => Promise<{ readonly files: readonly StoredFile[]; readonly isWhole: boolean }>;
  /** A small file as text. */
  readonly readText: (file: StoredFile) => Promise<string>;
  /** A file's content from a byte on; refused by the bucket when it has changed since it was listed. */
  readonly open: (file: StoredFile, from: number, signal: AbortSignal) => Promise<GetObjectCommandOutput>;
  readonly close: () => void;
};

const largestText = 10_000_000;

const clientOf = (settings: S3Settings, region?: string): S3Client =>
  new S3Client({
    ...awsClientConfig({ settings: region === undefined ? settings.aws : { ...settings.aws, region } }),
    // Servers other than AWS seldom answer to a name for each bucket.
    forcePathStyle: settings.usePathStyle ?? settings.aws.endpoint !== undefined,
    // Content is checked by us, once it is whole: a part that was fetched later has no checksum of its own.
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });

const listPages = async (client: S3Client, settings: S3Settings, signal: AbortSignal, pages: number) => {
  const files: StoredFile[] = [];
  const asked = { Bucket: settings.bucket, Prefix: keyPrefix(settings) };
  let read = 0;
  for await (const page of paginateListObjectsV2({ client }, asked, { abortSignal: signal })) {
    for (const { Key: key, Size: size = 0, ETag: version = '', LastModified } of page.Contents ?? []) {
      if (key === undefined || key.endsWith('/')) continue;
      files.push({ key, size, version, modifiedAt: LastModified ?? new Date(0) });
    }
    // A page says how many files it names: one that was cut short must not look like a bucket with fewer of them.
    if ((page.Contents?.length ?? 0) < (page.KeyCount ?? 0))
      throw new Error(`A page of the listing names ${page.Contents?.length ?? 0} of ${page.KeyCount} files.`);
    read += 1;
    if (read >= pages && page.IsTruncated === true) return { files, isWhole: false };
  }
  return { files, isWhole: true };
};

const getFile = ({ bucket }: S3Settings, { key, version }: StoredFile, from: number) =>
  new GetObjectCommand({
    ...{ Bucket: bucket, Key: key, IfMatch: version },
    ...(from === 0 ? { ChecksumMode: 'ENABLED' } : { Range: `bytes=${from}-` }),
  });

/** Opens a bucket for reading. Where it is in another region than was said, it is read there. */
export const openBucket = (settings: S3Settings, signal: AbortSignal): S3Bucket => {
  let client = clientOf(settings);
  const failed = (error: unknown, what: string) => s3Failure(error, what, settings, signal);
  const inItsRegion = async <Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await ask();
    } catch (error) {
      const region = regionInError(error);
      const failure = failed(error, what);
      if (!(failure instanceof ConnectionError) || failure.code !== 'wrong-region' || region === null) throw failure;
      client.destroy();
      client = clientOf(settings, region);
      return ask().catch((again: unknown) => {
        throw failed(again, what);
      });
    }
  };
  /** The SDK tries again what was not answered; this, what broke off while it was answered. */
  const withRetries = <Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> =>
    pRetry(() => inItsRegion(what, ask), {
      ...{ retries: 2, minTimeout: 250, randomize: true, signal },
      shouldRetry: ({ error }) =>
        error instanceof ConnectionError && ['bad-answer', 'unreachable'].includes(error.code),
    }).catch((error: unknown) => {
      throw failed(error, what);
    });
  const open = (file: StoredFile, from: number, abortSignal: AbortSignal) =>
    client.send(getFile(settings, file, from), { abortSignal });
  const readText = async (file: StoredFile): Promise<string> => {
    if (file.size > largestText)
      throw new ConnectionError('bad-answer', `${file.key} is too large for a manifest.`, 'Check what it is.');
    const { Body } = await open(file, 0, signal);
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    if (bytes.length !== file.size) throw new Error(`${bytes.length} of ${file.size} bytes came.`);
    return Buffer.from(bytes).toString('utf8');
  };
  return {
    list: (pages = Number.POSITIVE_INFINITY) =>
      withRetries(`Listing ${whereOf(settings)}`, () => listPages(client, settings, signal, pages)),
    readText: (file) => withRetries(`Reading ${file.key}`, () => readText(file)),
    open: (file, from, abortSignal) => inItsRegion(`Reading ${file.key}`, () => open(file, from, abortSignal)),
    close: () => client.destroy(),
  };
};
