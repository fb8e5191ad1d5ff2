import type { RecordSource } from '../records/record-source';
import { recordSources } from '../sources/record-registry';
import { splitTable } from './apply-mapping';
import { loadTable, loadTables } from './load-table';
import { headerSignature, likelyHeaderLine, type RawTable } from './raw-table';
import type { NamedMapping, TableMapping } from './table-mapping';

/** Which mappings may be used on a file that is no format of its own. */
export type MappingChoice = {
  readonly known: readonly NamedMapping[];
  /** The one that a person chose for these files, whatever their header. */
  readonly chosen?: { readonly name: string | null; readonly mapping: TableMapping } | null;
};

export const noMappings: MappingChoice = { known: [] };

/** How a small file is read that is not written as Perunit's own. */
export type MappedReading = {
  readonly mapping: TableMapping;
  /** Under which name it is remembered; null for one that is not. */
  readonly name: string | null;
  /** Whether nobody chose it for this file: its header did. */
  readonly isRecognised: boolean;
};

type Found = { readonly source: RecordSource; readonly reading: MappedReading };
type Place = { readonly name: string; readonly path: string };

const sourceOf = (kind: string): RecordSource | undefined => recordSources.find(({ id }) => id === kind);

const withSource = (reading: MappedReading): Found | null => {
  const source = sourceOf(reading.mapping.kind);
  return source === undefined ? null : { source, reading };
};

/** Tables of one file, each sheet read once; null for a sheet that is not there. */
const sheetsOf = (place: Place) => {
  const loaded = new Map<string, Promise<RawTable | null>>();
  return (sheet: string | null): Promise<RawTable | null> => {
    const key = sheet ?? '';
    const table = loaded.get(key) ?? loadTable({ ...place, sheet }).catch(() => null);
    loaded.set(key, table);
    return table;
  };
};

/** A mapping whose header the file has, the newest first. */
const recognised = async (place: Place, known: readonly NamedMapping[]): Promise<Found | null> => {
  const sheet = sheetsOf(place);
  for (const { name, signature, mapping } of known) {
    const table = await sheet(mapping.sheet);
    if (table === null || headerSignature(splitTable(table, mapping.headerLine).header) !== signature) continue;
    const found = withSource({ mapping, name, isRecognised: true });
    if (found !== null) return found;
  }
  return null;
};

/** A sheet that is written as one of Perunit's own CSVs needs no mapping but its own names. */
const ownSheet = (table: RawTable): Found | null => {
  if (table.sheet === null) return null;
  const headerLine = likelyHeaderLine(table);
  const { header } = splitTable(table, headerLine);
  const source = recordSources.find((one) => one.detect(header));
  if (source === undefined) return null;
  const names = new Set(source.columns.map(({ name }) => name));
  const own = header.filter((name) => names.has(name.trim().toLowerCase()));
  const columns = Object.fromEntries(own.map((name) => [name, name.trim().toLowerCase()]));
  const mapping = {
    kind: source.id,
    sheet: table.sheet,
    headerLine,
    columns,
    constants: {},
    numberFormat: 'plain',
  } as const;
  return { source, reading: { mapping, name: null, isRecognised: false } };
};

/** How a file of no known format is read: as a person chose, by a header that is remembered, or as a sheet of our own. */
export const findMapping = async (place: Place, { known, chosen = null }: MappingChoice): Promise<Found | null> => {
  if (chosen !== null) return withSource({ ...chosen, isRecognised: false });
  const remembered = await recognised(place, known);
  if (remembered !== null) return remembered;
  const tables = await loadTables(place).catch(() => []);
  return tables.map(ownSheet).find((found) => found !== null) ?? null;
};
