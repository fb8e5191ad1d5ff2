import 'server-only';
import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, integer, rowId } from './columns';

export const jobStatuses = ['queued', 'running', 'waiting', 'failed', 'cancelled', 'done'] as const;
export type JobStatus = (typeof jobStatuses)[number];

export const jobs = sqliteTable('jobs', {
  id: rowId(),
  kind: text('kind').notNull(),
  /** What it is about; two jobs of a kind and subject are never open at once. Null: any number of them. */
  subject: text('subject'),
  status: text('status').$type<JobStatus>().notNull(),
  payload: text('payload').notNull(),
  progress: text('progress'),
  result: text('result'),
  error: text('error'),
  pid: integer('pid'),
  cancelRequested: flag('cancel_requested').notNull().default(false),
  /** How often it was started. */
  attempt: integer('attempt').notNull().default(0),
  maxAttempts: integer('max_attempts').notNull().default(1),
  /** Of a waiting job: when it is tried again. */
  runAt: text('run_at'),
  by: text('by').notNull(),
  createdAt: text('created_at').notNull(),
  startedAt: text('started_at'),
  heartbeatAt: text('heartbeat_at'),
  finishedAt: text('finished_at'),
});

export const jobLogLevels = ['info', 'warning', 'error'] as const;
export type JobLogLevel = (typeof jobLogLevels)[number];

export const jobLog = sqliteTable('job_log', {
  id: rowId(),
  jobId: integer('job_id').notNull(),
  at: text('at').notNull(),
  level: text('level').$type<JobLogLevel>().notNull(),
  text: text('text').notNull(),
});

export const schedules = sqliteTable('schedules', {
  id: rowId(),
  kind: text('kind').notNull(),
  connectionId: integer('connection_id'),
  pattern: text('pattern').notNull(),
  isEnabled: flag('is_enabled').notNull(),
  recordedAt: text('recorded_at').notNull(),
  by: text('by').notNull(),
});

export const scheduleRuns = sqliteTable(
  'schedule_runs',
  {
    scheduleId: integer('schedule_id').notNull(),
    dueAt: text('due_at').notNull(),
    jobId: integer('job_id'),
    startedAt: text('started_at').notNull(),
  },
  ({ scheduleId, dueAt }) => [primaryKey({ columns: [scheduleId, dueAt] })],
);
