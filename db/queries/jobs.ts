import 'server-only';
import { desc, eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import type { Job } from '../job-types';
import { jobs } from '../schema';

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

const toJob = (row: typeof jobs.$inferSelect): Job => ({
  ...row,
  payload: parsed(row.payload),
  progress: parsed(row.progress),
  result: parsed(row.result),
  error: parsed(row.error),
});

/** One job; null when there is none. */
export const jobById = (db: PerunitDatabase, id: number): Job | null => {
  const row = db.orm.select().from(jobs).where(eq(jobs.id, id)).get();
  return row === undefined ? null : toJob(row);
};

/** The jobs, newest first; 100 of them unless asked for more. */
export const listJobs = (db: PerunitDatabase, limit = 100): Job[] =>
  db.orm.select().from(jobs).orderBy(desc(jobs.id)).limit(limit).all().map(toJob);
