import type { DuckDBConnection } from '@duckdb/node-api';
import type { SurveyedRows, SurveyQuestion } from '../sources/bill-survey';
import { compileExpression, identifier } from './compile-sql';
import { columnsOfExpression } from './mapped-columns';
import { count, rowsOf, text } from './read-values';
import { type FileColumns, sourceSql } from './source-sql';

/** Groups all rows of the files as a survey asks, with exact sums of an amount. */
export const surveyRows = async (
  connection: DuckDBConnection,
  files: readonly FileColumns[],
  { groupBy, monthOf, amount }: SurveyQuestion,
): Promise<SurveyedRows[]> => {
  const expressions = Object.values(groupBy);
  const names = [...new Set([...expressions.flatMap(columnsOfExpression), monthOf, amount])];
  const source = sourceSql(files, { names, amounts: [], ordered: true });
  const texts = expressions.map(
    (expression) => `COALESCE(CAST(${compileExpression(expression, new Set(names))} AS VARCHAR), '')`,
  );
  const keys = ['"file index"', ...texts, `COALESCE(left(${identifier(monthOf)}, 7), '')`];
  const cast = `TRY_CAST(${identifier(amount)} AS DECIMAL(38,18))`;
  const found = await rowsOf(
    connection,
    `SELECT ${keys.join(', ')}, count(*), CAST(COALESCE(sum(${cast}), 0) AS VARCHAR), count(*) - count(${cast})
     FROM (${source}) GROUP BY ${keys.map((_, index) => index + 1).join(', ')} ORDER BY ALL`,
  );
  const last = keys.length;
  return found.map((row) => ({
    file: count(row[0]),
    texts: Object.fromEntries(Object.keys(groupBy).map((name, index) => [name, text(row[index + 1])])),
    month: text(row[last - 1]),
    rows: count(row[last]),
    sum: text(row[last + 1]),
    withoutAmount: count(row[last + 2]),
  }));
};
