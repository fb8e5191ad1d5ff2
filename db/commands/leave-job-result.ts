import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { jobs } from '../schema';
import { inTransaction } from '../write';

/** Leaves an ended job with another result: what was settled since is off it. */
export const leaveJobResult = (db: PerunitDatabase, id: number, result: unknown): void => {
  inTransaction(db, () => {
    db.orm
      .update(jobs)
      .set({ result: JSON.stringify(result) })
      .where(eq(jobs.id, id))
      .run();
  });
};
