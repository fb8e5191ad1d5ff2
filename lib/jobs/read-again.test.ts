import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '../../db/client';
import { importPreview } from '../../db/queries/import-preview';
import { jobById, listJobs } from '../../db/queries/jobs';
import { isStaged } from '../../db/queries/staged-imports';
import { commitStaged } from './answer-preview';
import { numberFormatsOf, readResult } from './import-job';
import { startImportJob } from './job-runner';
import { readAgain } from './read-again';
import { liveProgress } from './running-jobs';
import { settleUploads } from './settle-uploads';
import { receiveUpload } from './uploads/receive-upload';
import { createUploadSet, uploadSetDirectory } from './uploads/upload-directory';

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-again-'));
  process.env['PERUNIT_DATA'] = data;
});

afterEach(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

const budgets = 'month;amount\n2026-01;1.234,56\n2026-02;2.000,00\n';
const counts = 'month,active,hibernated,paid\n2026-01,70,30,20\n';

/** Waits until the job is over and its worker gone, and gives what it staged, by name. */
async function staged(jobId: number): Promise<Record<string, number | null>> {
  const db = organisationDatabase('own');
  await expect.poll(() => jobById(db, jobId)?.status, { timeout: 90_000 }).toBe('done');
  await expect.poll(() => liveProgress(jobId), { timeout: 30_000 }).toBeNull();
  return Object.fromEntries(readResult(jobById(db, jobId)?.result).sets.map(({ name, importId }) => [name, importId]));
}

test('a small CSV is read again as a person says its numbers are written; what was dropped with it stays', async () => {
  const set = await createUploadSet();
  for (const [name, content] of Object.entries({ 'budgets.csv': budgets, 'counts.csv': counts }))
    await receiveUpload(set, { name, expectedBytes: null, body: new Response(content).body });
  const db = organisationDatabase('own');
  const first = await staged(await startImportJob(set, 'a test'));
  const [budgetsId, countsId] = [first['budgets.csv'] ?? 0, first['counts.csv'] ?? 0];
  expect(importPreview(db, budgetsId)).toMatchObject({ rowsRejected: 2, rejects: [{ value: '1.234,56' }, {}] });

  const second = await staged(await readAgain(budgetsId, 'point-thousands', 'a test'));
  const newId = second['budgets.csv'] ?? 0;
  expect(Object.keys(second)).toEqual(['budgets.csv']);
  expect(importPreview(db, newId)).toMatchObject({ rowsRead: 2, rowsRejected: 0 });
  expect([isStaged(db, budgetsId), isStaged(db, countsId), isStaged(db, newId)]).toEqual([false, true, true]);
  expect(numberFormatsOf(listJobs(db))).toEqual(new Map([[newId, 'point-thousands']]));

  await expect(readAgain(budgetsId, 'plain', 'a test')).rejects.toMatchObject({ code: 'wrong-state' });
  const by = { acceptRejects: false, acceptShrink: false, acceptRestatement: false, by: 'a test' };
  expect(commitStaged(newId, by).result).toBe('imported');
  await settleUploads();
  expect(existsSync(uploadSetDirectory(set))).toBe(true);
  expect(commitStaged(countsId, by).result).toBe('imported');
  await settleUploads();
  expect(existsSync(uploadSetDirectory(set))).toBe(false);
}, 60_000);
