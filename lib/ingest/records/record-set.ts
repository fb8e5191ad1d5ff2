import type { RecordKind, RecordSet } from '../../../db/record-types';
import type { InputFile } from '../types';
import type { ParsedRecords } from './record-source';

type SetOf<Kind extends RecordKind> = Extract<RecordSet, { readonly kind: Kind }>;

/** What `stageRecords` takes, from a parsed file without problems. */
export const recordSet = (file: InputFile, parsed: ParsedRecords<RecordKind>): RecordSet => {
  const { kind, records, rowsRead, rowsRejected, rejects, notices, columns, columnCount } = parsed;
  const set = {
    name: file.name,
    files: [file],
    sha256: file.sha256,
    rowsRead,
    rowsRejected,
    rejects,
    notices,
    columns,
    columnCount,
  };
  return { ...set, kind, records } as SetOf<typeof kind>;
};

/** The text of a small file's bytes: UTF-8, a BOM tolerated; null when they are something else. */
export const decodeRecordBytes = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
