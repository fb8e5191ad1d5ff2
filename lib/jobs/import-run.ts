import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { discardImport } from '../../db/commands/discard-import';
import { forgetImport } from '../../db/commands/forget-import';
import { hasFileOfSize } from '../../db/queries/has-file-of-size';
import { activeImportWithHash } from '../../db/queries/import-history';
import { importPreview } from '../../db/queries/import-preview';
import { settingsFor } from '../../db/queries/settings-for';
import { checkBytes } from '../ingest/check-bytes';
import type { BillSet, DeliverySet } from '../ingest/delivery-set';
import { hashUnchecked } from '../ingest/hash-files';
import { stageRecordFile } from '../ingest/import-records';
import { IngestError } from '../ingest/ingest-error';
import { stageBill } from '../ingest/pipeline';
import type { IngestProblem } from '../ingest/types';
import type { KpiSettings } from '../kpis/kpi-settings';
import type { Day, Month } from '../month/month';
import { classifier } from './classifier';
import { commitOrRefuse, foreseeCommit } from './foresee-commit';
import type { ImportOptions, ImportOutcome, StagedOutcome } from './import-outcome';
import { documentQuestion, tableQuestion } from './import-question';
import { saidOf } from './payer-of-document';

type Staged = Omit<StagedOutcome, 'name'>;

const thisMonth = (): Month => new Date().toISOString().slice(0, 7);

const tagChoice = ({ tagKeys, clusterTagKeys, tagValueLimit }: KpiSettings) => ({
  keys: [...new Set([...clusterTagKeys, ...tagKeys])],
  valueLimit: tagValueLimit,
});

/** A file of a size that was imported before is hashed first: the same bytes again need no scan. */
const findSameBytes = async (db: PerunitDatabase, { files }: BillSet, signal?: AbortSignal): Promise<number | null> => {
  const [file] = files;
  if (file === undefined || files.length > 1) return null;
  return hasFileOfSize(db, file.bytes) ? activeImportWithHash(db, await checkBytes(file, signal)) : null;
};

const cancelled = (name: string): IngestProblem =>
  new IngestError('cancelled', name, 'The import was cancelled.', 'Nothing was changed.').problem;

/** The files of a delivery set, refused or not. */
const pathsOf = (set: DeliverySet): readonly string[] => {
  if (set.kind === 'refused') return set.paths;
  return set.kind === 'records' ? [set.path] : set.files.map(({ path }) => path);
};

/** One call of the import: what it knows of the organisation, and what becomes of each delivery set. */
export class ImportRun {
  private readonly settings: KpiSettings;
  private readonly classify: ReturnType<typeof classifier>;
  /** Delivery sets whose bytes count already, with the import that brought them. */
  private readonly known = new Map<string, number>();

  constructor(private readonly options: ImportOptions) {
    this.settings = settingsFor(options.db, thisMonth());
    this.classify = classifier(options.db);
  }

  private today = (): Day => this.settings.asOf ?? new Date().toISOString().slice(0, 10);

  private async stageBill(set: BillSet): Promise<Staged> {
    const { db, by, signal, onProgress = () => {} } = this.options;
    const known = await findSameBytes(db, set, signal);
    if (known !== null) {
      this.known.set(set.name, known);
      return { format: set.format, result: 'unchanged', importId: null, problems: [] };
    }
    const options = { classify: this.classify, tags: tagChoice(this.settings), by, today: this.today(), onProgress };
    const said = saidOf(db, set, this.options.said);
    const { importId } = await stageBill(db, set, { ...options, said, ...(signal === undefined ? {} : { signal }) });
    return { format: set.format, result: 'staged', importId, problems: [] };
  }

  private async stageRecords(set: Extract<DeliverySet, { kind: 'records' }>): Promise<Staged> {
    const { db, by, numberFormat } = this.options;
    const options = { by, today: this.today(), currency: this.settings.currency };
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
    const refused = (problems: readonly IngestProblem[]): StagedOutcome => ({
      ...{ name: set.name, format, result: 'refused', importId: null, problems },
    });
    if (set.kind === 'refused') return { ...refused(set.problems), ...(await tableQuestion(set)) };
    if (this.isCancelled()) return refused([cancelled(set.name)]);
    try {
      const staged = await (set.kind === 'bill' ? this.stageBill(set) : this.stageRecords(set));
      if (!this.isCancelled() || staged.importId === null) return { name: set.name, ...staged };
      discardImport(this.options.db, staged.importId, { by: this.options.by });
      return refused([cancelled(set.name)]);
    } catch (error) {
      // What breaks while it is cancelled breaks because of that.
      if (this.isCancelled()) return refused([cancelled(set.name)]);
      if (!(error instanceof IngestError)) throw error;
      return { ...refused([error.problem]), ...(await documentQuestion(this.options.db, set, error.problem)) };
    }
  }

  private isCancelled = () => this.options.signal?.aborted === true;

  /** The hash of what became nothing that is stored: of the files as they lie there. */
  private hashOf = (set: DeliverySet): Promise<string | null> =>
    this.isCancelled() ? Promise.resolve(null) : hashUnchecked(pathsOf(set));

  /** Makes a staged import count, or throws it away when it is refused or only looked at. */
  async decide(set: DeliverySet, staged: StagedOutcome): Promise<ImportOutcome> {
    const { name, format, result, importId, problems } = staged;
    if (importId !== null && result === 'staged') return this.commit({ name, format, importId });
    const known = this.known.get(name);
    const preview = known === undefined ? null : importPreview(this.options.db, known);
    const sha256 = preview?.sha256 ?? (await this.hashOf(set));
    const isUnchanged = result === 'unchanged';
    return { name, format, result: isUnchanged ? 'unchanged' : 'refused', importId: null, problems, sha256, preview };
  }

  private commit({ name, format, importId }: Pick<ImportOutcome, 'name' | 'format'> & { readonly importId: number }) {
    const { db, by, dryRun = false } = this.options;
    const { acceptRejects = false, acceptShrink = false, acceptRestatement = false } = this.options;
    const accepted = { acceptRejects, acceptShrink, acceptRestatement };
    const preview = importPreview(db, importId);
    const found = { name, format, sha256: preview.sha256, preview };
    if (dryRun) {
      const foreseen = foreseeCommit(db, importId, accepted);
      forgetImport(db, importId);
      return { ...found, ...foreseen, importId: null };
    }
    const committed = commitOrRefuse(db, importId, name, { ...accepted, by });
    if (committed.result !== 'refused') return { ...found, ...committed, importId };
    if (this.options.leaveForPerson === true) return { ...found, ...committed, result: 'waiting' as const, importId };
    discardImport(db, importId, { by });
    return { ...found, ...committed, importId: null };
  }
}
