import 'server-only';
import type { PerunitDatabase } from './client';

class TakenBack extends Error {}

/** Runs work in a transaction and takes everything back that it wrote: what would be, without being. */
export const takenBack = <Result>(db: PerunitDatabase, work: () => Result): Result => {
  const outcome: { result?: Result } = {};
  try {
    db.raw
      .transaction(() => {
        outcome.result = work();
        throw new TakenBack();
      })
      .immediate();
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return outcome.result as Result;
};
