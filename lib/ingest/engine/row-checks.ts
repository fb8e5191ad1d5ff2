import type { Month } from '../../month/month';
import type { Mapping } from '../sources/mapping';
import { type AmountColumn, isUnreadableSql, type Precision } from './amount-sql';
import { type Columns, compileExpression, identifier, literal } from './compile-sql';

/** One thing that makes a row a reject: the column to name, the test, and the words. */
export type RowCheck = {
  readonly column: string;
  readonly isBadSql: string;
  readonly reason: string;
  readonly remedy: string;
};

/** Days in UTC: no zone, or UTC's. */
const utcTail = "'([.][0-9]+)?(Z|[+]00(:?00)?| UTC)?'";

const dateCheck = (column: string): RowCheck => {
  const cell = identifier(column);
  const tail = `substr(${cell}, 20)`;
  const isUtc = `(${tail} IN ('', '.000Z', 'Z') OR regexp_full_match(${tail}, ${utcTail}))`;
  const isDay = `(substr(${cell}, 8, 1) = '-' AND TRY_CAST(left(${cell}, 10) AS DATE) IS NOT NULL)`;
  return {
    column,
    isBadSql: `(${cell} IS NULL OR NOT ${isDay} OR NOT ${isUtc})`,
    reason: 'is not a date that exists, written YYYY-MM-DD in UTC',
    remedy: 'Correct the date in the file, or export the bill again.',
  };
};

/**
 * A time of day, or none: whole hours are told by their text, the rest by a cast. Asked of each row, since rows are
 * grouped by their day.
 */
const timeCheck = (column: string): RowCheck => {
  const cell = identifier(column);
  const part = (from: number, length: number) => `substr(${cell}, ${from}, ${length})`;
  const isMidnight = `${part(11, 9)} IN ('T00:00:00', ' 00:00:00')`;
  const isSeparated = `${part(11, 1)} IN ('T', ' ')`;
  const isHour = `(${part(14, 6)} = ':00:00' AND ${isSeparated} AND ${part(12, 2)} BETWEEN '00' AND '23' AND ${part(13, 1)} BETWEEN '0' AND '9')`;
  const isTime = `(${part(17, 1)} = ':' AND ${isSeparated} AND TRY_CAST(left(${cell}, 19) AS TIMESTAMP) IS NOT NULL)`;
  const isMinute = `regexp_full_match(substr(${cell}, 11), '[T ]([01][0-9]|2[0-3]):[0-5][0-9]Z?')`;
  return {
    column,
    isBadSql: `(${cell} IS NOT NULL AND NOT (${isMidnight} OR ${isHour} OR length(${cell}) = 10 OR ${isTime} OR ${isMinute}))`,
    reason: 'has no time of day that exists, written hh:mm:ss in UTC',
    remedy: 'Correct the date in the file, or export the bill again.',
  };
};

const firstMonth = '2006-01';

/** AWS bills began in 2006, and no bill is of a month after the next. */
const monthCheck = (column: string, latestMonth: Month | null): RowCheck => {
  const month = `left(${identifier(column)}, 7)`;
  const isLate = latestMonth === null ? 'FALSE' : `${month} > ${literal(latestMonth)}`;
  return {
    column,
    isBadSql: `(${month} < ${literal(firstMonth)} OR ${isLate})`,
    reason: `is no billing month from ${firstMonth} to ${latestMonth ?? 'today'}`,
    remedy: 'Correct the date in the file, or export the bill again.',
  };
};

const filledCheck = (column: string, sql: string): RowCheck => ({
  column,
  isBadSql: `(${sql} IS NULL)`,
  reason: 'is empty',
  remedy: 'Fill in the value, or export the bill again.',
});

const unreadableCheck = ({ name, kind }: AmountColumn): RowCheck => ({
  column: name,
  isBadSql: isUnreadableSql(name, kind),
  reason: 'is not a plain decimal number with at most 20 digits and 18 decimals',
  remedy: 'Write amounts such as 1234.56 or 1.2E-7, without thousands separators or currency signs.',
});

/** A line whose cost stands in columns of its own must fill one of them: empty, it would read as zero. */
const pricedChecks = ({ kinds }: Mapping, amounts: readonly AmountColumn[]): RowCheck[] => {
  const present = new Set(amounts.map(({ name }) => name));
  return kinds.priced.flatMap(({ kind, by, alsoBy = [] }): RowCheck[] => {
    const prices = [...by, ...alsoBy].filter((name) => present.has(name));
    const column = prices.includes(by.at(-1) ?? '') ? by.at(-1) : prices[0];
    if (column === undefined) return [];
    const empty = prices.map((name) => `${identifier(name)} IS NULL`).join(' AND ');
    return [
      {
        column,
        isBadSql: `(${empty} AND COALESCE(${identifier(kinds.column)} = ${literal(kind)}, FALSE))`,
        reason: `is empty on a ${kind} line, whose cost stands there`,
        remedy: 'Export the bill again with the Savings Plan and reservation columns.',
      },
    ];
  });
};

/** What is asked of a row's amounts and its time of day; whether they can be read only in the exact pass, which the fast one asks for. */
export const cellChecks = (mapping: Mapping, amounts: readonly AmountColumn[], precision: Precision): RowCheck[] => [
  ...mapping.filledAmounts.map((name) => filledCheck(name, identifier(name))),
  ...pricedChecks(mapping, amounts),
  timeCheck(mapping.usageStart),
  ...(precision === 'exact' ? amounts.map(unreadableCheck) : []),
];

/** What is asked of a row's days, currency, payer and service. */
export const textChecks = (mapping: Mapping, columns: Columns, latestMonth: Month | null): RowCheck[] => [
  filledCheck(mapping.currency, identifier(mapping.currency)),
  dateCheck(mapping.billingMonth),
  timeCheck(mapping.billingMonth),
  monthCheck(mapping.billingMonth, latestMonth),
  dateCheck(mapping.usageStart),
  filledCheck(payerColumn(mapping), compileExpression(mapping.dimensions.payerId, columns)),
  filledCheck(serviceColumn(mapping), compileExpression(mapping.dimensions.service, columns)),
];

const payerColumn = ({ dimensions: { payerId } }: Mapping) => ('column' in payerId ? payerId.column : 'payer');

const serviceColumn = ({ dimensions: { service } }: Mapping) => {
  if ('column' in service) return service.column;
  return 'first' in service && service.first[0] !== undefined && 'column' in service.first[0]
    ? service.first[0].column
    : 'service';
};

/** Whether a row is a reject. */
export const isBadRowSql = (checks: readonly RowCheck[]): string =>
  `(${checks.map(({ isBadSql }) => isBadSql).join(' OR ')})`;
