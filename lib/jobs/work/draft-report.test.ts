import { expect, test } from 'vitest';
import { commitImport } from '../../../db/commands/commit-import';
import { createJob, finishJob, startNextJob } from '../../../db/commands/jobs';
import { stageImport } from '../../../db/commands/stage-import';
import { classifySample, sampleScan, temporaryDatabase } from '../../../db/testing/sample-scan';
import { draftView } from '../schedule/draft-view';
import { ensureSchedules } from '../schedule/run-due-schedules';
import { draftReport } from './draft-report';

test('the draft says whether its month can be closed, and what is missing; of a month without data it says so', async () => {
  const { db, remove } = temporaryDatabase();
  const scan = sampleScan([{ month: '2026-01', billed: 1_000_000_000n }]);
  const { importId } = await stageImport(db, scan, { classify: classifySample, by: 'a test' });
  commitImport(db, importId, { acceptRejects: false, acceptShrink: false, by: 'a test' });
  const said: string[] = [];
  const draft = async (month: string) => {
    const id = createJob(db, { kind: 'report-draft', payload: { month }, by: 'the schedule' });
    const job = startNextJob(db, process.pid);
    if (job === null) throw new Error('The job is gone.');
    const signal = new AbortController().signal;
    const log = (_: string, text: string) => said.push(text);
    const result = await draftReport({ db, job, signal, log, report: () => {}, importTurn: async () => () => {} });
    finishJob(db, id, { status: 'done', result });
    return result;
  };
  expect(await draft('2025-12')).toMatchObject({ month: '2025-12', hasData: false, isReady: false });
  const result = await draft('2026-01');
  expect(result).toMatchObject({ month: '2026-01', hasData: true, state: 'draft', isReady: true });
  expect(result.open.map(({ id }) => id)).toContain('reconciled');
  expect(said.join('\n')).toContain('The draft of 2026-01 is built');
  ensureSchedules(db, new Date('2026-02-01T00:00:00Z'));
  expect(draftView(db, new Date('2026-02-01T00:00:00Z'))).toMatchObject({
    ...{ isEnabled: true, nextAt: '2026-02-07T06:30:00.000Z' },
    last: { month: '2026-01', isReady: true },
  });
  remove();
});
