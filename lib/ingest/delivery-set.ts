import type { Month } from '../month/month';
import { detectBill } from './detect-bill';
import type { ParquetColumn, ScanFile } from './engine/scan-request';
import { explainFailure } from './explain-failure';
import { IngestError } from './ingest-error';
import { findPart, isManifestName, type Manifest, type NamedInput, newestManifests, readManifest } from './manifest';
import { readHead } from './read-head';
import type { RecordSource } from './records/record-source';
import { billSources } from './sources/bill-registry';
import type { BillSource } from './sources/bill-source';
import { recordSources } from './sources/record-registry';
import type { BillFormat, IngestProblem } from './types';

/** What belongs together: one bill with all its parts, one small file, or what could not be taken. */
export type DeliverySet =
  | {
      readonly kind: 'bill';
      readonly name: string;
      readonly format: BillFormat;
      readonly files: readonly ScanFile[];
      readonly period: Month | null;
    }
  | { readonly kind: 'records'; readonly name: string; readonly path: string; readonly source: RecordSource }
  | { readonly kind: 'refused'; readonly name: string; readonly problems: readonly IngestProblem[] };

/** Lists a Parquet file's columns: in a child process, since nobody vouches for the file. */
export type ListParquetColumns = (path: string) => Promise<readonly ParquetColumn[]>;

type Loose =
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

const readLoose = async ({ name, path }: NamedInput, listColumns: ListParquetColumns): Promise<Loose> => {
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

const refusedSet = (name: string, error: unknown): DeliverySet => {
  if (!(error instanceof IngestError)) throw error;
  return { kind: 'refused', name, problems: [error.problem] };
};

const manifestSet = async (
  manifest: Manifest,
  inputs: readonly NamedInput[],
  listColumns: ListParquetColumns,
): Promise<DeliverySet> => {
  try {
    const parts = await Promise.all(
      manifest.parts.map((key) => readLoose(findPart(key, inputs, manifest), listColumns)),
    );
    const bills = parts.filter((part) => part.kind === 'bill');
    const formats = [...new Set(bills.map(({ format }) => format))];
    const [format] = formats;
    if (format === undefined || formats.length > 1 || bills.length < parts.length) {
      throw new IngestError(
        'mixed-formats',
        manifest.name,
        'The parts are not all bills of one format.',
        'Export the period again.',
      );
    }
    return { kind: 'bill', name: manifest.name, format, files: bills.map(({ file }) => file), period: manifest.period };
  } catch (error) {
    return refusedSet(manifest.name, error);
  }
};

const setName = (files: readonly ScanFile[]): string => {
  const [first] = files;
  if (first === undefined || files.length === 1) return first?.name ?? '';
  return `${first.name} and ${files.length - 1} more`;
};

const looseSets = async (inputs: readonly NamedInput[], listColumns: ListParquetColumns): Promise<DeliverySet[]> => {
  const bills = new Map<string, { format: BillFormat; files: ScanFile[] }>();
  const others: DeliverySet[] = [];
  for (const input of inputs) {
    try {
      const loose = await readLoose(input, listColumns);
      if (loose.kind === 'records') others.push({ ...loose, name: input.name });
      else {
        const group = bills.get(loose.groupKey) ?? { format: loose.format, files: [] };
        group.files.push(loose.file);
        bills.set(loose.groupKey, group);
      }
    } catch (error) {
      others.push(refusedSet(input.name, error));
    }
  }
  const sets = [...bills.values()].map(
    ({ format, files }): DeliverySet => ({ kind: 'bill', name: setName(files), format, files, period: null }),
  );
  return [...sets, ...others];
};

/** Files that an export's folder holds beside its data. */
const isBesideTheData = (name: string) => /(^|\/)(\.[^/]*|_SUCCESS)$|\.(json|sql|yml|yaml|md|txt)$/i.test(name);

/**
 * Sorts what a person dropped into delivery sets. Where manifests are there, only the files count that the newest
 * manifest of a period names; loose files of one format, payer and month are parts of one bill.
 */
export const findDeliverySets = async (
  inputs: readonly NamedInput[],
  listColumns: ListParquetColumns,
): Promise<DeliverySet[]> => {
  const manifestInputs = inputs.filter(({ name }) => isManifestName(name));
  const data = inputs.filter(({ name }) => !isManifestName(name));
  if (manifestInputs.length === 0) {
    const single = data.length === 1;
    return looseSets(single ? data : data.filter(({ name }) => !isBesideTheData(name)), listColumns);
  }
  try {
    const manifests = newestManifests(await Promise.all(manifestInputs.map(readManifest)));
    return await Promise.all(
      manifests.map((manifest) =>
        manifestSet(
          manifest,
          data.filter(({ name }) => !isBesideTheData(name)),
          listColumns,
        ),
      ),
    );
  } catch (error) {
    return [refusedSet(manifestInputs[0]?.name ?? '', error)];
  }
};
