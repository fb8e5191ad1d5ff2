import { type Day, type Month, monthOfDay } from '../../../month/month';
import { ConnectionError } from '../../connection-error';
import { type DayCounts, dayOf, unknownCounts } from '../../counts/day-counts';
import { countFields, type JsonCountsSettings } from './json-counts-settings';
import { countAt, listAt, valueAt } from './json-path';

/** What an answer says; `missing`: the days that lack a number, and the paths that led nowhere. */
export type ReadCounts = {
  readonly counted: readonly DayCounts[];
  readonly missing: readonly { readonly day: Day; readonly field: string }[];
};

const dayText = (value: unknown): Day | null => {
  const text = typeof value === 'string' ? value : '';
  const ms = /^\d{4}-\d{2}-\d{2}([T ]00:00(:00(\.0+)?)?(Z|\+00:00)?)?$/.test(text)
    ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
    : Number.NaN;
  return Number.isNaN(ms) || dayOf(ms) !== text.slice(0, 10) ? null : text.slice(0, 10);
};

const refusal = (text: string, remedy: string): ConnectionError => new ConnectionError('bad-answer', text, remedy);

const dayOfRow = (row: unknown, path: string | undefined, usual: Day): Day => {
  if (path === undefined) return usual;
  const day = dayText(valueAt(row, path));
  if (day !== null) return day;
  throw refusal(`${path} is no UTC day in a row of the answer.`, 'Days are YYYY-MM-DD.');
};

const clusterOfRow = (row: unknown, path: string | undefined): string | null => {
  const cluster = path === undefined ? null : valueAt(row, path);
  if (cluster === null || (typeof cluster === 'string' && cluster.trim() !== '')) return cluster;
  throw refusal(`${path} is no name of a cluster in a row of the answer.`, 'Correct the path.');
};

const refuseTwins = (counted: readonly DayCounts[]): void => {
  const seen = new Set<string>();
  for (const { day, cluster } of counted) {
    const key = JSON.stringify([day, cluster]);
    if (seen.has(key))
      throw refusal(
        `The answer has several rows of ${cluster ?? day} on ${day}.`,
        'Name the path of the day or the cluster.',
      );
    seen.add(key);
  }
};

/**
 * Counts by day and cluster from an answer, for the months wanted, up to today. A day that lacks a number is left out whole. Throws
 * ConnectionError for an answer that has no rows where they should be.
 */
export const readCounts = (
  answer: unknown,
  settings: JsonCountsSettings,
  { day: usual, months, today }: { readonly day: Day; readonly months: readonly Month[]; readonly today: Day },
): ReadCounts => {
  const rows = settings.rows === undefined ? [answer] : listAt(answer, settings.rows);
  if (rows === null) throw refusal(`There is no list at ${settings.rows}.`, 'Correct the path of the rows.');
  const asked = countFields.flatMap((field) => {
    const path = settings[field];
    return path === undefined ? [] : [{ field, path }];
  });
  const read = rows.map((row) => {
    const day = dayOfRow(row, settings.date, usual);
    const values = asked.map(({ field, path }) => ({ field, count: countAt(row, path) }));
    const own = Object.fromEntries(values.map(({ field, count }) => [field, count]));
    const counts = { ...unknownCounts(day, clusterOfRow(row, settings.cluster)), ...own };
    const total = counts.total ?? sumOf(counts);
    return { counts: { ...counts, total }, without: values.filter(({ count }) => count === null) };
  });
  const wanted = read.filter(({ counts: { day } }) => day <= today && months.includes(monthOfDay(day)));
  const missing = wanted.flatMap(({ counts, without }) => without.map(({ field }) => ({ day: counts.day, field })));
  const broken = new Set(missing.map(({ day }) => day));
  const counted = wanted.map(({ counts }) => counts).filter(({ day }) => !broken.has(day));
  refuseTwins(counted);
  return { counted, missing };
};

const sumOf = ({ active, hibernated }: DayCounts): number | null =>
  active === null || hibernated === null ? null : active + hibernated;
