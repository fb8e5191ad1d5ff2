import { type Cost, dimensions, type Mapping } from '../sources/mapping';
import { type AmountColumn, anyNeedsExactSql, castAmountsSql, type Precision } from './amount-sql';
import { type Columns, compileAmount, compileCondition, compileExpression, identifier, literal } from './compile-sql';
import { isBadRowSql, rowChecks } from './row-checks';

export type ScanShape = {
  readonly mapping: Mapping;
  readonly columns: Columns;
  readonly amounts: readonly AmountColumn[];
  readonly tagKeys: readonly string[];
  /** Of the widest part. */
  readonly columnCount: number;
};

export const costs = ['billed', 'effective', 'contracted', 'list'] as const;
export type CostName = (typeof costs)[number];

/** Whether the files know a cost. */
export const isKnownCost = ({ mapping, columns }: ScanShape, cost: CostName): boolean => {
  const needed = mapping[cost];
  return needed !== 'unknown' && needed.needs.every((name) => columns.has(name));
};

const costSql = (shape: ScanShape, cost: CostName): string => {
  const mapped: Cost = shape.mapping[cost];
  if (mapped === 'unknown' || !isKnownCost(shape, cost)) return `NULL AS ${cost}`;
  return `${compileAmount(mapped.amount, shape.columns)} AS ${cost}`;
};

/** One parse of a tag cell for all keys and spellings that are asked for. */
const tagListName = (column: string) => identifier(`tags of ${column}`);

const tagPaths = ({ mapping, tagKeys }: ScanShape) => tagKeys.flatMap((key) => mapping.tags.keySpellings(key));

const tagListsSql = (shape: ScanShape): string[] =>
  shape.tagKeys.length === 0
    ? []
    : shape.mapping.tags.mapColumns
        .filter((column) => shape.columns.has(column))
        .map((column) => {
          const paths = tagPaths(shape).map((key) => literal(`$."${key.replaceAll('"', '')}"`));
          const cell = identifier(column);
          return `CASE WHEN ${cell} IS NULL THEN NULL ELSE TRY(json_extract_string(${cell}, [${paths.join(', ')}])) END AS ${tagListName(column)}`;
        });

/** The group column of the n-th tag key. */
export const tagColumn = (index: number): string => `tag ${index}`;

const tagsSql = (shape: ScanShape): string[] => {
  const { mapping, columns, tagKeys } = shape;
  const paths = tagPaths(shape);
  return tagKeys.map((key, index) => {
    const spellings = mapping.tags.keySpellings(key);
    const inMaps = mapping.tags.mapColumns
      .filter((column) => columns.has(column))
      .flatMap((column) => spellings.map((one) => `NULLIF(${tagListName(column)}[${paths.indexOf(one) + 1}], '')`));
    const inColumns = mapping.tags
      .keyColumns(key)
      .filter((column) => columns.has(column))
      .map(identifier);
    return `CAST(COALESCE(${[...inMaps, ...inColumns, 'NULL', 'NULL'].join(', ')}) AS VARCHAR) AS ${identifier(tagColumn(index))}`;
  });
};

const firstPresent = (names: readonly string[], columns: Columns): string => {
  const present = names.filter((name) => columns.has(name)).map(identifier);
  return present.length === 0 ? 'NULL' : `COALESCE(${present.join(', ')})`;
};

/** Quantities keep 9 decimals, 12 when they are too large for the fast cast. */
const quantitySql = ({ mapping, columns }: ScanShape): string => {
  const text = firstPresent(mapping.quantity, columns);
  return `COALESCE(TRY_CAST(${text} AS DECIMAL(18,9)), TRY_CAST(${text} AS DECIMAL(38,12)))`;
};

const columnOrNull = (name: string, columns: Columns) => (columns.has(name) ? identifier(name) : 'NULL');

/** The row with its dimensions, costs and verdicts. */
const rowSql = (shape: ScanShape, precision: Precision, source: string): string => {
  const { mapping, columns, amounts } = shape;
  const checks = rowChecks(mapping, columns, amounts, precision);
  const dimensionList = dimensions.map(
    (name) =>
      `CAST(${compileExpression(mapping.dimensions[name], columns)} AS VARCHAR) AS ${identifier(`dimension ${name}`)}`,
  );
  const list = [
    ...dimensionList,
    ...tagsSql(shape),
    `left(${identifier(mapping.usageStart)}, 10) AS "day"`,
    `left(${identifier(mapping.billingMonth)}, 7) AS "month"`,
    `${identifier(mapping.currency)} AS "currency"`,
    `CAST(${columnOrNull(mapping.kinds.column, columns)} AS VARCHAR) AS "kind"`,
    `${mapping.leftOut === null ? 'FALSE' : compileCondition(mapping.leftOut, columns)} AS "left out"`,
    `${isBadRowSql(checks)} AS "bad"`,
    `${anyNeedsExactSql(amounts, precision)} AS "inexact"`,
    `(${columnOrNull(mapping.invoiceId, columns)} IS NOT NULL) AS "invoiced"`,
    `CAST(${compileExpression(mapping.accountName, columns)} AS VARCHAR) AS "account name"`,
    `${quantitySql(shape)} AS "quantity"`,
    ...costs.map((cost) => costSql(shape, cost)),
    ...amounts.map(({ name }) => `(${identifier(name)} IS NOT NULL) AS ${identifier(`filled ${name}`)}`),
  ];
  const cast = [...castAmountsSql(amounts, precision), ...tagListsSql(shape)];
  return `SELECT ${list.join(', ')} FROM (SELECT *${cast.map((one) => `, ${one}`).join('')} FROM (${source}))`;
};

/** The columns that make one kind of line, in the order that keys are sent in. */
export const keyColumns = (tagKeys: readonly string[]): string[] => [
  ...dimensions.map((name) => `dimension ${name}`),
  ...tagKeys.map((_, index) => tagColumn(index)),
];

/** One pass over the files: rows grouped to facts, with exact sums and everything that is asked about the rows. */
export const groupSql = (shape: ScanShape, precision: Precision, source: string): string => {
  const groups = [...keyColumns(shape.tagKeys), 'day', 'month', 'currency', 'kind', 'left out', 'bad'].map(identifier);
  const sums = [
    'count(*) AS "rows"',
    'count(*) FILTER ("invoiced") AS "invoiced rows"',
    'max("account name") AS "account name"',
    'bool_or("inexact") AS "inexact"',
    'sum("quantity") AS "quantity"',
    ...costs.map((cost) => (isKnownCost(shape, cost) ? `sum(${cost}) AS ${cost}` : `NULL AS ${cost}`)),
    ...shape.amounts.map(
      ({ name }) => `count(*) FILTER (${identifier(`filled ${name}`)}) AS ${identifier(`filled ${name}`)}`,
    ),
  ];
  return `CREATE OR REPLACE TEMP TABLE grouped AS
    SELECT ${[...groups, ...sums].join(', ')} FROM (${rowSql(shape, precision, source)}) GROUP BY ${groups.join(', ')}`;
};
