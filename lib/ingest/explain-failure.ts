import { ScanProcessError } from './engine/scan-process';
import { IngestError, type IngestErrorCode } from './ingest-error';

type Explanation = {
  readonly test: RegExp;
  readonly code: IngestErrorCode;
  readonly text: string;
  readonly remedy: string;
};

const explanations: readonly Explanation[] = [
  {
    test: /out of memory|max_temp_directory_size|heap/i,
    code: 'out-of-memory',
    text: 'Reading it takes more memory than an import may use.',
    remedy: 'Import its parts or months one by one, or keep fewer tag keys.',
  },
  {
    test: /overflow|out of range/i,
    code: 'amount-too-large',
    text: 'Its amounts are larger than can be kept.',
    remedy: 'Look for amounts that are no costs; import months one by one if they are right.',
  },
  {
    test: /parquet|thrift|snappy|zstd/i,
    code: 'damaged-parquet',
    text: 'The Parquet file is damaged or cut short.',
    remedy: 'Download it again, and compare its size with the original.',
  },
  {
    test: /gzip/i,
    code: 'damaged-gzip',
    text: 'The gzip is damaged, or something stands behind its end.',
    remedy: 'Download it again, and compare its size with the original.',
  },
  {
    test: /invalid unicode|utf-?8/i,
    code: 'bad-encoding',
    text: 'The text is not UTF-8.',
    remedy: 'Save it as UTF-8, or take the export as AWS wrote it.',
  },
];

/** Turns a failure of the reading process into words for people; the first line of the original is kept. */
export const explainFailure = (file: string, error: unknown): never => {
  if (error instanceof IngestError || !(error instanceof ScanProcessError)) throw error;
  const original = error.message.split('\n', 1)[0] ?? '';
  if (error.ending === 'time-limit') {
    throw new IngestError('time-limit', file, `Reading ${original}.`, 'Import its parts or months one by one.');
  }
  const found = explanations.find(({ test }) => test.test(error.message));
  if (found !== undefined) throw new IngestError(found.code, file, `${found.text} (${original})`, found.remedy);
  throw new IngestError(
    'scan-failed',
    file,
    `It cannot be read (${original}).`,
    'Download it again; if that does not help, report it with this text.',
  );
};
