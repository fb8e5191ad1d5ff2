import { readDocument } from './documents/read-document';
import type { NamedInput } from './manifest';
import type { FileHead } from './read-head';
import { isJsonText } from './records/json-table';
import { readTable } from './records/read-table';
import type { RecordSource } from './records/record-source';
import { recordSources } from './sources/record-registry';

/** The small file that a JSON list of objects is, by its keys; undefined for anything else. */
export const jsonRecordSource = async (
  { name, path }: NamedInput,
  { form, bytes, text }: Pick<FileHead, 'form' | 'bytes' | 'text'>,
): Promise<RecordSource | undefined> => {
  if (form !== 'csv' || !isJsonText(text)) return undefined;
  const { header } = readTable((await readDocument({ name, path, form, bytes })).text);
  return recordSources.find((source) => source.detect(header));
};
