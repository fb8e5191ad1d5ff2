import 'server-only';
import { z } from 'zod';
import type { PerunitDatabase } from '../../../db/client';
import { listJobs } from '../../../db/queries/jobs';
import { draftKind } from './run-due-schedules';
import { schedulesView } from './schedules-view';

const resultSchema = z.object({
  month: z.string(),
  hasData: z.boolean(),
  isReady: z.boolean(),
  open: z.array(z.object({ label: z.string() })),
});

const lastDraft = (db: PerunitDatabase) => {
  const [job] = listJobs(db, { kind: draftKind, statuses: ['done'], limit: 1 });
  const read = resultSchema.safeParse(job?.result);
  if (!read.success) return null;
  const { month, hasData, isReady, open } = read.data;
  return { month, hasData, isReady, open: open.map(({ label }) => label) };
};

/** When the draft of the report is built by itself, and what the last one found; null before anything is scheduled. */
export const draftView = (db: PerunitDatabase, now = new Date()) => {
  const schedule = schedulesView(db, now).find(({ kind }) => kind === draftKind);
  if (schedule === undefined) return null;
  const { id, isEnabled, nextAt } = schedule;
  return { scheduleId: id, isEnabled, nextAt, last: lastDraft(db) };
};
