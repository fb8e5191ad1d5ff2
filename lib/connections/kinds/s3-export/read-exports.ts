import 'server-only';
import { IngestError } from '../../../ingest/ingest-error';
import type { Manifest } from '../../../ingest/manifest';
import type { Month } from '../../../month/month';
import type { ListedExport, ListedMonth } from '../../exports/list-exports';
import { isOfOnePeriod } from '../../exports/pull-periods';
import { type ExportPeriod, readPeriod } from '../../exports/read-period';
import type { StoredFile } from '../../exports/stored-file';
import type { S3Bucket } from './s3-bucket';
import type { S3Settings } from './s3-settings';

const settleMs = 30 * 60_000;

const findListed =
  (byKey: ReadonlyMap<string, StoredFile>) =>
  ({ name, parts }: Manifest): StoredFile[] =>
    [...new Set(parts)].map((key) => {
      const found = byKey.get(key);
      if (found !== undefined) return found;
      throw new IngestError('part-missing', name, `The manifest names ${key}, which is not in the bucket.`, '');
    });

type Read = {
  readonly bucket: S3Bucket;
  readonly settings: S3Settings;
  readonly files: readonly StoredFile[];
  readonly isWanted: (month: Month) => boolean;
  readonly now: Date;
};

/** The periods of an export by their manifests, and the manifests' texts by their keys; unwanted months are not asked for. */
export const readPeriods = async (found: ListedExport, { bucket, settings, files, isWanted, now }: Read) => {
  const { bucket: own, originalBucket } = settings;
  const buckets = originalBucket === undefined ? [own] : [own, originalBucket];
  const place = {
    ...{ buckets, settleMs, now },
    findParts: findListed(new Map(files.map((file) => [file.key, file]))),
  };
  const texts = new Map<string, string>();
  const periods: ExportPeriod[] = [];
  const read = async (listed: ListedMonth): Promise<ExportPeriod> => {
    const { manifest, month } = listed;
    if (!isWanted(month)) return { state: 'unfinished', month, reason: 'It was not asked for.' };
    if (manifest === null) return readPeriod(found, listed, null, place);
    try {
      const text = await bucket.readText(manifest);
      texts.set(manifest.key, text);
      return readPeriod(found, listed, text, place);
    } catch (error) {
      // What may work the next time says nothing about the month.
      if (!isOfOnePeriod(error) || error.isTransient) throw error;
      return { state: 'incomplete', month, reason: error.message };
    }
  };
  for (const listed of found.months) periods.push(await read(listed));
  return { periods, texts };
};
