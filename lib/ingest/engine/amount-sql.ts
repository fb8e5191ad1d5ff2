import { decimalColumn, identifier } from './compile-sql';

/**
 * How amounts are cast. `fast` holds 8 digits and 10 decimals, as AWS prints them, and flags whatever does not fit;
 * `exact` holds 20 digits and 18 decimals, and what does not fit there is a reject.
 */
export type Precision = 'fast' | 'exact';

export type AmountKind = 'text' | 'double';

const decimalType = (precision: Precision) => (precision === 'fast' ? 'DECIMAL(18,10)' : 'DECIMAL(38,18)');

const plainNumber = "'[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?'";

/** Decimals that a number's text needs, its exponent counted in and trailing zeros left out. */
const decimalsOf = (text: string) =>
  `(length(rtrim(regexp_extract(${text}, '^[+-]?[0-9]*[.]?([0-9]*)', 1), '0'))
    - COALESCE(TRY_CAST(NULLIF(regexp_extract(${text}, '[eE]([+-]?[0-9]+)$', 1), '') AS INTEGER), 0))`;

/** A double whose nearest 10-decimal number has at most 15 digits and reads back as the same double: that is its shortest text. */
const isShortDouble = (column: string) =>
  `(abs(${column}) < 1e5 AND CAST(TRY_CAST(${column} AS DECIMAL(18,10)) AS DOUBLE) = ${column})`;

const textOf = (column: string, kind: AmountKind) => (kind === 'double' ? `CAST(${column} AS VARCHAR)` : column);

const castSql = (column: string, kind: AmountKind, precision: Precision): string => {
  const fromText = `TRY_CAST(${textOf(column, kind)} AS ${decimalType(precision)})`;
  if (kind === 'text' || precision === 'exact') return fromText;
  return `CASE WHEN ${isShortDouble(column)} THEN TRY_CAST(${column} AS DECIMAL(18,10)) ELSE ${fromText} END`;
};

/** True where the fast cast may have rounded, or read what is no plain number. */
const needsExactSql = (name: string, kind: AmountKind): string => {
  const column = identifier(name);
  const text = textOf(column, kind);
  const cast = identifier(decimalColumn(name));
  // Without a point, a text of more than 10 digits goes to the exact pass too, which does no harm.
  const isLong = `(length(${text}) - strpos(${text}, '.') > 10)`;
  const isOdd = `(${cast} IS NULL OR ${isLong} OR contains(${text}, '_') OR contains(${text}, 'e') OR contains(${text}, 'E'))`;
  const mayBeWrong = kind === 'double' ? `(NOT ${isShortDouble(column)} AND ${isOdd})` : isOdd;
  return `(${column} IS NOT NULL AND ${mayBeWrong})`;
};

/** True where the text is no number, or has more digits or decimals than can be kept. */
export const isUnreadableSql = (name: string, kind: AmountKind): string => {
  const column = identifier(name);
  const text = `trim(${textOf(column, kind)})`;
  const cast = `TRY_CAST(${text} AS ${decimalType('exact')})`;
  return `(${column} IS NOT NULL AND (NOT regexp_full_match(${text}, ${plainNumber}) OR ${cast} IS NULL OR ${decimalsOf(text)} > 18))`;
};

export type AmountColumn = { readonly name: string; readonly kind: AmountKind };

/** The cast columns of a select list. */
export const castAmountsSql = (amounts: readonly AmountColumn[], precision: Precision): string[] =>
  amounts.map(
    ({ name, kind }) => `${castSql(identifier(name), kind, precision)} AS ${identifier(decimalColumn(name))}`,
  );

const anyOf = (conditions: readonly string[]) => (conditions.length === 0 ? 'FALSE' : `(${conditions.join(' OR ')})`);

/** Whether any amount of the row needs the exact pass. */
export const anyNeedsExactSql = (amounts: readonly AmountColumn[], precision: Precision): string =>
  precision === 'exact' ? 'FALSE' : anyOf(amounts.map(({ name, kind }) => needsExactSql(name, kind)));
