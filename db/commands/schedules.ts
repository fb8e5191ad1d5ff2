import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { lastDueOf, type Schedule, scheduleById } from '../queries/schedules';
import { scheduleRuns, schedules } from '../schema';
import { inTransaction, recordAudit, recordedNow } from '../write';
import { createJobOnce, type NewJob } from './jobs';

export type NewSchedule = Pick<Schedule, 'kind' | 'connectionId' | 'pattern'>;

/** Adds a schedule unless there is one of its kind and connection. */
export const addSchedule = (db: PerunitDatabase, schedule: NewSchedule, recordedAt: string): void => {
  inTransaction(db, () => {
    const row = { ...schedule, isEnabled: true, recordedAt, by: 'Perunit' };
    db.orm.insert(schedules).values(row).onConflictDoNothing().run();
  });
};

/** Changes when a schedule is due, and whether it is on. Throws `unknown-record`. */
export const changeSchedule = (
  db: PerunitDatabase,
  id: number,
  { pattern, isEnabled }: Partial<Pick<Schedule, 'pattern' | 'isEnabled'>>,
  { by }: { readonly by: string },
): void => {
  inTransaction(db, () => {
    const schedule = scheduleById(db, id);
    if (schedule === null) {
      throw new DatabaseError('unknown-record', `There is no schedule ${id}.`, 'Reload the page to see the schedules.');
    }
    const row = { pattern: pattern ?? schedule.pattern, isEnabled: isEnabled ?? schedule.isEnabled };
    recordAudit(db, { by, action: 'change-schedule', subject: `${id} ${schedule.kind}`, detail: row });
    db.orm
      .update(schedules)
      .set({ ...row, recordedAt: recordedNow(), by })
      .where(eq(schedules.id, id))
      .run();
  });
};

/**
 * Queues the job of a due time, and notes that this was done, in one transaction: once, whatever the clock does and
 * however often the program is started. Null when this due time, or a later one, was acted on before.
 */
export const startScheduled = (
  db: PerunitDatabase,
  { scheduleId, dueAt }: { readonly scheduleId: number; readonly dueAt: string },
  job: NewJob & { readonly subject: string },
): number | null =>
  inTransaction(db, () => {
    const last = lastDueOf(db, scheduleId);
    if (last !== null && last >= dueAt) return null;
    const { id: jobId } = createJobOnce(db, job);
    db.orm.insert(scheduleRuns).values({ scheduleId, dueAt, jobId, startedAt: recordedNow() }).run();
    return jobId;
  });
