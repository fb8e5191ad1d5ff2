import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { ScanFile } from './engine/scan-request';
import { IngestError } from './ingest-error';

const openText = ({ path, form }: ScanFile) => {
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  return form === 'csv.gz' ? file.pipe(createGunzip()) : file;
};

/** Text that is no UTF-8 can fail the engine without saying so: reads the CSVs again and throws for the first such file. */
export const refuseOtherText = async (files: readonly ScanFile[]): Promise<void> => {
  for (const file of files.filter(({ form }) => form !== 'parquet')) {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const chunk of openText(file)) decoder.decode(chunk, { stream: true });
      decoder.decode();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new IngestError(
        'bad-encoding',
        file.name,
        'The text is not UTF-8.',
        'Save it as UTF-8, or take the export as AWS wrote it.',
      );
    }
  }
};
