import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { inTransaction } from '../../db/write';
import { ProblemError } from '../observe/problems';
import type { RestatedMonth } from '../report/restatement/restated-month';
import { restatesInWords } from '../report/restatement/restates-words';
import { foreseeRestatement } from './foresee-restatement';

/** What a person has agreed to. */
export type Agreement = {
  /** Whether closed and published months may be altered. */
  readonly acceptRestatement: boolean;
};

/** The problem `restates` (409), with the months and what moves in them. */
export const restatesProblem = (
  restates: readonly RestatedMonth[],
  extra: Readonly<Record<string, unknown>> = {},
): ProblemError => new ProblemError('restates', restatesInWords(restates), undefined, { restates, ...extra });

/** What a guarded write came to: it was made, or the signed months stand in its way. */
export type Guarded<Result> = { readonly result: Result } | { readonly restates: readonly RestatedMonth[] };

/**
 * Makes a write that can move numbers, in one transaction. Unless a person agreed, it is tried first: where it would alter
 * the document of a closed or published month, nothing is stored, and those months are the answer.
 */
export const writeUnlessSigned = <Result>(
  db: PerunitDatabase,
  { acceptRestatement }: Agreement,
  work: () => Result,
): Guarded<Result> =>
  inTransaction(db, () => {
    const restates = acceptRestatement ? [] : foreseeRestatement(db, work);
    return restates.length > 0 ? { restates } : { result: work() };
  });

/** The same for those who ask a person: throws `restates`. */
export const guardedWrite = <Result>(db: PerunitDatabase, agreement: Agreement, work: () => Result): Result => {
  const outcome = writeUnlessSigned(db, agreement, work);
  if ('restates' in outcome) throw restatesProblem(outcome.restates);
  return outcome.result;
};
