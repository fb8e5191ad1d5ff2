import type { Month } from '../month/month';
import { detectInput, isDocument, type ListParquetColumns } from './detect-input';
import type { ScanFile } from './engine/scan-request';
import { findParts } from './find-parts';
import { IngestError } from './ingest-error';
import { isManifestName, type Manifest, type NamedInput, newestManifests, readManifest } from './manifest';
import type { RecordSource } from './records/record-source';
import { type MappedReading, type MappingChoice, noMappings } from './tables/find-mapping';
import { loadTables, lookAtTables, type TableLook } from './tables/load-table';
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
  | {
      readonly kind: 'records';
      readonly name: string;
      readonly path: string;
      readonly source: RecordSource;
      readonly reading?: MappedReading;
    }
  | {
      readonly kind: 'refused';
      readonly name: string;
      readonly problems: readonly IngestProblem[];
      /** The refused files, as far as they are there. */
      readonly paths: readonly string[];
      /** The beginnings of the small tables of a file of no known format: a person may say what its columns are. */
      readonly table?: TableLook;
    };

/** One bill with all its parts. */
export type BillSet = Extract<DeliverySet, { kind: 'bill' }>;

type RefusedSet = Extract<DeliverySet, { kind: 'refused' }>;

const refusedSet = (name: string, error: unknown, paths: readonly string[] = []): RefusedSet => {
  if (!(error instanceof IngestError)) throw error;
  return { kind: 'refused', name, problems: [error.problem], paths };
};

const manifestSet = async (
  manifest: Manifest,
  inputs: readonly NamedInput[],
  listColumns: ListParquetColumns,
): Promise<DeliverySet> => {
  try {
    const parts = await Promise.all(findParts(manifest, inputs).map((input) => detectInput(input, listColumns)));
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

/** A file of no known format is shown to a person, as far as it is a table. */
const refusedTable = async (input: NamedInput, error: unknown): Promise<DeliverySet> => {
  const refused = refusedSet(input.name, error, [input.path]);
  if (!(error instanceof IngestError) || error.problem.code !== 'unknown-format') return refused;
  const table = await loadTables(input).then(lookAtTables, () => null);
  return table === null ? refused : { ...refused, table };
};

const looseSets = async (
  inputs: readonly NamedInput[],
  listColumns: ListParquetColumns,
  mappings: MappingChoice,
): Promise<DeliverySet[]> => {
  const bills = new Map<string, { format: BillFormat; files: ScanFile[] }>();
  const others: DeliverySet[] = [];
  for (const input of inputs) {
    try {
      const loose = await detectInput(input, listColumns, mappings);
      if (loose.kind === 'records') others.push({ ...loose, name: input.name });
      else {
        const group = bills.get(loose.groupKey) ?? { format: loose.format, files: [] };
        group.files.push(loose.file);
        bills.set(loose.groupKey, group);
      }
    } catch (error) {
      others.push(await refusedTable(input, error));
    }
  }
  const sets = [...bills.values()].map(
    ({ format, files }): DeliverySet => ({ kind: 'bill', name: setName(files), format, files, period: null }),
  );
  return [...sets, ...others];
};

/** Files that an export's folder holds beside its data. */
const isBesideTheData = (name: string) => /(^|\/)(\.[^/]*|_SUCCESS)$|\.(json|sql|yml|yaml|md|txt)$/i.test(name);

/** What may be a bill, among several files. */
const withoutBeside = async (data: readonly NamedInput[]): Promise<NamedInput[]> => {
  const isKept = await Promise.all(
    data.map(async (input) => !isBesideTheData(input.name) || (await isDocument(input))),
  );
  return data.filter((_, at) => isKept[at]);
};

/**
 * Sorts what a person dropped into delivery sets. Where manifests are there, only the files count that the newest
 * manifest of a period names; loose files of one format, payer and month are parts of one bill.
 */
export const findDeliverySets = async (
  inputs: readonly NamedInput[],
  listColumns: ListParquetColumns,
  mappings: MappingChoice = noMappings,
): Promise<DeliverySet[]> => {
  const manifestInputs = inputs.filter(({ name }) => isManifestName(name));
  const data = inputs.filter(({ name }) => !isManifestName(name));
  if (manifestInputs.length === 0) {
    const single = data.length === 1;
    return looseSets(single ? data : await withoutBeside(data), listColumns, mappings);
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
