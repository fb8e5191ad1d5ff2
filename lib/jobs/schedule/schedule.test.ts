import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PerunitDatabase } from '../../../db/client';
import { closeDatabase, openDatabase } from '../../../db/client';
import { finishJob, startJob } from '../../../db/commands/jobs';
import { addConnection, changeConnection } from '../../../db/commands/save-connection';
import { changeSchedule } from '../../../db/commands/schedules';
import { jobById, listJobs } from '../../../db/queries/jobs';
import { listSchedules } from '../../../db/queries/schedules';
import { temporaryDatabase } from '../../../db/testing/sample-scan';
import { retryDelayMs } from '../retry-delay';
import { checkPattern } from './pattern';
import { dailyPattern, ensureSchedules, runDueSchedules } from './run-due-schedules';

let db: PerunitDatabase;
let remove: () => void;
let connectionId: number;
const byTest = { by: 'a test' };
const connection = { kind: 'folder', name: 'Exports', settings: {}, isEnabled: true };

beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
  connectionId = addConnection(db, connection, byTest);
  recordedOn('2026-03-01T00:00:00Z');
  ensureSchedules(db, at('2026-03-01T00:00:00Z'));
});
afterEach(() => remove());

const at = (iso: string) => new Date(iso);
/** What became due at a moment, each job ended at once, as kind and subject. */
const runAt = (iso: string): string[] =>
  runDueSchedules(db, at(iso)).map((id) => {
    startJob(db, id, process.pid);
    finishJob(db, id, { status: 'done' });
    const job = jobById(db, id);
    return `${job?.kind} ${job?.subject}`;
  });
/** As if the connection had been changed then: commands note the real time. */
const recordedOn = (iso: string) => db.raw.prepare('UPDATE connections SET recorded_at = ?').run(iso);
const pull = () => `pull ${connectionId}`;

test('a connection is pulled once a day, on the 7th the draft of the month before is built', () => {
  expect(runAt('2026-03-01T05:00:00Z')).toEqual([]);
  expect(runAt('2026-03-01T06:00:00Z')).toEqual([pull()]);
  expect(runAt('2026-03-01T06:00:05Z')).toEqual([]);
  expect(runAt('2026-03-02T06:00:00Z')).toEqual([pull()]);
  expect(runAt('2026-03-07T07:00:00Z')).toEqual([pull(), 'report-draft 2026-02']);
  expect(runAt('2026-03-07T23:59:59Z')).toEqual([]);
  expect(runAt('2027-01-07T07:00:00Z')).toEqual([pull(), 'report-draft 2026-12']);
});

test('what was missed while nothing ran is made up for once, a program started anew repeats nothing', () => {
  expect(runAt('2026-03-01T06:00:00Z')).toEqual([pull()]);
  const reopened = openDatabase(db.path);
  expect(runDueSchedules(reopened, at('2026-03-01T06:10:00Z'))).toEqual([]);
  closeDatabase(reopened);
  expect(runAt('2026-03-20T12:00:00Z')).toEqual([pull(), 'report-draft 2026-02']);
  expect(runAt('2026-03-20T12:00:05Z')).toEqual([]);
});

test('a clock that goes back, or over a change to summer time, repeats nothing', () => {
  expect(runAt('2026-03-28T06:00:00Z')).toContain(pull());
  expect(runAt('2026-03-29T06:00:00Z')).toEqual([pull()]);
  expect(runAt('2026-03-29T04:00:00Z')).toEqual([]);
  expect(runAt('2026-03-28T06:00:00Z')).toEqual([]);
  expect(runAt('2026-03-29T06:30:00Z')).toEqual([]);
  expect(runAt('2026-03-30T06:00:00Z')).toEqual([pull()]);
  expect(runAt('2026-10-25T06:00:00Z')).toEqual([pull(), 'report-draft 2026-09']);
  expect(runAt('2026-10-25T06:59:00Z')).toEqual([]);
});

