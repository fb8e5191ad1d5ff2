import { expect, test } from 'vitest';
import type { JobView } from '@/components/data/view-types';
import type { ConnectionView } from './view-types';
import { connectionsHeadline, failureOf, healthOf, planWords, refusals, spendWords } from './words';

const job = (changes: Partial<JobView> = {}): JobView => ({
  ...{ id: '1', kind: 'pull', state: 'done', by: 'a test', files: [], attempt: 1, maxAttempts: 6, retryAt: null },
  ...{ createdAt: '2026-01-05T05:10:00Z', startedAt: null, finishedAt: '2026-01-05T05:11:00Z' },
  ...{ step: null, progress: null, notices: [], sets: [], problem: null },
  ...changes,
});

const connection = (changes: Partial<ConnectionView> = {}): ConnectionView => ({
  ...{ id: '1', kind: 'folder', title: 'Folder', brings: 'cost', name: 'Old bills', values: {}, isEnabled: true },
  ...{ lastTest: null, open: null, last: job(), schedule: null, newestDay: null, waiting: 0 },
  ...{ succeededAt: null, isLate: false, spend: { requests: 0, costMicros: '0', capMicros: null } },
  ...changes,
});

const set = (result: 'imported' | 'refused') => ({
  ...{ name: 'bill.csv', format: 'focus-1.0', importId: null, result },
  problems: [
    { code: 'x', file: 'bill.csv', line: null, column: null, value: null, text: 'It is broken.', remedy: 'Mend it.' },
  ],
});

test('the health of a connection is the worst that holds', () => {
  expect(healthOf(connection({ last: null }))).toEqual({ style: 'none', text: 'Not pulled yet' });
  expect(healthOf(connection()).text).toBe('The last pull found everything unchanged');
  expect(healthOf(connection({ last: job({ sets: [set('imported')] }) })).text).toBe(
    'The last pull brought 1 delivery',
  );
  expect(healthOf(connection({ isLate: true })).style).toBe('watch');
  expect(healthOf(connection({ isLate: true, waiting: 1 })).text).toContain('waits for you');
  expect(healthOf(connection({ waiting: 1, last: job({ sets: [set('refused')] }) })).style).toBe('bad');
  expect(healthOf(connection({ last: job({ state: 'failed' }) })).text).toBe(
    'The last pull failed on 5 Jan 2026 05:11 UTC',
  );
  expect(refusals(connection({ last: job({ sets: [set('refused')] }) }))).toEqual(['bill.csv: It is broken. Mend it.']);
});

test('the headline is the finding: what fails before what is late before what fills itself', () => {
  const off = connection({ isEnabled: false });
  expect(connectionsHeadline([connection()])).toBe('1 source fills itself');
  expect(connectionsHeadline([connection(), connection()])).toBe('2 sources fill themselves');
  expect(connectionsHeadline([connection(), off])).toBe('1 of 2 sources fills itself');
  expect(connectionsHeadline([off])).toBe('1 source, and it is off');
  expect(connectionsHeadline([off, off])).toBe('2 sources, none of them on');
  expect(connectionsHeadline([connection({ isLate: true }), off])).toBe('Old bills is late');
  expect(connectionsHeadline([connection(), { ...off, last: job({ state: 'failed' }) }])).toBe(
    '1 of 2 sources fills itself',
  );
  const failing = connection({ name: 'Cost Explorer', last: job({ state: 'failed' }) });
  expect(connectionsHeadline([connection({ isLate: true }), failing])).toBe('Cost Explorer can’t be pulled');
  expect(connectionsHeadline([failing, failing, failing])).toBe('Cost Explorer and 2 others can’t be pulled');
});

test('a test call that failed says why until the first pull', () => {
  const lastTest = {
    ...{ at: '2026-01-05T05:10:00Z', isOk: false, details: [], attachment: null },
    ...{ text: 'There is no folder /srv.', code: 'not-found', remedy: 'Check the path.' },
  };
  const failure = { detail: 'There is no folder /srv.', remedy: 'Check the path.', code: 'not-found' };
  expect(failureOf(connection({ last: null, lastTest }))).toMatchObject(failure);
  expect(failureOf(connection({ lastTest }))).toBeNull();
});

test('requests and dollars are said before and after they are spent', () => {
  const plan = { steps: [], requests: 17, costMicros: '170000', notices: [] };
  expect(planWords(plan)).toBe('About 17 requests, $0.17');
  expect(planWords({ ...plan, requests: 0, costMicros: '0' })).toBe('Nothing is charged');
  const spend = { requests: 1, costMicros: '10000', capMicros: '2000000' };
  expect(spendWords(connection({ spend }))).toBe('1 request, $0.01 of $2.00');
  expect(spendWords(connection())).toBe('Free of charge');
});
