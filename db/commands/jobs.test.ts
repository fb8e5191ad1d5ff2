import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../client';
import { jobById, listJobs } from '../queries/jobs';
import { temporaryDatabase } from '../testing/sample-scan';
import { createJob, finishJob, removeJob, requestJobCancel, saveJobProgress, startNextJob } from './jobs';
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
