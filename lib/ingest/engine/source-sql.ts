import type { BillSource } from '../sources/bill-source';
import { type Condition, columnsOfAmount, dimensions, type Mapping } from '../sources/mapping';
import type { AmountColumn } from './amount-sql';
import { compileCondition, identifier, literal } from './compile-sql';
import { columnsOfCondition, columnsOfExpression, conditionsOfAmount } from './mapped-columns';
import type { InputForm, ScanFile } from './scan-request';

/** `name` is null for a column that the file lacks and a default stands for. */
type FileColumn = { readonly name: string | null; readonly type: string; readonly otherwise?: string };

/** One part with its columns by their canonical names. */
export type FileColumns = { readonly file: ScanFile; readonly columns: ReadonlyMap<string, FileColumn> };

/** A CSV's columns are called by their place: headers may be empty, or differ in capitals alone, which SQL does not tell apart. */
const placeName = (index: number) => `c${index}`;

/** A file's columns under the names that the mapping uses; of two that read the same, the first. */
export const canonicalColumns = (
  source: BillSource,
  header: readonly { readonly name: string; readonly type: string }[],
  { form, defaults = {} }: { readonly form: InputForm; readonly defaults?: Readonly<Record<string, string>> },
): Map<string, FileColumn> => {
  const columns = new Map<string, FileColumn>();
  for (const [index, column] of header.entries()) {
    const name = source.canonicalName(column.name);
    if (!columns.has(name)) columns.set(name, form === 'parquet' ? column : { ...column, name: placeName(index) });
  }
  for (const [name, otherwise] of Object.entries(defaults)) {
    const own = columns.get(name) ?? { name: null, type: 'VARCHAR' };
    columns.set(name, { ...own, otherwise });
  }
  return columns;
};

const costAmounts = (mapping: Mapping) =>
  [mapping.billed, mapping.effective, mapping.contracted, mapping.list].flatMap((cost) =>
    cost === 'unknown' ? [] : [cost.amount],
  );

const amountColumns = (mapping: Mapping): string[] => [...new Set(costAmounts(mapping).flatMap(columnsOfAmount))];

/** Every column that a mapping reads. */
export const readColumns = (mapping: Mapping, tagKeys: readonly string[]): string[] => [
  ...new Set([
    ...dimensions.flatMap((name) => columnsOfExpression(mapping.dimensions[name])),
    ...columnsOfExpression(mapping.accountName),
    ...costAmounts(mapping).flatMap(conditionsOfAmount).flatMap(columnsOfCondition),
    ...(mapping.leftOut === null ? [] : columnsOfCondition(mapping.leftOut)),
    ...amountColumns(mapping),
    ...mapping.quantity,
    ...(tagKeys.length === 0 ? [] : mapping.tags.mapColumns),
    ...tagKeys.flatMap((key) => mapping.tags.keyColumns(key)),
    ...[mapping.currency, mapping.billingMonth, mapping.usageStart, mapping.invoiceId, mapping.kinds.column],
  ]),
];

const isDouble = (type: string) => type === 'DOUBLE';

/** The amount columns that the files have; a column is read as doubles only when every file holds doubles. */
export const amountKinds = (files: readonly FileColumns[], mapping: Mapping): AmountColumn[] =>
  amountColumns(mapping).flatMap((name): AmountColumn[] => {
    const types = files.flatMap(({ columns }) => columns.get(name)?.type ?? []);
    if (types.length === 0) return [];
    return [{ name, kind: types.every(isDouble) ? 'double' : 'text' }];
  });

const isNested = (type: string) => /^(MAP|STRUCT)\(/.test(type) || type.endsWith('[]');

const textSql = (name: string, type: string): string => {
  const cell = identifier(name);
  if (isNested(type)) return `CAST(to_json(${cell}) AS VARCHAR)`;
  return type === 'VARCHAR' ? `NULLIF(NULLIF(${cell}, ''), 'NULL')` : `CAST(${cell} AS VARCHAR)`;
};

const csvSql = (file: ScanFile): string => {
  const columns = (file.header ?? []).map((_, index) => `${placeName(index)}: 'VARCHAR'`).join(', ');
  const compression = file.form === 'csv.gz' ? 'gzip' : 'none';
  return `read_csv(${literal(file.path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    compression = '${compression}', columns = {${columns}}, nullstr = ['', 'NULL'], strict_mode = true, store_rejects = true)`;
};

export type SourceOptions = {
  /** Canonical names, in the order of the select list. */
  readonly names: readonly string[];
  readonly amounts: readonly AmountColumn[];
  /** Whether each row carries its "file index" and its "record index" from 0. */
  readonly ordered: boolean;
  /** Rows that are left away, after they were counted. */
  readonly skip?: Condition | null;
};

const columnSql = ({ file, columns }: FileColumns, name: string, amounts: readonly AmountColumn[]): string => {
  const column = columns.get(name);
  const isDoubleColumn = amounts.some((amount) => amount.name === name && amount.kind === 'double');
  if (column === undefined) return `CAST(NULL AS ${isDoubleColumn ? 'DOUBLE' : 'VARCHAR'}) AS ${identifier(name)}`;
  const isPlain = file.form !== 'parquet' || isDoubleColumn;
  const own = column.name === null ? 'NULL' : isPlain ? identifier(column.name) : textSql(column.name, column.type);
  const sql = column.otherwise === undefined ? own : `COALESCE(${own}, ${literal(column.otherwise)})`;
  return `${sql} AS ${identifier(name)}`;
};

const fileSql = (part: FileColumns, index: number, { names, amounts, ordered, skip }: SourceOptions): string => {
  const { file } = part;
  const place = [`${index} AS "file index"`, 'row_number() OVER () - 1 AS "record index"'];
  const list = [...(ordered ? place : []), ...names.map((name) => columnSql(part, name, amounts))];
  const from = file.form === 'parquet' ? `read_parquet(${literal(file.path)})` : csvSql(file);
  const rows = `SELECT ${list.join(', ')} FROM ${from}`;
  if (skip === undefined || skip === null) return rows;
  return `SELECT * FROM (${rows}) WHERE NOT ${compileCondition(skip, new Set(names))}`;
};

/** The rows of all parts under each other: text and doubles under canonical names, null where a part lacks a column. */
export const sourceSql = (files: readonly FileColumns[], options: SourceOptions): string =>
  files.map((part, index) => fileSql(part, index, options)).join(' UNION ALL ');
