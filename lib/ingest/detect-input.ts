import { detectBill } from './detect-bill';
import type { ParquetColumn, ScanFile } from './engine/scan-request';
import { explainFailure } from './explain-failure';
import { IngestError } from './ingest-error';
import type { NamedInput } from './manifest';
import { readHead } from './read-head';
import type { RecordSource } from './records/record-source';
import { billSources } from './sources/bill-registry';
import type { BillSource } from './sources/bill-source';
import { recordSources } from './sources/record-registry';
import type { BillFormat } from './types';

/** Lists a Parquet file's columns: in a child process, since nobody vouches for the file. */
export type ListParquetColumns = (path: string) => Promise<readonly ParquetColumn[]>;

/** One file by what it is; `groupKey` is the same for parts of one bill. */
export type DetectedInput =
  | { readonly kind: 'bill'; readonly file: ScanFile; readonly format: BillFormat; readonly groupKey: string }
  | { readonly kind: 'records'; readonly path: string; readonly source: RecordSource };

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
    `These can: ${known.join(', ')}. See docs/sources.md for their columns.`,
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
  const { billingMonth, dimensions } = source.mapping;
  const payer = 'column' in dimensions.payerId ? firstValueOf(source, columns, dimensions.payerId.column) : '';
  return [format, payer, firstValueOf(source, columns, billingMonth).slice(0, 7)].join('\u0000');
};

/** Tells what a file is by its header. Throws IngestError for what cannot be taken. */
export const detectInput = async (
  { name, path }: NamedInput,
  listColumns: ListParquetColumns,
): Promise<DetectedInput> => {
  const head = await readHead(path, name);
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
  const source = recordSourceOf(head.firstLine);
  return source === undefined ? refuseUnknown(name, header) : { kind: 'records', path, source };
};
