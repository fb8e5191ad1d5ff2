import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PerunitDatabase } from '../../db/client';
import { stageRecords } from '../../db/commands/stage-records';
import type { Day } from '../month/month';
import type { DeliverySet } from './delivery-set';
import { IngestError } from './ingest-error';
import { decodeRecordBytes, recordSet } from './records/record-set';
import type { NumberFormat } from './records/record-source';
import { readMapped } from './tables/read-mapped';
import type { IngestProblem } from './types';

export type RecordFileSet = Extract<DeliverySet, { kind: 'records' }>;

export type RecordImportOptions = {
  readonly by: string;
  readonly today: Day;
  readonly currency: string;
  readonly numberFormat?: NumberFormat;
};

/** Reads one of Perunit's own small files and stages it; problems instead when it is refused whole. */
export const stageRecordFile = async (
  db: PerunitDatabase,
  { name, path, source, reading }: RecordFileSet,
  { by, today, currency, numberFormat = reading?.mapping.numberFormat }: RecordImportOptions,
): Promise<{ importId: number; problems: readonly [] } | { importId: null; problems: readonly IngestProblem[] }> => {
  const bytes = await readFile(path);
  const read = reading === undefined ? null : await readMapped({ name, path }, source, reading, numberFormat);
  const text = read === null ? decodeRecordBytes(bytes) : read.text;
  if (text === null) {
    const refusal = new IngestError(
      'bad-encoding',
      name,
      'The text is not UTF-8.',
      'Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”).',
    );
    return { importId: null, problems: [refusal.problem] };
  }
  const found = source.parse(text, {
    file: name,
    today,
    currency,
    ...(numberFormat === undefined ? {} : { numberFormat }),
  });
  const parsed = read === null ? found : read.inTheirWords(found);
  if (parsed.problems.length > 0) return { importId: null, problems: parsed.problems };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { importId } = stageRecords(db, recordSet({ name, path, bytes: bytes.length, sha256 }, parsed), { by });
  return { importId, problems: [] };
};
