import type { Month } from '../../month/month';
import { type Cost, dimensions, type Mapping } from '../sources/mapping';
import { type AmountColumn, anyNeedsExactSql, castAmountsSql, type Precision } from './amount-sql';
import {
  type Columns,
  compileAmount,
  compileCondition,
  compileExpression,
  compileTest,
  flagColumn,
  identifier,
  testsOfCondition,
} from './compile-sql';
import { columnsOfCondition, columnsOfExpression, conditionsOfExpression } from './mapped-columns';
import { cellChecks, isBadRowSql } from './row-checks';
import { tagCellColumns, tagColumn, withTagsSql } from './tag-sql';

export type ScanShape = {
  readonly mapping: Mapping;
  readonly columns: Columns;
  /** Those of the columns that every part has. */
  readonly everywhere: Columns;
  readonly amounts: readonly AmountColumn[];
  readonly tagKeys: readonly string[];
  /** The last billing month that can be; null when any can. */
  readonly latestMonth: Month | null;
  /** Whether tag cells repeat so much that rows are grouped by them as they stand, and parsed once a group. */
  readonly groupsByTagCell: boolean;
  /** Of the widest part. */
  readonly columnCount: number;
};

export const costs = ['billed', 'effective', 'contracted', 'list'] as const;
export type CostName = (typeof costs)[number];

/** Whether every part knows a cost: without one part's, its sum would be too small. */
export const isKnownCost = ({ mapping, everywhere }: ScanShape, cost: CostName): boolean => {
  const needed = mapping[cost];
  return needed !== 'unknown' && needed.needs.every((name) => everywhere.has(name));
};

/** The costs that some parts know and others do not. */
export const partlyKnownCosts = (shape: ScanShape): CostName[] =>
  costs.filter((cost) => !isKnownCost(shape, cost) && isKnownCost({ ...shape, everywhere: shape.columns }, cost));

const costSumSql = (shape: ScanShape, cost: CostName): string => {
  const mapped: Cost = shape.mapping[cost];
  if (mapped === 'unknown' || !isKnownCost(shape, cost)) return 'NULL';
  return `sum(${compileAmount(mapped.amount, shape.columns)})`;
};

/** The columns that costs are read from first: how many rows fill them is told. */
export const countedAmounts = (shape: ScanShape): string[] => {
  const needed = costs.filter((cost) => isKnownCost(shape, cost)).map((cost) => shape.mapping[cost]);
  return [...new Set(needed.flatMap((cost) => (cost === 'unknown' ? [] : cost.needs.slice(0, 1))))];
};

const conditions = (mapping: Mapping) => [
  ...dimensions.flatMap((name) => conditionsOfExpression(mapping.dimensions[name])),
  ...(mapping.leftOut === null ? [] : [mapping.leftOut]),
];

/** The columns that rows are grouped by as they stand. */
const groupedTexts = ({ mapping, columns }: ScanShape): string[] => {
  const read = [
    ...dimensions.flatMap((name) => columnsOfExpression(mapping.dimensions[name])),
    ...conditions(mapping).flatMap(columnsOfCondition),
    mapping.currency,
    mapping.kinds.column,
  ];
  return [...new Set(read)].filter((name) => columns.has(name) && !mapping.manyValued.includes(name));
};

/** The questions about many-valued columns, answered for each row. */
const flags = ({ mapping, columns }: ScanShape): Map<string, string> => {
  const tests = conditions(mapping).flatMap(testsOfCondition);
  const asked = tests.filter((test) => {
    const name = 'isFilled' in test ? test.isFilled : test.column;
    return mapping.manyValued.includes(name) && columns.has(name);
  });
  return new Map(asked.map((test) => [flagColumn(test), compileTest(test)]));
};

const firstPresent = (names: readonly string[], columns: Columns): string => {
  const present = names.filter((name) => columns.has(name)).map(identifier);
  return present.length === 0 ? 'NULL' : `COALESCE(${present.join(', ')})`;
};

