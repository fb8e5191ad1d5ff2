import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bootDatabase } from '../../db/boot';
import { closeOrganisationDatabases, organisationDatabase } from '../../db/client';
import { createJob, finishJob, startNextJob } from '../../db/commands/jobs';
import { openOriginal } from '../../db/commands/keep-original';
import { stageImport } from '../../db/commands/stage-import';
import { jobById } from '../../db/queries/jobs';
import { isStaged } from '../../db/queries/staged-imports';
import { classifySample, sampleScan } from '../../db/testing/sample-scan';
import { commitStaged, discardStaged } from './answer-preview';
import { importJobKind } from './import-job';
import { settleUploads } from './settle-uploads';
import { receiveUpload } from './uploads/receive-upload';
import { createUploadSet, uploadSetDirectory } from './uploads/upload-directory';
import { importsAwaitingAPerson } from './waiting-imports';

const content = 'the bytes of a bill';
const sha256 = createHash('sha256').update(content).digest('hex');
const byTest = { by: 'a test' };
let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-settle-'));
  process.env['PERUNIT_DATA'] = data;
});

afterEach(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

/** An upload with a job that reads it; the job runs. */
async function runningJob(): Promise<{ jobId: number; uploadSet: string }> {
  const uploadSet = await createUploadSet();
  await receiveUpload(uploadSet, { name: 'bill.csv', expectedBytes: null, body: new Response(content).body });
  const db = organisationDatabase('own');
  const payload = { uploadSet, files: [{ name: 'bill.csv', bytes: content.length }] };
  const jobId = createJob(db, { kind: importJobKind, payload, ...byTest });
  startNextJob(db, process.pid);
  return { jobId, uploadSet };
}

/** The same, done: what it staged waits for a person. */
async function waitingPreview(): Promise<{ importId: number; uploadSet: string }> {
  const { jobId, uploadSet } = await runningJob();
  const importId = await stage();
  const sets = [{ name: 'bill.csv', format: 'focus-1.2', result: 'staged', importId, problems: [] }];
  finishJob(organisationDatabase('own'), jobId, { status: 'done', result: { sets } });
  return { importId, uploadSet };
}

async function stage(): Promise<number> {
  const files = [{ name: 'bill.csv', path: 'bill.csv', bytes: content.length, sha256 }];
  const scan = sampleScan([{ month: '2026-01', billed: 1_000_000_000n }], { files });
  const { importId } = await stageImport(organisationDatabase('own'), scan, { classify: classifySample, ...byTest });
  return importId;
}

const isThere = (uploadSet: string): boolean => existsSync(uploadSetDirectory(uploadSet));

test('a preview that waits survives a restart with its upload', async () => {
  const { importId, uploadSet } = await waitingPreview();
  const db = organisationDatabase('own');
  bootDatabase(db, importsAwaitingAPerson(db));
  await settleUploads();
  expect(isStaged(db, importId)).toBe(true);
  expect(isThere(uploadSet)).toBe(true);
});

test('what a job had staged and uploaded when the server was killed is gone after the restart, and the job says so', async () => {
  const { jobId, uploadSet } = await runningJob();
  const importId = await stage();
  const db = organisationDatabase('own');
  bootDatabase(db, importsAwaitingAPerson(db));
  await settleUploads();
  expect(jobById(db, jobId)).toMatchObject({ status: 'failed', error: { remedy: expect.any(String) } });
  expect(isStaged(db, importId)).toBe(false);
  expect(isThere(uploadSet)).toBe(false);
});

test('the upload of an import that a person took is kept as an original, then removed', async () => {
  const { importId, uploadSet } = await waitingPreview();
  const accepted = { acceptRejects: false, acceptShrink: false, acceptRestatement: false };
  expect(commitStaged(importId, { ...accepted, ...byTest }).result).toBe('imported');
  await settleUploads();
  expect(isThere(uploadSet)).toBe(false);
  const original = openOriginal(organisationDatabase('own'), sha256);
  expect(original && (await text(original))).toBe(content);
});

test('the upload of a discarded import is removed and not kept', async () => {
  const { importId, uploadSet } = await waitingPreview();
  await discardStaged(importId, 'a test');
  expect(isThere(uploadSet)).toBe(false);
  expect(openOriginal(organisationDatabase('own'), sha256)).toBeNull();
});

test('uploads of a running job, and those not yet asked to be imported, stay', async () => {
  const { uploadSet } = await runningJob();
  const fresh = await createUploadSet();
  await settleUploads();
  expect([isThere(uploadSet), isThere(fresh)]).toEqual([true, true]);
});