test('whatever the clock does, no due time is acted on twice, and every day that is looked at late enough once', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 20 });
  fc.assert(
    fc.property(fc.array(minutes, { minLength: 1, maxLength: 60 }), (offsets) => {
      const fresh = temporaryDatabase();
      addConnection(fresh.db, connection, byTest);
      fresh.db.raw.prepare("UPDATE connections SET recorded_at = '2026-03-01T00:00:00Z'").run();
      const start = Date.parse('2026-03-01T00:00:00Z');
      ensureSchedules(fresh.db, new Date(start));
      for (const offset of offsets) {
        for (const id of runDueSchedules(fresh.db, new Date(start + offset * 60_000))) {
          startJob(fresh.db, id, process.pid);
          finishJob(fresh.db, id, { status: 'done' });
        }
      }
      const pulls = fresh.db.raw
        .prepare('SELECT count(*), count(DISTINCT due_at) FROM schedule_runs WHERE schedule_id = 1')
        .raw()
        .get();
      const jobs = listJobs(fresh.db, { kind: 'pull', limit: 1_000 }).length;
      fresh.remove();
      // A day counts when it was looked at after its due time, and before any later day was.
      const due = Number(dailyPattern(1).split(' ')[0]) + 5 * 60;
      let newest = -1;
      let expected = 0;
      for (const offset of offsets) {
        const day = Math.floor((offset - due) / (60 * 24));
        if (day > newest && offset >= due) {
          newest = day;
          expected += 1;
        }
      }
      expect([pulls, jobs]).toEqual([[BigInt(expected), BigInt(expected)], expected]);
    }),
    { numRuns: 25 },
  );
});

test('a pull that is still open is not started again; one that is switched off, or changed since, was not due', () => {
  const [id] = runDueSchedules(db, at('2026-03-01T06:00:00Z'));
  expect(runDueSchedules(db, at('2026-03-02T06:00:00Z'))).toEqual([id]);
  expect(listJobs(db, { kind: 'pull' })).toHaveLength(1);
  finishJob(db, id ?? 0, { status: 'done' });
  changeConnection(db, connectionId, { ...connection, isEnabled: false }, byTest);
  recordedOn('2026-03-02T12:00:00Z');
  expect(runAt('2026-03-03T06:00:00Z')).toEqual([]);
  changeConnection(db, connectionId, connection, byTest);
  recordedOn('2026-03-03T12:00:00Z');
  expect(runAt('2026-03-03T12:00:05Z')).toEqual([]);
  expect(runAt('2026-03-04T06:00:00Z')).toEqual([pull()]);
  const [schedule] = listSchedules(db);
  changeSchedule(db, schedule?.id ?? 0, { pattern: '0 7 * * *' }, byTest);
  db.raw.prepare('UPDATE schedules SET recorded_at = ?').run('2026-03-04T09:00:00Z');
  expect(runAt('2026-03-04T09:00:05Z')).toEqual([]);
  expect(runAt('2026-03-05T07:00:05Z')).toEqual([pull()]);
});

test('a pattern is refused that means nothing, is never due, or asks others all day', () => {
  for (const pattern of ['', 'daily', '* * * * *', '*/5 * * * *', '0 0 5 * * *', '0 0 30 2 *', '99 5 * * *']) {
    expect(() => checkPattern(pattern), pattern).toThrow();
  }
  for (const pattern of ['10 5 * * *', '*/15 * * * *', '0 6 1 * *', '0 7 * * MON']) {
    expect(() => checkPattern(pattern), pattern).not.toThrow();
  }
});

test('attempts are ever further apart, by chance, and never sooner than the other side asks for', () => {
  const waits = (random: () => number) =>
    [1, 2, 3, 4, 5, 6, 9].map((attempt) => retryDelayMs(attempt, { random }) / 1_000);
  expect(waits(() => 0)).toEqual([30, 60, 120, 240, 480, 960, 1_800]);
  expect(waits(() => 1)).toEqual([60, 120, 240, 480, 960, 1_920, 3_600]);
  expect(retryDelayMs(1, { retryAfterMs: 300_000, random: () => 0 })).toBe(300_000);
});
