import { dimensions } from '../sources/mapping';
import type { Precision } from './amount-sql';
import { compileCondition, compileExpression, identifier } from './compile-sql';
import { isBadRowSql, textChecks } from './row-checks';
import {
  type CostName,
  costs,
  countedAmounts,
  isKnownCost,
  rowGroupsSql,
  type ScanShape,
  usageStartSql,
} from './row-groups-sql';
import { tagColumn, withTagsSql } from './tag-sql';

export { type CostName, costs, isKnownCost, type ScanShape };

/** The columns that make one kind of line, in the order that keys are sent in. */
export const keyColumns = (tagKeys: readonly string[]): string[] => [
  ...dimensions.map((name) => `dimension ${name}`),
  ...tagKeys.map((_, index) => tagColumn(index)),
];

const carried = (shape: ScanShape): string[] => [
  'rows',
  'invoiced rows',
  'account name',
  'inexact',
  'quantity',
  'unread quantities',
  ...shape.tagKeys.map((_, index) => tagColumn(index)),
  ...countedAmounts(shape).map((name) => `filled ${name}`),
  ...costs,
];

/** A group of rows as the line that its rules make of it. */
const lineSql = (shape: ScanShape, groups: string): string => {
  const { mapping, columns } = shape;
  const { manyValued } = mapping;
  const list = [
    ...dimensions.map(
      (name) =>
        `CAST(${compileExpression(mapping.dimensions[name], columns, manyValued)} AS VARCHAR) AS ${identifier(`dimension ${name}`)}`,
    ),
    `left(${identifier(mapping.usageStart)}, 10) AS "day"`,
    `left(${identifier(mapping.billingMonth)}, 7) AS "month"`,
    `${identifier(mapping.currency)} AS "currency"`,
    `CAST(${columns.has(mapping.kinds.column) ? identifier(mapping.kinds.column) : 'NULL'} AS VARCHAR) AS "kind"`,
    `${mapping.leftOut === null ? 'FALSE' : compileCondition(mapping.leftOut, columns, manyValued)} AS "left out"`,
    `("bad cell" OR ${isBadRowSql(textChecks(mapping, columns, shape.latestMonth))}) AS "bad"`,
    ...carried(shape).map(identifier),
  ];
  const tagged = shape.groupsByTagCell ? withTagsSql(shape, groups) : groups;
  return `SELECT ${list.join(', ')} FROM (SELECT *, ${usageStartSql(mapping)} FROM (${tagged}))`;
};

/** One pass over the files: rows grouped to facts, with exact sums and everything that is asked about the rows. */
export const groupSql = (shape: ScanShape, precision: Precision, source: string): string => {
  const groups = [...keyColumns(shape.tagKeys), 'day', 'month', 'currency', 'kind', 'left out', 'bad'].map(identifier);
  const sums = [
    'sum("rows") AS "rows"',
    'sum("invoiced rows") AS "invoiced rows"',
    'max("account name") AS "account name"',
    'bool_or("inexact") AS "inexact"',
    'sum("quantity") AS "quantity"',
    'sum("unread quantities") AS "unread quantities"',
    ...costs.map((cost) => (isKnownCost(shape, cost) ? `sum(${cost}) AS ${cost}` : `NULL AS ${cost}`)),
    ...countedAmounts(shape).map((name) => `sum(${identifier(`filled ${name}`)}) AS ${identifier(`filled ${name}`)}`),
  ];
  return `CREATE OR REPLACE TEMP TABLE grouped AS
    SELECT ${[...groups, ...sums].join(', ')} FROM (${lineSql(shape, rowGroupsSql(shape, precision, source))})
    GROUP BY ${groups.join(', ')}`;
};
