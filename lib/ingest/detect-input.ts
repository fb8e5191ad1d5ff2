import { detectBill } from './detect-bill';
import { readDocument } from './documents/read-document';
import type { ParquetColumn, ScanFile } from './engine/scan-request';
import { explainFailure } from './explain-failure';
import { IngestError } from './ingest-error';
import { jsonRecordSource } from './json-records';
import type { NamedInput } from './manifest';
import { type FileHead, readHead } from './read-head';
import type { RecordSource } from './records/record-source';
import { billSources } from './sources/bill-registry';
import type { BillSource } from './sources/bill-source';
import { recordSources } from './sources/record-registry';
import { findMapping, type MappedReading, type MappingChoice, noMappings } from './tables/find-mapping';
import { isZip } from './tables/zip-directory';
import type { BillFormat } from './types';

/** Lists a Parquet file's columns: in a child process, since nobody vouches for the file. */
export type ListParquetColumns = (path: string) => Promise<readonly ParquetColumn[]>;

/** One file by what it is; `groupKey` is the same for parts of one bill. */
export type DetectedInput =
  | { readonly kind: 'bill'; readonly file: ScanFile; readonly format: BillFormat; readonly groupKey: string }
  | {
      readonly kind: 'records';
      readonly path: string;
      readonly source: RecordSource;
      /** How somebody else's table becomes one of the source's. */
      readonly reading?: MappedReading;
    };

const refuseUnknown = (name: string, header: readonly string[]): never => {
  const detected = detectBill(header);
  if (detected.source === null && detected.nearest !== null) {
    throw new IngestError(
      'missing-columns',
      name,
      `This looks like ${detected.nearest.title}, but these columns are missing: ${detected.missing.join(', ')}.`,
      `Export it again with them (${detected.nearest.origin}).`,
      { line: 1 },
    );
  }
  const known = [...billSources.map(({ title }) => title), ...recordSources.map(({ title }) => title)];
  throw new IngestError(
    'unknown-format',
    name,
    'The first line is the header of no format that can be read.',
    `These can: ${known.join(', ')}; docs/sources.md has their columns. A small table of another form is read once you say on the Data page what its columns are.`,
    { line: 1, value: header.slice(0, 5).join(',').slice(0, 120) },
  );
};

const separators = [',', ';', '\t'];

/** A small file may be separated by something other than a comma. */
const recordSourceOf = (firstLine: string): RecordSource | undefined => {
  const headers = separators.map((separator) =>
    firstLine.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, '')),
  );
  return recordSources.find((source) => headers.some((header) => source.detect(header)));
};

const firstValueOf = (source: BillSource, columns: readonly ParquetColumn[], wanted: string): string =>
  columns.find(({ name }) => source.canonicalName(name) === wanted)?.first ?? '';

/** Loose files of the same format, payer and month are parts of one bill. */
const groupKeyOf = (source: BillSource, format: BillFormat, columns: readonly ParquetColumn[]): string => {
  const { billingMonth, usageStart, dimensions } = source.mapping;
  const payer = 'column' in dimensions.payerId ? firstValueOf(source, columns, dimensions.payerId.column) : '';
  const month = firstValueOf(source, columns, billingMonth) || firstValueOf(source, columns, usageStart);
  return [format, payer, month.slice(0, 7)].join('\u0000');
};

/** A file that is read whole, by its beginning; null for one with a header. */
const detectDocument = async ({ name, path }: NamedInput, head: FileHead): Promise<DetectedInput | null> => {
  const reader = documentReaderOf(head);
  if (reader === undefined) return null;
  const file = { path, name, form: head.form, bytes: head.bytes, header: null };
  const { format, view } = reader.identify(await readDocument(file));
  return { kind: 'bill', file, format, groupKey: [format, view].join('\u0000') };
};

const documentReaderOf = ({ text }: Pick<FileHead, 'text'>) =>
  billSources.find(({ document }) => document?.recognises(text))?.document;

/** Whether a file among others is a bill, though its name is that of what lies beside bills. */
export const isDocument = async ({ name, path }: NamedInput): Promise<boolean> => {
  const head = await readHead(path, name).catch(() => null);
  if (head === null) return false;
  const source = await jsonRecordSource({ name, path }, head).catch(() => undefined);
  return documentReaderOf(head) !== undefined || source !== undefined;
};

/** A table of somebody else's whose columns a person has said. */
const detectMapped = async (input: NamedInput, mappings: MappingChoice): Promise<DetectedInput | null> => {
  const found = await findMapping(input, mappings);
  return found === null ? null : { kind: 'records', path: input.path, ...found };
};

const refuseWorkbook = (name: string): never => {
  throw new IngestError(
    'unknown-format',
    name,
    'No sheet of the workbook has the header of a format that can be read.',
    'Say on the Data page what its columns are. A zip that is no workbook has to be unpacked first.',
  );
};

/** Tells what a file is by its header. Throws IngestError for what cannot be taken. */
export const detectInput = async (
  { name, path }: NamedInput,
  listColumns: ListParquetColumns,
  mappings: MappingChoice = noMappings,
): Promise<DetectedInput> => {
  if (await isZip(path)) return (await detectMapped({ name, path }, mappings)) ?? refuseWorkbook(name);
  const head = await readHead(path, name);
  const document = await detectDocument({ name, path }, head);
  if (document !== null) return document;
  const columns: readonly ParquetColumn[] =
    head.header?.map((column, index) => ({ name: column, type: 'VARCHAR', first: head.firstRow[index] ?? null })) ??
    (await listColumns(path).catch((error: unknown) => explainFailure(name, error)));
  const header = columns.map((column) => column.name);
  const detected = detectBill(header);
  if (detected.source !== null) {
    const file = { path, name, form: head.form, bytes: head.bytes, header: head.header };
    return {
      kind: 'bill',
      file,
      format: detected.format,
      groupKey: groupKeyOf(detected.source, detected.format, columns),
    };
  }
  const source = recordSourceOf(head.firstLine) ?? (await jsonRecordSource({ name, path }, head));
  if (source !== undefined) return { kind: 'records', path, source };
  return (await detectMapped({ name, path }, mappings)) ?? refuseUnknown(name, header);
};
