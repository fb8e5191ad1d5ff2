import 'server-only';
import { saveJobResult } from '../../../db/commands/jobs';
import { keepOriginal } from '../../../db/commands/keep-original';
import { DatabaseError } from '../../../db/database-error';
import type { FlattenOptions } from '../../ingest/documents/flatten-documents';
import type { NamedInput } from '../../ingest/manifest';
import type { ImportProgress } from '../../ingest/types';
import { readResult } from '../import-job';
import type { ImportOutcome } from '../import-outcome';
import type { JobContext } from '../job-context';
import { runImport } from '../run-import';
import { placeInUploadSet } from '../uploads/place-in-upload-set';
import { createUploadSet } from '../uploads/upload-directory';
import type { JobResult, SetOutcome } from '../worker-messages';
import { outcomeInWords } from './outcome-words';
import { replaceWaiting } from './waiting-before';

type WholeFile = { readonly name: string; readonly path: string; readonly bytes: number; readonly sha256: string };

const setOf = ({ name, format, result, importId, problems }: ImportOutcome): SetOutcome => ({
  ...{ name, format, importId, problems },
  result: result === 'waiting' ? 'staged' : result,
});

/** The files of an outcome with where they lie; a file that was known under another name before is not looked for. */
const filesOf = ({ preview }: ImportOutcome, inputs: readonly NamedInput[]): WholeFile[] => {
  const paths = new Map(inputs.map(({ name, path }) => [name, path]));
  return (preview?.files ?? []).flatMap((file) => {
    const path = paths.get(file.name);
    return path === undefined ? [] : [{ ...file, path }];
  });
};

/** What a pull fetched on its way in: imported, noted with the job, its originals kept. */
export class PulledFiles {
  private sets: readonly SetOutcome[];
  private uploadSet: string | undefined;
  private readonly taken: WholeFile[] = [];

  constructor(
    private readonly context: JobContext,
    private readonly connectionId: number,
    private readonly onImporting: (importing: ImportProgress | null) => void,
  ) {
    // What an attempt before this one brought counts or waits: it stays in the result.
    ({ sets: this.sets, uploadSet: this.uploadSet } = { uploadSet: undefined, ...readResult(context.job.result) });
  }

  /** Imports files when it is this job's turn; what can't be committed as it is waits for a person. */
  async import(inputs: readonly NamedInput[], said?: FlattenOptions): Promise<readonly ImportOutcome[]> {
    const { db, job, signal, importTurn } = this.context;
    const release = await importTurn();
    try {
      const options = { db, inputs, by: job.by, leaveForPerson: true, signal, onProgress: this.onImporting };
      const outcomes = await runImport(said === undefined ? options : { ...options, said });
      return await this.note(outcomes, inputs);
    } finally {
      release();
      this.onImporting(null);
    }
  }

  private async note(outcomes: readonly ImportOutcome[], inputs: readonly NamedInput[]) {
    const { db, job, log } = this.context;
    const noted = outcomes.map((outcome) => replaceWaiting(db, this.connectionId, outcome, job.by));
    for (const outcome of noted) {
      log(outcome.problems.length === 0 ? 'info' : 'warning', outcomeInWords(outcome));
      const files = filesOf(outcome, inputs);
      if (outcome.result === 'waiting') await this.keepForPerson(files);
      else if (outcome.result !== 'refused') this.taken.push(...files);
    }
    this.sets = [...this.sets, ...noted.map(setOf)];
    saveJobResult(db, job.id, this.result([]));
    return noted;
  }

  private async keepForPerson(files: readonly WholeFile[]): Promise<void> {
    this.uploadSet ??= await createUploadSet();
    for (const file of files) await placeInUploadSet(this.uploadSet, file);
  }

  /** Keeps the bytes of what counts now; before the folder goes. A file that changed meanwhile is the next pull's. */
  async keepOriginals(): Promise<void> {
    const { db, log } = this.context;
    for (const file of this.taken) {
      await keepOriginal(db, file).catch((error: unknown) => {
        if (!(error instanceof DatabaseError) || error.code !== 'invalid-value') throw error;
        log('warning', `${file.name} changed since it was imported: its original is not kept. Pull again.`);
      });
    }
  }

  /** What the job brought, in all of its attempts. */
  result(notices: readonly string[]): JobResult {
    return { sets: this.sets, notices, ...(this.uploadSet !== undefined && { uploadSet: this.uploadSet }) };
  }
}
