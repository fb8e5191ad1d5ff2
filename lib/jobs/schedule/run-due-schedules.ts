import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import type { NewJob } from '../../../db/commands/jobs';
import { addSchedule, startScheduled } from '../../../db/commands/schedules';
import { type Connection, listConnections } from '../../../db/queries/connections';
import { listSchedules, type Schedule } from '../../../db/queries/schedules';
import { addMonths, monthOfDay } from '../../month/month';
import { jobKinds } from '../job-kinds';
import { pullJobKind, pullSubject } from '../pull/pull-job';
import { lastDueBefore } from './pattern';

const pulledBy = 'the schedule';
/** On the 7th support fees and most credits of the month before are on AWS's bill. */
const draftPattern = '30 6 7 * *';
export const draftKind = 'report-draft';

/** Daily at 05:10 and up to 44 minutes later: AWS has updated by then, and not everybody asks at the same minute. */
export const dailyPattern = (connectionId: number): string => `${10 + ((connectionId * 17) % 45)} 5 * * *`;

/** Gives each connection its daily pull, and the organisation the draft of its report, unless they have it. */
export const ensureSchedules = (db: PerunitDatabase, now: Date): void => {
  const known = listSchedules(db);
  const has = (kind: string, id: number | null) => known.some((one) => one.kind === kind && one.connectionId === id);
  const recordedAt = now.toISOString();
  for (const { id } of listConnections(db)) {
    if (has(pullJobKind, id)) continue;
    addSchedule(db, { kind: pullJobKind, connectionId: id, pattern: dailyPattern(id) }, recordedAt);
  }
  if (!has(draftKind, null))
    addSchedule(db, { kind: draftKind, connectionId: null, pattern: draftPattern }, recordedAt);
};

/** Whether a schedule is on: a pull's switch is its connection's. */
export const isScheduleOn = (schedule: Schedule, connections: readonly Connection[]): boolean => {
  if (schedule.connectionId === null) return schedule.isEnabled;
  return connections.find(({ id }) => id === schedule.connectionId)?.isEnabled ?? false;
};

const jobOf = ({ kind, connectionId }: Schedule, dueAt: string): (NewJob & { readonly subject: string }) | null => {
  if (kind === pullJobKind && connectionId !== null) {
    const payload = { connectionId, months: null };
    const { maxAttempts } = jobKinds.pull;
    return { kind, subject: pullSubject(connectionId), payload, maxAttempts, by: pulledBy };
  }
  if (kind !== draftKind) return null;
  const month = addMonths(monthOfDay(dueAt), -1);
  return { kind, subject: month, payload: { month }, maxAttempts: jobKinds[draftKind].maxAttempts, by: pulledBy };
};

/** What was due before somebody wished for it, or switched it on, was not wished for. */
const wishedSince = ({ connectionId, recordedAt }: Schedule, connections: readonly Connection[]): string => {
  const switchedAt = connections.find(({ id }) => id === connectionId)?.recordedAt ?? recordedAt;
  return connectionId === null || recordedAt > switchedAt ? recordedAt : switchedAt;
};

const startDue = (db: PerunitDatabase, schedule: Schedule, since: string, now: Date): number | null => {
  const due = lastDueBefore(schedule.pattern, now);
  if (due === null || due.toISOString() <= since) return null;
  const dueAt = due.toISOString();
  const job = jobOf(schedule, dueAt);
  return job === null ? null : startScheduled(db, { scheduleId: schedule.id, dueAt }, job);
};

/**
 * Queues what is due and was not started yet: of several due times that were missed only the newest, and none twice,
 * whatever the clock does. Returns the jobs.
 */
export const runDueSchedules = (db: PerunitDatabase, now: Date): readonly number[] => {
  ensureSchedules(db, now);
  const connections = listConnections(db);
  return listSchedules(db)
    .filter((schedule) => isScheduleOn(schedule, connections))
    .map((schedule) => startDue(db, schedule, wishedSince(schedule, connections), now))
    .filter((jobId) => jobId !== null);
};
