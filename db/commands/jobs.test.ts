import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../client';
import { jobById, jobLogOf, listJobs } from '../queries/jobs';
import { temporaryDatabase } from '../testing/sample-scan';
import {
  addJobLog,
  createJob,
  createJobOnce,
  finishJob,
  forgetOldJobs,
  removeJob,
  requestJobCancel,
  retryJobAt,
  saveJobProgress,
  startJob,
  startNextJob,
} from './jobs';
import { keepOriginal, openOriginal } from './keep-original';
import { recoverJobs } from './recover-jobs';
import { saveSetting } from './save-setting';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const job = { kind: 'import', payload: { file: 'a.csv' }, by: 'test' };

describe('jobs', () => {
  it('run in order, keep their progress, and end once', () => {
    const [first, second] = [createJob(db, job), createJob(db, job)];
    expect(startNextJob(db, process.pid)).toMatchObject({ id: first, status: 'running', payload: { file: 'a.csv' } });
    expect(saveJobProgress(db, first, { rows: 5 })).toBe(true);
    requestJobCancel(db, first);
    expect(jobById(db, first)).toMatchObject({ progress: { rows: 5 }, cancelRequested: true });
    expect(finishJob(db, first, { status: 'done', result: { sets: [] } })).toBe(true);
    expect(finishJob(db, first, { status: 'failed' })).toBe(false);
    removeJob(db, second);
    removeJob(db, first);
    expect(listJobs(db)).toMatchObject([{ id: second, status: 'queued' }]);
  });

  it('are marked failed after a kill', () => {
    const id = createJob(db, job);
    startNextJob(db, 2 ** 30);
    expect(recoverJobs(db)).toEqual({ resumed: [], failed: [id] });
    expect(jobById(db, id)).toMatchObject({ status: 'failed', error: { code: 'job-interrupted' } });
  });

  it('of a kind and subject are open once, wait for their next attempt, and are taken up again after a kill', () => {
    const pull = { kind: 'pull', subject: '1', payload: {}, maxAttempts: 3, by: 'test' };
    const { id } = createJobOnce(db, pull);
    expect(createJobOnce(db, pull)).toEqual({ id, isNew: false });
    expect(createJobOnce(db, { ...pull, subject: '2' }).isNew).toBe(true);
    expect(startNextJob(db, process.pid, { kinds: ['pull'] })).toMatchObject({ id, attempt: 1 });
    const runAt = new Date('2030-01-01T06:00:00Z');
    expect(retryJobAt(db, id, { runAt, error: { code: 'throttled' } })).toBe(true);
    expect(createJobOnce(db, pull)).toEqual({ id, isNew: false });
    expect(startJob(db, id + 1, process.pid)?.id).toBe(id + 1);
    expect(startNextJob(db, process.pid, { now: new Date(runAt.getTime() - 1) })).toBeNull();
    expect(startNextJob(db, 2 ** 30, { now: runAt })).toMatchObject({ id, attempt: 2, error: null });
    const options = { resumable: new Set(['pull']), mine: new Set([id + 1]) };
    expect(recoverJobs(db, options)).toEqual({ resumed: [id], failed: [] });
    startNextJob(db, 2 ** 30);
    expect(recoverJobs(db, options)).toEqual({ resumed: [], failed: [id] });
    expect(createJobOnce(db, pull).isNew).toBe(true);
  });

  it('beyond a number of each kind are forgotten with their logs, those that are kept and open ones are not', () => {
    const ids = [1, 2, 3, 4].map(() => createJob(db, job));
    const line = { at: '2026-01-01T00:00:00Z', level: 'info', text: 'said' } as const;
    for (const id of ids.slice(0, 3)) {
      addJobLog(db, id, [line]);
      finishJob(db, id, { status: 'done' });
    }
    expect(forgetOldJobs(db, 1, new Set([ids[0] ?? 0]))).toBe(1);
    expect(listJobs(db).map(({ id }) => id)).toEqual([ids[3], ids[2], ids[0]]);
    expect([jobLogOf(db, ids[1] ?? 0), jobLogOf(db, ids[2] ?? 0)]).toEqual([[], [line]]);
    expect(createJob(db, job)).toBe((ids[3] ?? 0) + 1);
  });

  it('skip a progress note while another connection writes, and other writes say that the database is busy', () => {
    const id = createJob(db, job);
    startNextJob(db, process.pid);
    const writer = openDatabase(db.path);
    writer.raw.exec('BEGIN IMMEDIATE');
    expect(saveJobProgress(db, id, { rows: 5 })).toBe(false);
    expect(db.raw.pragma('busy_timeout', { simple: true })).toBe(5000n);
    db.raw.pragma('busy_timeout = 1');
    expect(() => saveSetting(db, 'currency', 'EUR', { validFrom: null, by: 'test' })).toThrow(
      /writing to the database/,
    );
    expect(listJobs(db)).toHaveLength(1);
    writer.raw.exec('ROLLBACK');
    closeDatabase(writer);
  });
});

describe('original bytes', () => {
  const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  it('are kept once under their hash and read back as they were', async () => {
    const path = join(dirname(db.path), 'bill.csv');
    const bytes = randomBytes(300_000);
    writeFileSync(path, bytes);
    const file = { path, bytes: bytes.length, sha256: sha256Of(bytes) };
    await keepOriginal(db, file);
    await keepOriginal(db, file);
    const kept = openOriginal(db, file.sha256);
    expect(kept === null ? null : (await buffer(kept)).equals(bytes)).toBe(true);
    expect(openOriginal(db, 'unknown')).toBeNull();
  });

  it('that changed on the way are refused and leave no file', async () => {
    const path = join(dirname(db.path), 'bill.csv');
    writeFileSync(path, 'a');
    const file = { path, bytes: 1, sha256: sha256Of(Buffer.from('a')) };
    appendFileSync(path, 'b');
    await expect(keepOriginal(db, file)).rejects.toThrow(/changed while/);
    expect(readdirSync(join(dirname(db.path), 'originals', 'own'))).toEqual([]);
  });
});

it('the audit log cannot be changed', () => {
  saveSetting(db, 'currency', 'EUR', { validFrom: null, by: 'Ann' });
  const line = db.raw.prepare('SELECT by, action, subject FROM audit').get();
  expect(line).toEqual({ by: 'Ann', action: 'save-setting', subject: 'currency' });
  expect(() => db.raw.exec("UPDATE audit SET by = 'Bob'")).toThrow(/append-only/);
  expect(() => db.raw.exec('DELETE FROM audit')).toThrow(/append-only/);
});
