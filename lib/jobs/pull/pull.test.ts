import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '../../../db/client';
import { addConnection } from '../../../db/commands/save-connection';
import { importHistory } from '../../../db/queries/import-history';
import { jobById, jobLogOf } from '../../../db/queries/jobs';
import { takenFileHashes } from '../../../db/queries/staged-imports';
import { focusCsv } from '../../ingest/corpus/focus-csv';
import { commitStaged } from '../answer-preview';
import { bootJobs } from '../boot-jobs';
import { readFailure, readResult } from '../import-job';
import { cancelOrDismissJob, startDueJobs, startImportJob } from '../job-runner';
import { runner } from '../running-jobs';
import { settleUploads } from '../settle-uploads';
import { withTestConnector } from '../testing/with-test-connector';
import { receiveUpload } from '../uploads/receive-upload';
import { createUploadSet } from '../uploads/upload-directory';
import { importsAwaitingAPerson } from '../waiting-imports';
import { queuePull } from './queue-pull';

let data: string;
let source: string;
let connectionId: number;

const db = () => organisationDatabase('own');
const byTest = { by: 'a test' };

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-pull-'));
  process.env['PERUNIT_DATA'] = data;
  source = join(data, 'source');
  mkdirSync(source);
  withTestConnector();
  runner().script = 'lib/jobs/testing/test-job-worker.ts';
  const contents = { kind: 'test', name: 'Exports', settings: { path: source }, isEnabled: true };
  connectionId = addConnection(db(), contents, byTest);
});

