import type { ImportOutcome } from '../../jobs/import-outcome';
import type { RememberedPeriod } from './due-periods';

/** Refusals that say nothing about the files: the same bytes may be taken another time. */
const passing = new Set(['cancelled', 'out-of-memory', 'time-limit', 'scan-failed', 'not-found']);

const isPassing = ({ result, problems }: ImportOutcome) =>
  result === 'refused' && problems.some(({ code }) => passing.has(code));

/** What became of files that were imported together; null where they are to be brought again. */
export const outcomeOfImport = (outcomes: readonly ImportOutcome[]): RememberedPeriod['result'] | null => {
  if (outcomes.some(isPassing)) return null;
  if (outcomes.some(({ result }) => result === 'refused')) return 'refused';
  return outcomes.some(({ result }) => result === 'waiting') ? 'waiting' : 'taken';
};
