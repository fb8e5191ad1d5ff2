import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../../db/client';
import { commitImport } from '../../db/commands/commit-import';
import { discardImport } from '../../db/commands/discard-import';
import { activeImportWithHash } from '../../db/queries/import-history';
import { type ImportPreview, importPreview } from '../../db/queries/import-preview';
import { rulesFor } from '../../db/queries/rules-for';
import { settingsFor } from '../../db/queries/settings-for';
import { importFiles } from '../../db/schema';
import { checkBytes } from '../ingest/check-bytes';
import type { DeliverySet } from '../ingest/delivery-set';
import { stageRecordFile } from '../ingest/import-records';
import { IngestError } from '../ingest/ingest-error';
import type { NamedInput } from '../ingest/manifest';
import { inspectInputs, stageBill } from '../ingest/pipeline';
import type { NumberFormat } from '../ingest/records/record-source';
import type { BillSet } from '../ingest/scan-bill';
import type { ImportProgress, IngestProblem } from '../ingest/types';
import { compileRules } from '../kpis/classification/compile-rules';
import type { Classification, KpiSettings, LineKey } from '../kpis/types';
import type { Month } from '../month/month';

export type ImportOptions = {
  readonly db: PerunitDatabase;
  readonly inputs: readonly NamedInput[];
  readonly by: string;
  readonly acceptRejects?: boolean;
  readonly acceptShrink?: boolean;
  /** Look, and store nothing. */
  readonly dryRun?: boolean;
  readonly numberFormat?: NumberFormat;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Told once for each delivery set, as soon as it is known what became of it. */
  readonly onOutcome?: (outcome: ImportOutcome) => void;
};

/** What became of one delivery set. */
export type ImportOutcome = {
  readonly name: string;
  readonly format: string | null;
  readonly result: 'imported' | 'replaced' | 'unchanged' | 'refused';
  /** Null where nothing was stored. */
  readonly importId: number | null;
  readonly problems: readonly IngestProblem[];
  /** What was read, refused or not; null when it could not be read or was known before. */
  readonly preview: ImportPreview | null;
};

/** The same when a person decides afterwards: what could be read is staged. */
export type StagedOutcome = Omit<ImportOutcome, 'result' | 'preview'> & {
  readonly result: 'staged' | 'unchanged' | 'refused';
};

type Staged = Omit<StagedOutcome, 'name'>;

const thisMonth = (): Month => new Date().toISOString().slice(0, 7);

/** The classification in force in each month, compiled once a month. */
const classifier = (db: PerunitDatabase) => {
  const compiled = new Map<Month, (key: LineKey) => Classification>();
  return (key: LineKey, month: Month): Classification => {
    const known = compiled.get(month);
    if (known !== undefined) return known(key);
    const classify = compileRules(rulesFor(db, month), month);
    compiled.set(month, classify);
    return classify(key);
  };
};

const tagChoice = ({ tagKeys, clusterTagKeys, tagValueLimit }: KpiSettings) => ({
  keys: [...new Set([...clusterTagKeys, ...tagKeys])],
  valueLimit: tagValueLimit,
});

/** A file of a size that was imported before is hashed first: the same bytes again need no scan. */
const findSameBytes = async (db: PerunitDatabase, { files }: BillSet): Promise<number | null> => {
  const [file] = files;
  if (file === undefined || files.length > 1) return null;
  const sameSize = db.orm
    .select({ name: importFiles.name })
    .from(importFiles)
    .where(eq(importFiles.bytes, file.bytes))
    .limit(1)
    .all();
  return sameSize.length > 0 ? activeImportWithHash(db, await checkBytes(file)) : null;
};

class ImportRun {
  private readonly settings: KpiSettings;
  private readonly classify: ReturnType<typeof classifier>;
  /** Delivery sets whose bytes count already, with the import that brought them. */
  private readonly known = new Map<string, number>();

  constructor(private readonly options: ImportOptions) {
    this.settings = settingsFor(options.db, thisMonth());
    this.classify = classifier(options.db);
  }

  private async stageBill(set: BillSet): Promise<Staged> {
    const { db, by, signal, onProgress = () => {} } = this.options;
    const known = await findSameBytes(db, set);
    if (known !== null) {
      this.known.set(set.name, known);
      return { format: set.format, result: 'unchanged', importId: null, problems: [] };
    }
    const options = { classify: this.classify, tags: tagChoice(this.settings), by, onProgress };
    const { importId } = await stageBill(db, set, signal === undefined ? options : { ...options, signal });
    return { format: set.format, result: 'staged', importId, problems: [] };
  }

