import 'server-only';
import { vendorMappingsIn } from '../../db/queries/vendor-mappings';
import { inspectInputs } from '../ingest/pipeline';
import type { ImportOptions, ImportOutcome, StagedOutcome } from './import-outcome';
import { ImportRun } from './import-run';
import { wholeProgress } from './whole-progress';

/**
 * Reads files and folders into the organisation: each delivery set is scanned, staged and, unless a person is to
 * decide, committed by itself. A refused set changes nothing and stops no other. Throws only for what is no input's fault.
 */
export function runImport(options: ImportOptions & { readonly stopBeforeCommit: true }): Promise<StagedOutcome[]>;
export function runImport(options: ImportOptions): Promise<ImportOutcome[]>;
export async function runImport(
  options: ImportOptions & { readonly stopBeforeCommit?: boolean },
): Promise<(StagedOutcome | ImportOutcome)[]> {
  options.onProgress?.({ stage: 'detect', bytesDone: 0, bytesTotal: 0, rows: 0, facts: 0, secondsLeft: null });
  const sets = await inspectInputs(options.inputs, {
    known: vendorMappingsIn(options.db),
    chosen: options.mapping ?? null,
  });
  const progress = wholeProgress(sets, options.onProgress ?? (() => {}));
  const run = new ImportRun({ ...options, onProgress: progress.report });
  const outcomes: (StagedOutcome | ImportOutcome)[] = [];
  for (const set of sets) {
    const staged = await run.stage(set);
    if (options.stopBeforeCommit === true) outcomes.push(staged);
    else {
      const outcome = await run.decide(set, staged);
      options.onOutcome?.(outcome);
      outcomes.push(outcome);
    }
    progress.endSet(set);
  }
  return outcomes;
}