/** Quantities keep 9 decimals, 12 when they are too large for the fast cast. */
const castQuantitySql = ({ mapping, columns }: ScanShape): string => {
  const text = firstPresent(mapping.quantity, columns);
  return `COALESCE(TRY_CAST(${text} AS DECIMAL(18,9)), TRY_CAST(${text} AS DECIMAL(38,12)))`;
};

const quantitySql = (shape: ScanShape): string => {
  const { repeatsQuantity } = shape.mapping;
  const cast = castQuantitySql(shape);
  if (repeatsQuantity === null) return cast;
  return `CASE WHEN ${compileCondition(repeatsQuantity, shape.columns)} THEN NULL ELSE ${cast} END`;
};

/** The day of a usage, and what stands behind its time of day: the hour would make a group of its own. */
const usageDayKeys = ({ usageStart }: Mapping): [name: string, sql: string][] => [
  ['usage day', `left(${identifier(usageStart)}, 10)`],
  ['usage zone', `substr(${identifier(usageStart)}, 20)`],
];

/** The usage's date cell again, as the checks read it: its hour is blank. */
export const usageStartSql = ({ usageStart }: Mapping): string =>
  `rpad("usage day", 19, ' ') || "usage zone" AS ${identifier(usageStart)}`;

const groupKeys = (shape: ScanShape, precision: Precision): [name: string, sql: string][] => {
  const { mapping, amounts } = shape;
  return [
    ...groupedTexts(shape).map((name): [string, string] => [name, identifier(name)]),
    ...usageDayKeys(mapping),
    [mapping.billingMonth, identifier(mapping.billingMonth)],
    ...flags(shape),
    ['bad cell', isBadRowSql(cellChecks(mapping, amounts, precision))],
  ];
};

const tagKeys = (shape: ScanShape): [name: string, sql: string][] => {
  const names = shape.groupsByTagCell ? tagCellColumns(shape) : shape.tagKeys.map((_, index) => tagColumn(index));
  return names.map((name) => [name, identifier(name)]);
};

const invoicedSql = ({ mapping, columns }: ScanShape) =>
  columns.has(mapping.invoiceId) ? `count(${identifier(mapping.invoiceId)})` : '0';

const aggregates = (shape: ScanShape, precision: Precision): [name: string, sql: string][] => [
  ['rows', 'count(*)'],
  ['invoiced rows', invoicedSql(shape)],
  ['account name', `max(${compileExpression(shape.mapping.accountName, shape.columns)})`],
  ['inexact', `bool_or(${anyNeedsExactSql(shape.amounts, precision)})`],
  ['quantity', `sum(${quantitySql(shape)})`],
  [
    'unread quantities',
    `count(${firstPresent(shape.mapping.quantity, shape.columns)}) - count(${castQuantitySql(shape)})`,
  ],
  ...costs.map((cost): [string, string] => [cost, costSumSql(shape, cost)]),
  ...countedAmounts(shape).map((name): [string, string] => [`filled ${name}`, `count(${identifier(name)})`]),
];

const named = ([name, sql]: readonly [string, string]) => `${sql} AS ${identifier(name)}`;

/**
 * The one pass over the files: rows under the texts that their rules look at, with exact sums of their costs.
 * What kind of line they are is decided for these groups, of which there are few.
 */
export const rowGroupsSql = (shape: ScanShape, precision: Precision, source: string): string => {
  const keys = [...groupKeys(shape, precision), ...tagKeys(shape)];
  const cast = ['*', ...castAmountsSql(shape.amounts, precision)].join(', ');
  const rows = `SELECT ${cast} FROM (${source})`;
  return `SELECT ${[...keys, ...aggregates(shape, precision)].map(named).join(', ')}
    FROM (${shape.groupsByTagCell ? rows : withTagsSql(shape, rows)}) GROUP BY ${keys.map((_, index) => index + 1).join(', ')}`;
};