afterEach(async () => {
  for (const { worker, settled } of [...runner().running.values()]) {
    worker.kill();
    await settled;
  }
  runner().script = 'lib/jobs/job-worker.ts';
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

const monthOf = (month: string) => ({
  BillingPeriodStart: `${month}-01T00:00:00.000Z`,
  BillingPeriodEnd: `${month === '2026-01' ? '2026-02' : '2026-03'}-01T00:00:00.000Z`,
  ChargePeriodStart: `${month}-05T00:00:00.000Z`,
  ChargePeriodEnd: `${month}-06T00:00:00.000Z`,
});
const bill = (month: string, cost: string, rows = 2) =>
  focusCsv(Array.from({ length: rows }, () => ({ ...monthOf(month), BilledCost: cost })));
const put = (name: string, content: string) => writeFileSync(join(source, name), content);
const mood = (word: string) => put('mood.txt', word);

const pull = (): number => {
  const id = queuePull(db(), { connectionId, months: null }, 'a test');
  startDueJobs();
  return id;
};
const job = (id: number) => jobById(db(), id);
const setsOf = (id: number) => readResult(job(id)?.result).sets.map(({ name, result }) => [name, result]);
async function ended(id: number, status: string): Promise<void> {
  await expect.poll(() => runner().running.has(id), { timeout: 60_000 }).toBe(false);
  expect({ status: job(id)?.status, failure: readFailure(job(id)?.error)?.text }).toEqual({
    status,
    failure: status === 'done' ? undefined : expect.any(String),
  });
}
const folders = () => (existsSync(join(data, 'pulls')) ? readdirSync(join(data, 'pulls')) : []);

test('what a pull fetches counts, its originals are kept, its folder is gone; the next pull changes nothing', async () => {
  put('january.csv', bill('2026-01', '1.5'));
  put('february.csv', bill('2026-02', '2'));
  const id = pull();
  await ended(id, 'done');
  expect(setsOf(id)).toEqual([
    ['february.csv', 'imported'],
    ['january.csv', 'imported'],
  ]);
  expect(readdirSync(join(data, 'originals', 'own'))).toHaveLength(2);
  expect(folders()).toEqual([]);
  expect(
    jobLogOf(db(), id)
      .map(({ text }) => text)
      .join('\n'),
  ).toContain('january.csv: imported (2026-01: 2 rows');
  const again = pull();
  await ended(again, 'done');
  expect(setsOf(again)).toEqual([
    ['february.csv', 'unchanged'],
    ['january.csv', 'unchanged'],
  ]);
});

test('a month that shrinks waits for a person, once, with its file; taken, its original is kept', async () => {
  put('january.csv', bill('2026-01', '10', 9));
  await ended(pull(), 'done');
  put('january.csv', bill('2026-01', '1'));
  const id = pull();
  await ended(id, 'done');
  expect(setsOf(id)).toEqual([['january.csv', 'staged']]);
  const waiting = [...importsAwaitingAPerson(db())];
  expect(waiting).toHaveLength(1);
  // The same bytes keep the preview that a person may have open; other bytes take its place.
  await ended(pull(), 'done');
  expect([...importsAwaitingAPerson(db())]).toEqual(waiting);
  put('january.csv', bill('2026-01', '2'));
  await ended(pull(), 'done');
  const [newer = 0, ...rest] = [...importsAwaitingAPerson(db())];
  expect([rest, waiting.includes(newer)]).toEqual([[], false]);
  const taken = { acceptRejects: false, acceptShrink: true, acceptRestatement: false, by: 'Ann' };
  expect(commitStaged(newer, taken).result).toBe('replaced');
  await settleUploads();
  expect(readdirSync(join(data, 'originals', 'own'))).toHaveLength(2);
  expect(takenFileHashes(db(), [newer]).size).toBe(1);
  expect(readdirSync(join(data, 'uploads'))).toEqual([]);
});

test('a failure that may pass waits for its next attempt, keeps what came before, and then completes', async () => {
  put('a-january.csv', bill('2026-01', '1.5'));
  put('b-february.csv', bill('2026-02', '2'));
  mood('throttle');
  const id = pull();
  await ended(id, 'waiting');
  const waiting = job(id);
  const waitsMs = Date.parse(waiting?.runAt ?? '') - Date.parse(waiting?.startedAt ?? '');
  expect(waiting).toMatchObject({ attempt: 1, maxAttempts: 6 });
  expect(waitsMs).toBeGreaterThanOrEqual(90_000);
  expect(readFailure(waiting?.error)?.code).toBe('throttled');
  expect(setsOf(id)).toEqual([['a-january.csv', 'imported']]);
  expect(folders()).toEqual([String(id)]);
  // Asked for again, it is the same job, due at once.
  mood('');
  expect(pull()).toBe(id);
  await ended(id, 'done');
  expect(setsOf(id)).toEqual([
    ['a-january.csv', 'imported'],
    ['a-january.csv', 'unchanged'],
    ['b-february.csv', 'imported'],
  ]);
});

test('a failure that stays ends the job with what to do; other months of a connection are refused while one is open', async () => {
  put('a.csv', bill('2026-01', '1'));
  put('b.csv', bill('2026-02', '1'));
  mood('deny');
  const id = pull();
  expect(() => queuePull(db(), { connectionId, months: ['2026-01'] }, 'a test')).toThrow(/Another pull/);
  await ended(id, 'failed');
  expect(readFailure(job(id)?.error)).toMatchObject({ code: 'access-denied', attachment: '{}' });
  expect(folders()).toEqual([]);
  // The first of the two was imported before: it counts, and its bytes are kept.
  expect(readdirSync(join(data, 'originals', 'own'))).toHaveLength(1);
});

test('a cancelled pull leaves nothing half done; an upload does not wait behind a pull', async () => {
  put('a.csv', bill('2026-01', '1'));
  mood('hang');
  const id = pull();
  await expect.poll(() => job(id)?.status).toBe('running');
  const set = await createUploadSet();
  await receiveUpload(set, { name: 'bill.csv', expectedBytes: null, body: new Response(bill('2026-02', '3')).body });
  const upload = await startImportJob(set, 'a test');
  await ended(upload, 'done');
  expect(job(id)?.status).toBe('running');
  await cancelOrDismissJob(id);
  expect([job(id)?.status, folders()]).toEqual(['cancelled', []]);
  expect(importHistory(db()).map(({ status }) => status)).toEqual(['staged']);
});

test('a pull whose server was killed goes on at the next start, in its folder', async () => {
  put('a.csv', bill('2026-01', '1'));
  const { id } = { id: queuePull(db(), { connectionId, months: null }, 'a test') };
  db()
    .raw.prepare("UPDATE jobs SET status = 'running', attempt = 1, pid = ? WHERE id = ?")
    .run(2 ** 30, id);
  mkdirSync(join(data, 'pulls', String(id)), { recursive: true });
  mkdirSync(join(data, 'pulls', '999'));
  await bootJobs();
  await ended(id, 'done');
  expect([job(id)?.attempt, folders()]).toEqual([2, []]);
});
