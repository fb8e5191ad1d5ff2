import 'server-only';
import { organisationDatabase, type PerunitDatabase } from '../../../db/client';
import { discardStaleStaged } from '../../../db/commands/discard-import';
import { createJobOnce, noteHeartbeats } from '../../../db/commands/jobs';
import { recoverJobs } from '../../../db/commands/recover-jobs';
import { jobById } from '../../../db/queries/jobs';
import { type JobKind, policyOf, resumableKinds } from '../job-kinds';
import { startDueJobs, stopJob } from '../job-runner';
import { isDatabaseHeld, type RunningJob, runner } from '../running-jobs';
import { importsAwaitingAPerson } from '../waiting-imports';
import { runDueSchedules } from './run-due-schedules';

const tickEveryMs = 5_000;
const notifyEveryMs = 5 * 60_000;

const tickerKey = Symbol.for('perunit.jobs.ticker');
type TickerHolder = typeof globalThis & { [tickerKey]?: { notifiedAtMs: number } };

/** A terminal beside this server may ask for a job to be stopped, and a job may take longer than it ever should. */
const stopUnwanted = (db: PerunitDatabase): void => {
  const isLate = ({ kind, startedAtMs }: RunningJob) =>
    performance.now() - startedAtMs > (policyOf(kind)?.limitMs ?? Number.POSITIVE_INFINITY);
  for (const running of runner().running.values()) {
    if (jobById(db, running.id)?.cancelRequested === true) stopJob(running);
    else if (isLate(running)) running.worker.kill();
  }
};

/** Jobs of a terminal that was closed in the middle go on here. */
const recoverOthers = (db: PerunitDatabase, now: Date): void => {
  const mine = new Set(runner().running.keys());
  const { resumed, failed } = recoverJobs(db, { resumable: resumableKinds(), mine, now });
  if (resumed.length + failed.length > 0) discardStaleStaged(db, importsAwaitingAPerson(db));
};

const notifications = 'notifications' satisfies JobKind;

/** Asks for a look at what happened: people are told soon after a job, and every five minutes. */
const queueNotifications = (db: PerunitDatabase): void => {
  createJobOnce(db, { kind: notifications, subject: notifications, payload: {}, by: 'Perunit' });
};

/** What is to be done every few seconds. Nothing that writes while an import holds the database: it would wait for it. */
export const tick = (now: Date, state: { notifiedAtMs: number }): void => {
  if (isDatabaseHeld()) return;
  const db = organisationDatabase('own');
  noteHeartbeats(db, [...runner().running.keys()]);
  stopUnwanted(db);
  recoverOthers(db, now);
  runDueSchedules(db, now);
  if (performance.now() - state.notifiedAtMs >= notifyEveryMs) {
    queueNotifications(db);
    state.notifiedAtMs = performance.now();
  }
  startDueJobs(now);
};

/** Starts to look at the clock, once a process: from now on what is scheduled happens by itself. */
export const startTicker = (): void => {
  const holder: TickerHolder = globalThis;
  if (holder[tickerKey] !== undefined) return;
  const state = { notifiedAtMs: performance.now() };
  holder[tickerKey] = state;
  runner().onEnded = (kind) => {
    if (kind !== notifications) queueNotifications(organisationDatabase('own'));
  };
  const tickSafely = () => {
    try {
      tick(new Date(), state);
    } catch (error) {
      console.error('The schedule could not be looked at; it is tried again in a few seconds:', error);
    }
  };
  tickSafely();
  setInterval(tickSafely, tickEveryMs).unref();
};
