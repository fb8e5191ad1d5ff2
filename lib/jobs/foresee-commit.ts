import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { CommitOptions, CommitResult } from '../../db/commands/commit-import';
import { type ImportPreview, importPreview } from '../../db/queries/import-preview';
import type { IngestProblem } from '../ingest/types';
import type { Agreement } from '../publishing/guarded-write';
import { commitUnlessSigned, restatedByImport } from '../publishing/signed-writes';
import type { RestatedMonth } from '../report/restatement/restated-month';
import { restatedMonthInWords } from '../report/restatement/restates-words';

type Acceptance = Omit<CommitOptions, 'by'> & Agreement;

/** What becomes, or would become, of a staged import, with the signed months that stand in its way or are altered. */
export type CommitOutcome = CommitResult & { readonly restates?: readonly RestatedMonth[] };

const acceptable: Readonly<Record<string, 'acceptRejects' | 'acceptShrink'>> = {
  'has-rejects': 'acceptRejects',
  'period-shrinks': 'acceptShrink',
};

const restatesProblem = (file: string, restated: RestatedMonth): IngestProblem => ({
  ...{ code: 'restates', file, line: null, column: null, value: null },
  text: `It would change a signed month. ${restatedMonthInWords(restated)}.`,
  remedy: 'If it is a correction, accept that the month is restated.',
});

const refusedFor = (name: string, restates: readonly RestatedMonth[]): CommitOutcome => ({
  result: 'refused',
  problems: restates.map((restated) => restatesProblem(name, restated)),
  restates,
});

const isSame = ({ deliveries }: ImportPreview): boolean =>
  deliveries.length > 0 && deliveries.every(({ takesPlaceOf }) => takesPlaceOf?.isSame === true);

/** What a commit of a staged import would say; signed months are named also where they were agreed to. */
export const foreseeCommit = (db: PerunitDatabase, importId: number, accepted: Acceptance): CommitOutcome => {
  const preview = importPreview(db, importId);
  const problems = preview.problems.filter(({ code }) => {
    const option = acceptable[code];
    return option === undefined || !accepted[option];
  });
  if (problems.length > 0) return { result: 'refused', problems };
  if (isSame(preview)) return { result: 'unchanged', problems };
  const restates = restatedByImport(db, importId);
  if (restates.length > 0 && !accepted.acceptRestatement) return refusedFor(preview.name, restates);
  const replaces = preview.deliveries.some(({ takesPlaceOf }) => takesPlaceOf !== null);
  return { result: replaces ? 'replaced' : 'imported', problems, ...(restates.length > 0 && { restates }) };
};

/** Makes a staged import count; what would alter a signed month is refused unless that was agreed to. */
export const commitOrRefuse = (
  db: PerunitDatabase,
  importId: number,
  name: string,
  options: CommitOptions & Agreement,
): CommitOutcome => {
  const outcome = commitUnlessSigned(db, importId, options);
  return 'restates' in outcome ? refusedFor(name, outcome.restates) : outcome;
};
