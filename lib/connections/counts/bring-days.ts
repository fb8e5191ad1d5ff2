import 'server-only';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { countedDays } from '../../../db/queries/counted-days';
import type { WorkspaceDayRecord } from '../../../db/record-types';
import type { ImportOutcome } from '../../jobs/import-outcome';
import { type Month, monthOfDay } from '../../month/month';
import type { PullContext } from '../connector';
import { type DayCounts, dayOf } from './day-counts';

/** The columns of the file of days, as `workspaces-daily` reads them. */
const header = [
  ...(['date', 'cluster', 'active', 'hibernated', 'total', 'paid', 'freemium_active'] as const),
  ...(['provisioning', 'leaving', 'unclassified', 'source'] as const),
];

type Cells = { readonly [Name in keyof DayCounts]: number | string | null | undefined };

const lineOf = (counts: Cells, source: string): readonly unknown[] => [
  ...[counts.day, counts.cluster, counts.active, counts.hibernated, counts.total, counts.paid, counts.freemiumActive],
  ...[counts.provisioning, counts.leaving, counts.unclassified, source],
];

const toCells = (record: WorkspaceDayRecord): Cells => ({
  ...record,
  ...{ provisioning: record.provisioning, leaving: record.leaving, unclassified: record.unclassified },
});

/** The feed of a connection's counts: its name may change, its number does not. */
const sourceOf = ({ connection }: PullContext, kind: string): string => `${kind}-${connection.id}`;

type Lines = readonly (readonly unknown[])[];

const inOrder = (all: readonly Cells[], source: string): Lines =>
  [...all]
    .sort((one, other) => `${one.day} ${one.cluster ?? ''}`.localeCompare(`${other.day} ${other.cluster ?? ''}`))
    .map((counts) => lineOf(counts, source));

const textOf = (lines: Lines): string => `${Papa.unparse([header, ...lines], { newline: '\n' })}\n`;

/** A month's file, and whether it says what is known already; days that were not counted now stay as they were. */
const fileOf = ({ db }: PullContext, source: string, month: Month, counted: readonly DayCounts[]) => {
  const now = new Set(counted.map(({ day }) => day));
  const known = [...countedDays(db, source, month)].flatMap(([, records]) => records.map(toCells));
  const kept = known.filter(({ day }) => !now.has(String(day)));
  const text = textOf(inOrder([...kept, ...counted], source));
  return { name: `workspaces-${source}-${month}.csv`, text, isKnown: text === textOf(inOrder(known, source)) };
};

/**
 * Writes what was counted as a file a month, and hands the files to the import. A month's days are replaced whole: days
 * that could not be counted this time stay as they were counted before. Months without a day bring no file, nor do months
 * that are over and were counted alike before.
 */
export const bringDays = async (
  context: PullContext,
  kind: string,
  counted: readonly DayCounts[],
): Promise<readonly ImportOutcome[]> => {
  const source = sourceOf(context, kind);
  const current = monthOfDay(dayOf(context.now().getTime()));
  const months = [...new Set(counted.map(({ day }) => monthOfDay(day)))].sort();
  const files = months
    .map((month) => ({
      ...fileOf(
        context,
        source,
        month,
        counted.filter(({ day }) => monthOfDay(day) === month),
      ),
      month,
    }))
    .filter(({ isKnown, month }) => month === current || !isKnown)
    .map(({ name, text }) => ({ name, path: join(context.folder, name), text }));
  for (const { path, text } of files) await writeFile(path, text, { mode: 0o600 });
  return files.length === 0 ? [] : context.importFiles(files.map(({ name, path }) => ({ name, path })));
};
