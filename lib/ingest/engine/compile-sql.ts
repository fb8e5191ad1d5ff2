import type { Amount, Condition, Expression } from '../sources/mapping';

/** Quotes an identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Quotes a text. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Which columns the scanned rows have: a column that is not there is null. */
export type Columns = ReadonlySet<string>;

const columnSql = (name: string, columns: Columns) => (columns.has(name) ? identifier(name) : 'NULL');

/** The SQL of a text expression. */
export const compileExpression = (expression: Expression, columns: Columns): string => {
  if ('column' in expression) return columnSql(expression.column, columns);
  if ('text' in expression) return literal(expression.text);
  if ('first' in expression)
    return `COALESCE(${expression.first.map((one) => compileExpression(one, columns)).join(', ')})`;
  const cases = expression.cases.map(
    ([condition, then]) => `WHEN ${compileCondition(condition, columns)} THEN ${compileExpression(then, columns)}`,
  );
  return `CASE ${cases.join(' ')} ELSE ${compileExpression(expression.otherwise, columns)} END`;
};

/** The SQL of a condition; never null. */
export const compileCondition = (condition: Condition, columns: Columns): string => {
  if ('isFilled' in condition) return `(${columnSql(condition.isFilled, columns)} IS NOT NULL)`;
  if ('every' in condition) return `(${condition.every.map((one) => compileCondition(one, columns)).join(' AND ')})`;
  if ('some' in condition) return `(${condition.some.map((one) => compileCondition(one, columns)).join(' OR ')})`;
  if ('not' in condition) return `(NOT ${compileCondition(condition.not, columns)})`;
  if (!columns.has(condition.column)) return 'FALSE';
  const column = identifier(condition.column);
  const test =
    'isLike' in condition
      ? `${column} ILIKE ${literal(condition.isLike)}`
      : `${column} IN (${condition.isOneOf.map(literal).join(', ')})`;
  return `COALESCE(${test}, FALSE)`;
};

/** How the cast decimal of an amount column is called in the row that costs are computed from. */
export const decimalColumn = (column: string): string => `amount of ${column}`;

const zeroIfEmpty = (name: string, columns: Columns) =>
  columns.has(name) ? `COALESCE(${identifier(decimalColumn(name))}, 0)` : '0';

/** The SQL of an amount, over columns already cast to decimals. */
export const compileAmount = (amount: Amount, columns: Columns): string => {
  if ('zero' in amount) return '0';
  if ('amount' in amount) return zeroIfEmpty(amount.amount, columns);
  if ('firstAmount' in amount) {
    const present = amount.firstAmount
      .filter((name) => columns.has(name))
      .map((name) => identifier(decimalColumn(name)));
    return `COALESCE(${[...present, '0'].join(', ')})`;
  }
  if ('plus' in amount) return `(${amount.plus.map((one) => compileAmount(one, columns)).join(' + ')})`;
  if ('minus' in amount) return `(${amount.minus.map((one) => compileAmount(one, columns)).join(' - ')})`;
  const cases = amount.whenTrue.map(
    ([condition, then]) => `WHEN ${compileCondition(condition, columns)} THEN ${compileAmount(then, columns)}`,
  );
  return `CASE ${cases.join(' ')} ELSE ${compileAmount(amount.otherwise, columns)} END`;
};
