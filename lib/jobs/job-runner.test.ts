import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '../../db/client';
import { importHistory } from '../../db/queries/import-history';
import { importPreview } from '../../db/queries/import-preview';
import { jobById } from '../../db/queries/jobs';
import { focusCsv } from '../ingest/corpus/focus-csv';
import { readFailure, readResult } from './import-job';
import { cancelOrDismissJob, startImportJob } from './job-runner';
import { importingOf, liveProgress } from './running-jobs';
import { receiveUpload } from './uploads/receive-upload';
import { createUploadSet, uploadSetDirectory } from './uploads/upload-directory';

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-jobs-'));
  process.env['PERUNIT_DATA'] = data;
});

afterEach(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

const smallBill = focusCsv([{}, {}]);
/** Large enough that its import is under way for a while. */
const largeBill = () => focusCsv(Array.from({ length: 60_000 }, () => ({})));

async function upload(...files: { name: string; content: string }[]): Promise<string> {
  const set = await createUploadSet();
  for (const { name, content } of files) {
    await receiveUpload(set, { name, expectedBytes: Buffer.byteLength(content), body: new Response(content).body });
  }
  return set;
}

const statusOf = (id: number) => jobById(organisationDatabase('own'), id)?.status;
/** Waits until the job is over and its worker gone. */
async function ended(id: number, status: string): Promise<void> {
  await expect.poll(() => statusOf(id), { timeout: 90_000 }).toBe(status);
  await expect.poll(() => liveProgress(id), { timeout: 30_000 }).toBeNull();
}

/** The children of this process whose command line names the job. */
function workerPid(id: number): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const line = stdout
    .split('\n')
    .find((text) => text.includes(`${process.pid} `) && text.endsWith(`job-worker.ts ${id}`));
  return Number(line?.trim().split(/\s+/)[0]);
}

test('a bill is read in a process of its own and then waits for a person, a broken file beside it is refused', async () => {
  const set = await upload({ name: 'bill.csv', content: smallBill }, { name: 'no-bill.csv', content: 'a,b\n1,2\n' });
  const id = await startImportJob(set, 'a test');
  await ended(id, 'done');
  const db = organisationDatabase('own');
  const { sets } = readResult(jobById(db, id)?.result);
  expect(sets.map(({ name, result }) => [name, result]).sort()).toEqual([
    ['bill.csv', 'staged'],
    ['no-bill.csv', 'refused'],
  ]);
  const importId = sets.find(({ result }) => result === 'staged')?.importId ?? 0;
  expect(importPreview(db, importId)).toMatchObject({ status: 'staged', rowsRead: 2, total: { billed: '3' } });
  await expect(cancelOrDismissJob(id)).rejects.toThrow(/preview/);
});

test('imports run one at a time, in the order in which they were asked for', async () => {
  const first = await startImportJob(await upload({ name: 'a.csv', content: largeBill() }), 'a test');
  const second = await startImportJob(await upload({ name: 'b.csv', content: smallBill }), 'a test');
  expect([statusOf(first), statusOf(second)]).toEqual(['running', 'queued']);
  await ended(second, 'done');
  expect(statusOf(first)).toBe('done');
});

test('a cancelled import leaves nothing: no rows, no upload, no process', async () => {
  const set = await upload({ name: 'bill.csv', content: largeBill() });
  const id = await startImportJob(set, 'a test');
  await expect.poll(() => importingOf(liveProgress(id))?.stage, { timeout: 60_000 }).toBe('scan');
  await cancelOrDismissJob(id);
  expect(statusOf(id)).toBe('cancelled');
  expect(importHistory(organisationDatabase('own')).filter(({ status }) => status === 'staged')).toEqual([]);
  expect(existsSync(uploadSetDirectory(set))).toBe(false);
  await cancelOrDismissJob(id);
  expect(statusOf(id)).toBeUndefined();
});

test('a queued import is cancelled before it starts, and the running one goes on', async () => {
  const running = await startImportJob(await upload({ name: 'a.csv', content: largeBill() }), 'a test');
  const set = await upload({ name: 'b.csv', content: smallBill });
  const queued = await startImportJob(set, 'a test');
  await cancelOrDismissJob(queued);
  expect(statusOf(queued)).toBe('cancelled');
  expect(existsSync(uploadSetDirectory(set))).toBe(false);
  await ended(running, 'done');
});

test('a worker killed mid-way fails its job, says so, and leaves nothing; the next import works', async () => {
  const set = await upload({ name: 'bill.csv', content: largeBill() });
  const id = await startImportJob(set, 'a test');
  await expect.poll(() => importingOf(liveProgress(id))?.stage, { timeout: 60_000 }).toBe('scan');
  process.kill(workerPid(id), 'SIGKILL');
  await ended(id, 'failed');
  const db = organisationDatabase('own');
  expect(readFailure(jobById(db, id)?.error)).toMatchObject({
    code: 'worker-died',
    text: expect.stringContaining('SIGKILL'),
  });
  await expect.poll(() => existsSync(uploadSetDirectory(set))).toBe(false);
  expect(importHistory(db).filter(({ status }) => status === 'staged')).toEqual([]);

  const next = await startImportJob(await upload({ name: 'bill.csv', content: smallBill }), 'a test');
  await ended(next, 'done');
});
