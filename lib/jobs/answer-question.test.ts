import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeOrganisationDatabases, organisationDatabase } from '../../db/client';
import { importPreview } from '../../db/queries/import-preview';
import { jobById } from '../../db/queries/jobs';
import { vendorMappingsIn } from '../../db/queries/vendor-mappings';
import { answerQuestion } from './answer-question';
import { readResult } from './import-job';
import { startImportJob } from './job-runner';
import { liveProgress } from './running-jobs';
import { settleUploads } from './settle-uploads';
import { receiveUpload } from './uploads/receive-upload';
import { createUploadSet, uploadSetDirectory } from './uploads/upload-directory';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'perunit-answers-'));
  process.env['PERUNIT_DATA'] = data;
});
afterEach(() => {
  closeOrganisationDatabases();
  rmSync(data, { recursive: true });
});

const vendor = 'Period,Account,Saved\nJan 2026,111122223333,12.5\n';
const consoleCsv = '"Service","S3($)","Total costs($)"\n"Service total","5","5"\n"2026-01-01","5","5"\n';

async function ended(jobId: number) {
  const db = organisationDatabase('own');
  await expect.poll(() => jobById(db, jobId)?.status, { timeout: 90_000 }).toBe('done');
  await expect.poll(() => liveProgress(jobId), { timeout: 30_000 }).toBeNull();
  return readResult(jobById(db, jobId)?.result).sets;
}

test('a person says what a refused file leaves open, and it is read; its upload is kept that long', async () => {
  const set = await createUploadSet();
  for (const [name, content] of Object.entries({ 'costs.csv': consoleCsv, 'zesty.csv': vendor }))
    await receiveUpload(set, { name, expectedBytes: null, body: new Response(content).body });
  const db = organisationDatabase('own');
  const first = await startImportJob(set, 'a test');
  const sets = await ended(first);
  expect(sets.map(({ name, question }) => [name, question?.kind])).toEqual(
    expect.arrayContaining([
      ['costs.csv', 'document'],
      ['zesty.csv', 'columns'],
    ]),
  );
  await settleUploads();
  expect(existsSync(uploadSetDirectory(set))).toBe(true);

  const said = { payerId: '999988887777', metric: 'unblended', isUnfiltered: true } as const;
  const [costs] = await ended(await answerQuestion(first, { set: 'costs.csv', said }, 'a test'));
  expect(importPreview(db, costs?.importId ?? 0)).toMatchObject({ format: 'console-service', rowsRejected: 0 });
  expect(readResult(jobById(db, first)?.result).sets.map(({ name }) => name)).toEqual(['zesty.csv']);

  const mapping = {
    ...{ kind: 'savings', sheet: null, headerLine: 1, numberFormat: 'plain' as const },
    columns: { Period: 'month', Account: 'account_id', Saved: 'gross_saving' },
    constants: { vendor: 'Zesty', fee: '20%' },
  };
  const answer = { set: 'zesty.csv', mapping, saveAs: 'Zesty monthly' };
  const [savings] = await ended(await answerQuestion(first, answer, 'a test'));
  expect(importPreview(db, savings?.importId ?? 0)).toMatchObject({ kind: 'savings', rowsRead: 1, rowsRejected: 0 });
  expect(vendorMappingsIn(db)).toMatchObject([{ name: 'Zesty monthly', signature: '["account","period","saved"]' }]);
  expect(jobById(db, first)).toBeNull();
  await expect(answerQuestion(first, answer, 'a test')).rejects.toMatchObject({ code: 'wrong-state' });
}, 120_000);
