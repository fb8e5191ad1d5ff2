import type { Mapping } from '../sources/mapping';
import { type Columns, identifier, literal } from './compile-sql';

export type TagQuestion = { readonly mapping: Mapping; readonly columns: Columns; readonly tagKeys: readonly string[] };

/** One parse of a tag cell for all keys and spellings that are asked for. */
const tagListName = (column: string) => identifier(`tags of ${column}`);

const tagPaths = ({ mapping, tagKeys }: TagQuestion) => tagKeys.flatMap((key) => mapping.tags.keySpellings(key));

const presentMaps = ({ mapping, columns, tagKeys }: TagQuestion) =>
  tagKeys.length === 0 ? [] : mapping.tags.mapColumns.filter((column) => columns.has(column));

const tagListSql = (question: TagQuestion, column: string): string => {
  const paths = tagPaths(question).map((key) => literal(`$."${key.replaceAll('"', '')}"`));
  const cell = identifier(column);
  return `CASE WHEN ${cell} IS NULL THEN NULL ELSE TRY(json_extract_string(${cell}, [${paths.join(', ')}])) END AS ${tagListName(column)}`;
};

/** The columns that tags are read from. */
export const tagCellColumns = (question: TagQuestion): string[] => [
  ...presentMaps(question),
  ...question.tagKeys
    .flatMap((key) => question.mapping.tags.keyColumns(key))
    .filter((name) => question.columns.has(name)),
];

/** The rows with a column for each tag key. */
export const withTagsSql = (question: TagQuestion, rows: string): string => {
  const parsed = ['*', ...tagListsSql(question)].join(', ');
  return `SELECT ${['*', ...tagsSql(question)].join(', ')} FROM (SELECT ${parsed} FROM (${rows}))`;
};

/** The select list that parses tag cells. */
const tagListsSql = (question: TagQuestion): string[] =>
  presentMaps(question).map((column) => tagListSql(question, column));

/** The group column of the n-th tag key. */
export const tagColumn = (index: number): string => `tag ${index}`;

/** The select list of the tag keys' values, over parsed tag cells. */
const tagsSql = (question: TagQuestion): string[] => {
  const { mapping, columns, tagKeys } = question;
  const paths = tagPaths(question);
  return tagKeys.map((key, index) => {
    const spellings = mapping.tags.keySpellings(key);
    const inMaps = presentMaps(question).flatMap((column) =>
      spellings.map((one) => `NULLIF(${tagListName(column)}[${paths.indexOf(one) + 1}], '')`),
    );
    const inColumns = mapping.tags
      .keyColumns(key)
      .filter((column) => columns.has(column))
      .map(identifier);
    return `CAST(COALESCE(${[...inMaps, ...inColumns, 'NULL', 'NULL'].join(', ')}) AS VARCHAR) AS ${identifier(tagColumn(index))}`;
  });
};
