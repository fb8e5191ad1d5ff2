import { createHash } from 'node:crypto';
import { IngestError } from '../../ingest/ingest-error';
import { type Manifest, parseManifest } from '../../ingest/manifest';
import type { Month } from '../../month/month';
import type { ListedExport, ListedMonth } from './list-exports';
import { type PlacedFile, placeFile } from './place-file';
import { type StoredFile, segmentsOf } from './stored-file';

/** A period whose execution in force is wholly there. */
export type ReadyPeriod = {
  readonly state: 'ready';
  readonly month: Month;
  readonly manifest: StoredFile | null;
  readonly files: readonly StoredFile[];
  /** The assembly or execution, where the export says. */
  readonly execution: string | null;
  /** The same as long as the same files have the same content. */
  readonly fingerprint: string;
};

/** Why a period cannot be taken: files are missing, its manifest is not to be trusted, or it is not delivered yet. */
export type UnreadyPeriod = {
  readonly state: 'incomplete' | 'refused' | 'unfinished';
  readonly month: Month;
  readonly reason: string;
};

/** One period of an export. */
export type ExportPeriod = ReadyPeriod | UnreadyPeriod;

/** What a manifest may name, and how its parts are found. */
export type PeriodPlace = {
  /** The buckets that a manifest may name; null where there are none, in a folder. */
  readonly buckets: readonly string[] | null;
  /** The files that the manifest's keys mean, one each. Throws IngestError. */
  readonly findParts: (manifest: Manifest) => readonly StoredFile[];
  /** Files written in place are left alone until this much time has passed since a part newer than the manifest. */
  readonly settleMs: number;
  readonly now: Date;
};

/** A hash over the names, sizes and versions of files. */
export const fingerprintOf = (files: readonly StoredFile[]): string => {
  const lines = files.map(({ key, size, version }) => `${key}\t${size}\t${version}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
};

const keyProblem = (key: string, root: string, month: Month): string | null => {
  if (segmentsOf(key).some((segment) => segment === '..' || segment === '.'))
    return `names ${key}, which climbs folders`;
  if (root !== '' && !key.startsWith(`${root}/`)) return `names ${key}, which is not in its export’s folder`;
  const placed = placeFile({ key, size: 0, version: '', modifiedAt: new Date(0) });
  if (placed !== null && placed.month !== month) return `names ${key}, which is of another period`;
  return null;
};

const manifestProblem = (
  { parts, buckets, period }: Manifest,
  { root, month }: { root: string; month: Month },
  { buckets: allowed }: PeriodPlace,
): string | null => {
  const foreign = allowed === null ? undefined : buckets.find((bucket) => !allowed.includes(bucket));
  if (foreign !== undefined) return `names files in the bucket ${foreign}`;
  if (period !== null && period !== month) return `is of ${period}, not of the folder’s period`;
  for (const key of parts) {
    // In a folder, keys are those of the bucket that it was copied from.
    const problem = keyProblem(key, allowed === null ? '' : root, month);
    if (problem !== null) return problem;
  }
  return null;
};

/** Written in place: no folder of the execution keeps its files apart from the next one’s. */
const isBeingWritten = (
  parts: readonly StoredFile[],
  manifest: StoredFile,
  execution: string | null,
  { settleMs, now }: PeriodPlace,
): boolean => {
  if (execution !== null && parts.every(({ key }) => key.includes(execution))) return false;
  const newest = Math.max(...parts.map(({ modifiedAt }) => modifiedAt.getTime()));
  return newest > manifest.modifiedAt.getTime() && now.getTime() - newest < settleMs;
};

const withManifest = (
  { root }: ListedExport,
  month: Month,
  { file, text }: { file: StoredFile; text: string },
  place: PeriodPlace,
): ExportPeriod => {
  try {
    const manifest = parseManifest(file.key, text);
    const problem = manifestProblem(manifest, { root, month }, place);
    if (problem !== null) return { state: 'refused', month, reason: `The manifest ${file.key} ${problem}.` };
    const files = place.findParts({ ...manifest, period: month });
    const { execution } = manifest;
    if (isBeingWritten(files, file, execution, place))
      return {
        state: 'unfinished',
        month,
        reason: 'Its files are newer than its manifest: it may be in the middle of a delivery.',
      };
    return { state: 'ready', month, manifest: file, files, execution, fingerprint: fingerprintOf(files) };
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    const { code, text: reason } = error.problem;
    return { state: code === 'part-missing' ? 'incomplete' : 'refused', month, reason };
  }
};

/** Without manifests: the one folder that holds data, or the newest of those that begin with their time. */
const newestData = (data: readonly PlacedFile[]): { execution: string | null; files: StoredFile[] } | null => {
  const executions = [...new Set(data.map(({ execution }) => execution))];
  const areDated = executions.every((execution) => /^\d{4}-?\d\d-?\d\dT/.test(execution ?? ''));
  if (executions.length > 1 && !areDated) return null;
  const newest = executions.sort().at(-1) ?? null;
  return { execution: newest, files: data.filter(({ execution }) => execution === newest).map(({ file }) => file) };
};

const withoutManifest = ({ hasManifests }: ListedExport, { month, data }: ListedMonth): ExportPeriod => {
  if (hasManifests) return { state: 'unfinished', month, reason: 'It has no manifest at the top of its folder yet.' };
  const newest = newestData(data);
  if (newest === null)
    return {
      state: 'refused',
      month,
      reason: 'It has no manifest, and nothing says which of its executions is in force.',
    };
  return { state: 'ready', month, manifest: null, ...newest, fingerprint: fingerprintOf(newest.files) };
};

/** What a period consists of: the files that its manifest in force names, and nothing else that lies there. */
export const readPeriod = (
  found: ListedExport,
  listed: ListedMonth,
  manifestText: string | null,
  place: PeriodPlace,
): ExportPeriod => {
  const { manifest, month } = listed;
  if (manifest === null || manifestText === null) return withoutManifest(found, listed);
  return withManifest(found, month, { file: manifest, text: manifestText }, place);
};
