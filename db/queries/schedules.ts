import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { scheduleRuns, schedules } from '../schema';

/** What is started by itself, and when: a pattern of croner in UTC. */
export type Schedule = typeof schedules.$inferSelect;

/** Every schedule, the oldest first; those of removed connections too. */
export const listSchedules = (db: PerunitDatabase): Schedule[] =>
  db.orm.select().from(schedules).orderBy(asc(schedules.id)).all();

/** One schedule; null when there is none. */
export const scheduleById = (db: PerunitDatabase, id: number): Schedule | null =>
  db.orm.select().from(schedules).where(eq(schedules.id, id)).get() ?? null;

/** The newest due time that was acted on; null before the first. */
export const lastDueOf = (db: PerunitDatabase, scheduleId: number): string | null =>
  db.orm
    .select({ dueAt: scheduleRuns.dueAt })
    .from(scheduleRuns)
    .where(eq(scheduleRuns.scheduleId, scheduleId))
    .orderBy(desc(scheduleRuns.dueAt))
    .limit(1)
    .get()?.dueAt ?? null;
