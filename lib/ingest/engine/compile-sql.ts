import type { Amount, Condition, Expression } from '../sources/mapping';

/** Quotes an identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Quotes a text. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Which columns the scanned rows have: a column that is not there is null. */
export type Columns = ReadonlySet<string>;

/** How a condition that was answered for each row, before rows were grouped, is called afterwards. */
export const flagColumn = (condition: Condition): string => `flag ${JSON.stringify(condition)}`;

const columnSql = (name: string, columns: Columns) => (columns.has(name) ? identifier(name) : 'NULL');

/** The SQL of a text expression. */
export const compileExpression = (
  expression: Expression,
  columns: Columns,
  manyValued: readonly string[] = [],
): string => {
  const compile = (one: Expression) => compileExpression(one, columns, manyValued);
  if ('column' in expression) return columnSql(expression.column, columns);
  if ('text' in expression) return literal(expression.text);
  if ('first' in expression) return `COALESCE(${expression.first.map(compile).join(', ')})`;
  const cases = expression.cases.map(
    ([condition, then]) => `WHEN ${compileCondition(condition, columns, manyValued)} THEN ${compile(then)}`,
  );
  return `CASE ${cases.join(' ')} ELSE ${compile(expression.otherwise)} END`;
};

/** The SQL of a condition; never null. Of columns with too many values, the answer was taken before grouping. */
export const compileCondition = (
  condition: Condition,
  columns: Columns,
  manyValued: readonly string[] = [],
): string => {
  const compile = (one: Condition) => compileCondition(one, columns, manyValued);
  if ('every' in condition) return `(${condition.every.map(compile).join(' AND ')})`;
  if ('some' in condition) return `(${condition.some.map(compile).join(' OR ')})`;
  if ('not' in condition) return `(NOT ${compile(condition.not)})`;
  const name = 'isFilled' in condition ? condition.isFilled : condition.column;
  if (!columns.has(name)) return 'FALSE';
  if (manyValued.includes(name)) return identifier(flagColumn(condition));
  return compileTest(condition);
};

type Test = Exclude<Condition, { every: readonly Condition[] } | { some: readonly Condition[] } | { not: Condition }>;

/** The SQL of a condition on one column that the rows have. */
export const compileTest = (test: Test): string => {
  if ('isFilled' in test) return `(${identifier(test.isFilled)} IS NOT NULL)`;
  const column = identifier(test.column);
  const answer =
    'isLike' in test
      ? `${column} ILIKE ${literal(test.isLike)}`
      : `${column} IN (${test.isOneOf.map(literal).join(', ')})`;
  return `COALESCE(${answer}, FALSE)`;
};

/** The conditions on one column each that a condition is made of. */
export const testsOfCondition = (condition: Condition): Test[] => {
  if ('every' in condition) return condition.every.flatMap(testsOfCondition);
  if ('some' in condition) return condition.some.flatMap(testsOfCondition);
  return 'not' in condition ? testsOfCondition(condition.not) : [condition];
};

/** How the cast decimal of an amount column is called in the row that costs are computed from. */
export const decimalColumn = (column: string): string => `amount of ${column}`;

/** A row's amount in the first of the columns that the file has and that is filled, else zero. */
const firstFilled = (names: readonly string[], columns: Columns): string => {
  const present = names.filter((name) => columns.has(name)).map((name) => identifier(decimalColumn(name)));
  return present.length === 0 ? '0' : `COALESCE(${[...present, '0'].join(', ')})`;
};

/** The SQL of a row's amount, over columns already cast to decimals. */
export const compileAmount = (amount: Amount, columns: Columns): string => {
  const compile = (one: Amount) => compileAmount(one, columns);
  if ('zero' in amount) return '0';
  if ('amount' in amount) return firstFilled([amount.amount], columns);
  if ('firstAmount' in amount) return firstFilled(amount.firstAmount, columns);
  if ('plus' in amount) return `(${amount.plus.map(compile).join(' + ')})`;
  if ('minus' in amount) return `(${amount.minus.map(compile).join(' - ')})`;
  const cases = amount.whenTrue.map(
    ([condition, then]) => `WHEN ${compileCondition(condition, columns)} THEN ${compile(then)}`,
  );
  return `CASE ${cases.join(' ')} ELSE ${compile(amount.otherwise)} END`;
};
