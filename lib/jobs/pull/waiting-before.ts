import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import { discardImport } from '../../../db/commands/discard-import';
import { deliveredPeriods } from '../../../db/queries/delivered-periods';
import { importPreview } from '../../../db/queries/import-preview';
import { listJobs } from '../../../db/queries/jobs';
import { isStaged } from '../../../db/queries/staged-imports';
import { readResult } from '../import-job';
import type { ImportOutcome } from '../import-outcome';
import { pullJobKind, pullSubject } from './pull-job';

const everyPull = 1_000;

/** The previews that earlier pulls of a connection left, and nobody answered yet. */
const waitingOf = (db: PerunitDatabase, connectionId: number): number[] => {
  const pulls = listJobs(db, { kind: pullJobKind, subject: pullSubject(connectionId), limit: everyPull });
  const ids = pulls.flatMap(({ result }) => readResult(result).sets.map(({ importId }) => importId));
  // Several pulls in a row may have left the same one.
  return [...new Set(ids.filter((id) => id !== null))].filter((id) => isStaged(db, id));
};

const overlaps = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...some].some((one) => others.has(one));

/**
 * Puts what a pull brought in the place of previews that its connection left before: the same bytes keep the older
 * preview, which a person may have open; newer ones take its place. Returns the outcome with the preview that stays.
 */
export const replaceWaiting = (
  db: PerunitDatabase,
  connectionId: number,
  outcome: ImportOutcome,
  by: string,
): ImportOutcome => {
  const { importId, result, sha256 } = outcome;
  if (importId === null || result === 'unchanged') return outcome;
  const periods = deliveredPeriods(db, importId);
  const before = waitingOf(db, connectionId).filter(
    (id) => id !== importId && overlaps(periods, deliveredPeriods(db, id)),
  );
  const same = before.find((id) => result === 'waiting' && importPreview(db, id).sha256 === sha256);
  for (const id of same === undefined ? before : [importId]) discardImport(db, id, { by });
  return same === undefined ? outcome : { ...outcome, importId: same };
};