  private async stageRecords(set: Extract<DeliverySet, { kind: 'records' }>): Promise<Staged> {
    const { db, by, numberFormat } = this.options;
    const today = this.settings.asOf ?? new Date().toISOString().slice(0, 10);
    const options = { by, today, currency: this.settings.currency };
    const { importId, problems } = await stageRecordFile(
      db,
      set,
      numberFormat === undefined ? options : { ...options, numberFormat },
    );
    return { format: set.source.id, result: importId === null ? 'refused' : 'staged', importId, problems };
  }

  /** Reads one delivery set and writes it as a staged import; what refuses it becomes problems. */
  async stage(set: DeliverySet): Promise<StagedOutcome> {
    const format = set.kind === 'bill' ? set.format : set.kind === 'records' ? set.source.id : null;
    if (set.kind === 'refused')
      return { name: set.name, format, result: 'refused', importId: null, problems: set.problems };
    try {
      return { name: set.name, ...(set.kind === 'bill' ? await this.stageBill(set) : await this.stageRecords(set)) };
    } catch (error) {
      if (!(error instanceof IngestError)) throw error;
      return { name: set.name, format, result: 'refused', importId: null, problems: [error.problem] };
    }
  }

  /** Makes a staged import count, or throws it away when it is refused or only looked at. */
  decide({ name, format, result, importId, problems }: StagedOutcome): ImportOutcome {
    const { db, by, dryRun = false, acceptRejects = false, acceptShrink = false } = this.options;
    if (importId === null || result !== 'staged') {
      const known = this.known.get(name);
      const preview = known === undefined ? null : importPreview(db, known);
      return {
        name,
        format,
        result: result === 'unchanged' ? 'unchanged' : 'refused',
        importId: null,
        problems,
        preview,
      };
    }
    const preview = importPreview(db, importId);
    if (dryRun) {
      discardImport(db, importId, { by });
      return { name, format, ...foreseen(preview, { acceptRejects, acceptShrink }), importId: null, preview };
    }
    const committed = commitImport(db, importId, { acceptRejects, acceptShrink, by });
    if (committed.result === 'refused') discardImport(db, importId, { by });
    return { name, format, ...committed, importId: committed.result === 'refused' ? null : importId, preview };
  }
}

const acceptable: Readonly<Record<string, 'acceptRejects' | 'acceptShrink'>> = {
  'has-rejects': 'acceptRejects',
  'period-shrinks': 'acceptShrink',
};

/** What a commit would have said. */
const foreseen = (
  preview: ImportPreview,
  accepted: { readonly acceptRejects: boolean; readonly acceptShrink: boolean },
) => {
  const problems = preview.problems.filter(({ code }) => {
    const option = acceptable[code];
    return option === undefined || !accepted[option];
  });
  if (problems.length > 0) return { result: 'refused' as const, problems };
  const isSame =
    preview.deliveries.length > 0 && preview.deliveries.every(({ takesPlaceOf }) => takesPlaceOf?.isSame === true);
  if (isSame) return { result: 'unchanged' as const, problems };
  const replaces = preview.deliveries.some(({ takesPlaceOf }) => takesPlaceOf !== null);
  return { result: replaces ? ('replaced' as const) : ('imported' as const), problems };
};

/**
 * Reads files and folders into the organisation: each delivery set is scanned, staged and, unless a person is to
 * decide, committed by itself. A refused set changes nothing and stops no other. Throws only for what is no input's fault.
 */
export function runImport(options: ImportOptions & { readonly stopBeforeCommit: true }): Promise<StagedOutcome[]>;
export function runImport(options: ImportOptions): Promise<ImportOutcome[]>;
export async function runImport(
  options: ImportOptions & { readonly stopBeforeCommit?: boolean },
): Promise<(StagedOutcome | ImportOutcome)[]> {
  const run = new ImportRun(options);
  options.onProgress?.({ stage: 'detect', bytesDone: 0, bytesTotal: 0, rows: 0, facts: 0, secondsLeft: null });
  const outcomes: (StagedOutcome | ImportOutcome)[] = [];
  for (const set of await inspectInputs(options.inputs)) {
    const staged = await run.stage(set);
    if (options.stopBeforeCommit === true) outcomes.push(staged);
    else {
      const outcome = run.decide(staged);
      options.onOutcome?.(outcome);
      outcomes.push(outcome);
    }
  }
  return outcomes;
}
