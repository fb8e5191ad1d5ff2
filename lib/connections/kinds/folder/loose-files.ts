import 'server-only';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { saveConnectionState } from '../../../../db/commands/save-connection-state';
import { connectionStateOf } from '../../../../db/queries/connections';
import type { DeliverySet } from '../../../ingest/delivery-set';
import { isManifestName } from '../../../ingest/manifest';
import { inspectInputs } from '../../../ingest/pipeline';
import type { ImportOutcome } from '../../../jobs/import-outcome';
import type { PullContext, PullRequest, PullResult } from '../../connector';
import { outcomeOfImport } from '../../exports/outcome-of-import';
import { placeFile } from '../../exports/place-file';
import { refuseCancelled } from '../../exports/pull-periods';
import type { StoredFile } from '../../exports/stored-file';
import { hashFile } from './list-folder';

/** What is remembered of a file: how it looked, what it held, and with which others it was one bill. */
const rememberedSchema = z.record(
  z.string(),
  z.object({ version: z.string(), sha256: z.string(), set: z.string(), isRefused: z.boolean() }),
);
type Remembered = z.infer<typeof rememberedSchema>;

type Looks = Readonly<Record<string, Omit<Remembered[string], 'isRefused'>>>;

type LooseSet = { readonly files: readonly StoredFile[]; readonly set: string };

const stateKey = (folder: string) => `files ${folder}`;

/** Files that may be bills or small files and that stand in no export’s layout. */
export const looseFiles = (files: readonly StoredFile[]): StoredFile[] =>
  files.filter(
    (file) => /\.(csv|gz|parquet|json|xlsx)$/i.test(file.key) && !isManifestName(file.key) && placeFile(file) === null,
  );

const pathsOf = (set: DeliverySet): readonly string[] => {
  if (set.kind === 'refused') return set.paths;
  return set.kind === 'records' ? [set.path] : set.files.map(({ path }) => path);
};

const groupFiles = async (folder: string, files: readonly StoredFile[]): Promise<LooseSet[]> => {
  const byPath = new Map(files.map((file) => [join(folder, file.key), file]));
  const sets = await inspectInputs(files.map(({ key }) => ({ name: key, path: join(folder, key) })));
  return sets.map((set) => {
    const own = pathsOf(set).flatMap((path) => byPath.get(path) ?? []);
    const keys = own.map(({ key }) => key).sort();
    return { files: own, set: createHash('sha256').update(keys.join('\n')).digest('hex') };
  });
};

const hashSet = async (folder: string, { files, set }: LooseSet): Promise<Looks> => {
  const entries = files.map(
    async ({ key, version }) => [key, { version, sha256: await hashFile(join(folder, key)), set }] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
};

const looksTheSame = ({ files, set }: LooseSet, remembered: Remembered) =>
  files.every(({ key, version }) => remembered[key]?.version === version && remembered[key].set === set);

const holdsTheSame = (now: Looks, remembered: Remembered) =>
  Object.entries(now).every(
    ([key, { sha256, set }]) => remembered[key]?.sha256 === sha256 && remembered[key].set === set,
  );

const names = (files: readonly StoredFile[]) => files.map(({ key }) => key).join(', ');

const refusedNotice = ({ files }: LooseSet) =>
  `${names(files)}: refused before and not changed since. Touch it, or ask for a month, to try again.`;

/** A file that joins others may be a part of their bill, or a newer version of it, which would count twice. */
const joinedNotices = ({ files }: LooseSet, remembered: Remembered): string[] => {
  const known = files.filter(({ key }) => remembered[key] !== undefined);
  const joined = files.filter(({ key }) => remembered[key] === undefined);
  if (known.length === 0 || joined.length === 0) return [];
  return [
    `${names(joined)} counts together with ${names(known)}, as one bill. If one is a newer version of another, delete the older one.`,
  ];
};

/** A folder in which one pull imports loose files, and what it remembers of them. */
class LoosePull {
  readonly outcomes: ImportOutcome[] = [];
  readonly notices: string[] = [];
  private remembered: Remembered;

  constructor(
    private readonly context: PullContext,
    private readonly folder: string,
  ) {
    const known = connectionStateOf(context.db, context.connection.id, stateKey(folder));
    this.remembered = rememberedSchema.safeParse(known).data ?? {};
  }

  private remember(remembered: Remembered): void {
    this.remembered = remembered;
    saveConnectionState(this.context.db, this.context.connection.id, stateKey(this.folder), remembered);
  }

  /** Forgets what is not there any more, and says so. */
  forgetMissing(files: readonly StoredFile[]): void {
    const missing = Object.keys(this.remembered).filter((key) => !files.some((file) => file.key === key));
    if (missing.length === 0) return;
    this.remember(Object.fromEntries(Object.entries(this.remembered).filter(([key]) => !missing.includes(key))));
    for (const key of missing) this.notices.push(`${key} is no longer in the folder; what was imported of it stays.`);
  }

  private isRefused = ({ files }: LooseSet) => files.some(({ key }) => this.remembered[key]?.isRefused === true);

  /** Imports a set that is new, holds something else, or was refused and touched since; one asked for again in any case. */
  async bring(loose: LooseSet, isAskedFor: boolean): Promise<void> {
    const wasRefused = this.isRefused(loose);
    if (looksTheSame(loose, this.remembered) && !(wasRefused && isAskedFor)) {
      if (wasRefused) this.notices.push(refusedNotice(loose));
      return;
    }
    const now = await hashSet(this.folder, loose);
    let isRefused = false;
    if (wasRefused || !holdsTheSame(now, this.remembered)) {
      this.notices.push(...joinedNotices(loose, this.remembered));
      const inputs = loose.files.map(({ key }) => ({ name: key, path: join(this.folder, key) }));
      const outcomes = await this.context.importFiles(inputs);
      this.outcomes.push(...outcomes);
      const result = outcomeOfImport(outcomes);
      if (result === null) return;
      isRefused = result === 'refused';
    }
    const entries = Object.entries(now).map(([key, file]) => [key, { ...file, isRefused }]);
    this.remember({ ...this.remembered, ...Object.fromEntries(entries) });
  }
}

/**
 * Imports the loose files of a folder that are new or hold something else than before. Parts of one bill are imported
 * together whenever one of them has changed.
 */
export const pullLooseFiles = async (
  context: PullContext,
  { months }: PullRequest,
  folder: string,
  files: readonly StoredFile[],
): Promise<PullResult> => {
  const pull = new LoosePull(context, folder);
  pull.forgetMissing(files);
  const sets = (await groupFiles(folder, files)).filter((loose) => loose.files.length > 0);
  for (const [at, loose] of sets.entries()) {
    refuseCancelled(context.signal);
    context.report({ text: `Reading ${loose.files[0]?.key ?? ''}`, done: at, total: sets.length });
    await pull.bring(loose, months !== null);
  }
  return { outcomes: pull.outcomes, notices: pull.notices };
};
