import { afterEach, beforeEach, expect, it } from 'vitest';
import { createJob, finishJob } from '../../../db/commands/jobs';
import { addConnection } from '../../../db/commands/save-connection';
import { saveNotificationSettings } from '../../../db/commands/save-notification-settings';
import { saveSetting } from '../../../db/commands/save-setting';
import { reopenMonth } from '../../publishing/close-month';
import { by, month } from '../../publishing/testing/sample-issue';
import { baseUrlOf } from '../settings';
import { type ToldSample, toldSample } from '../testing/told-sample';

let told: ToldSample;
beforeEach(async () => {
  told = await toldSample();
});
afterEach(() => told.close());

const kinds = () => told.told().map(({ kind }) => kind);

it('a published report comes with its headline, its scorecard, its largest changes and its edition', async () => {
  await told.addChannel(['report-published']);
  saveNotificationSettings(told.sample.db, { baseUrl: 'https://perunit.example/' }, { by });
  told.sample.close();
  told.sample.publish();
  await told.run();
  const report = told.sample.issue().live;
  expect(told.told()).toMatchObject([
    {
      id: 'perunit:own:report-published:1',
      title: 'Cloud Cost Optimization Report #61, January 2026 is published',
      sentences: expect.arrayContaining([report.sections.headline.headline.text]),
      facts: report.sections.scorecard.primary.map(({ id, value }) => ({
        label: id,
        value: expect.stringContaining(value.text),
      })),
      lists: [{ title: 'Largest changes' }],
      link: 'https://perunit.example/reports/2026-01?edition=61',
    },
  ]);
});

it('a month is ready to close once nothing stands in its way, and again after it was re-opened', async () => {
  told.sample.invoice(null);
  await told.addChannel(['month-ready']);
  await told.run();
  expect(kinds()).toEqual([]);
  told.sample.invoice('9000.12');
  await told.run();
  await told.run();
  expect(told.told()).toMatchObject([{ kind: 'month-ready', title: 'January 2026 is ready to close' }]);
  told.sample.close();
  await told.run();
  expect(kinds()).toHaveLength(1);
  reopenMonth(told.sample.db, { month, by, reason: 'a late bill' });
  await told.run();
  expect(kinds()).toHaveLength(2);
});

it('a failed import is told of with what it was and what to do, once', async () => {
  await told.addChannel(['import-failed']);
  const payload = { uploadSet: 'x', files: [{ name: '@channel.csv', bytes: 1 }] };
  const id = createJob(told.sample.db, { kind: 'import', payload, by });
  const error = { code: 'broken', text: 'The file is cut off.', remedy: 'Export it again.' };
  finishJob(told.sample.db, id, { status: 'failed', error });
  const other = createJob(told.sample.db, { kind: 'notifications', payload: {}, by });
  finishJob(told.sample.db, other, { status: 'failed', error });
  await told.run();
  await told.run();
  expect(told.told()).toMatchObject([
    { title: 'The import of @channel.csv failed', sentences: ['The file is cut off.', 'Export it again.'] },
  ]);
});

it('a connection that brings nothing is stale once, until it brings something again', async () => {
  await told.addChannel(['data-stale']);
  const contents = { kind: 'folder', name: 'Exports', settings: {}, isEnabled: true };
  const connectionId = addConnection(told.sample.db, contents, { by });
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  await told.run({ now: later(25) });
  expect(kinds()).toEqual([]);
  await told.run({ now: later(27) });
  await told.run({ now: later(50) });
  expect(told.told()).toMatchObject([{ kind: 'data-stale', title: 'Exports has brought no data for 27 hours' }]);
  const job = createJob(told.sample.db, { kind: 'pull', payload: { connectionId }, by });
  finishJob(told.sample.db, job, { status: 'done' });
  await told.run({ now: later(20) });
  await told.run({ now: later(90) });
  expect(kinds()).toHaveLength(2);
});

it('last month’s bill is missed from the day on which it is due', async () => {
  await told.addChannel(['data-stale']);
  const today = (day: string) => saveSetting(told.sample.db, 'asOf', day, { validFrom: null, by });
  today('2026-03-09');
  await told.run();
  expect(kinds()).toEqual([]);
  today('2026-03-10');
  await told.run();
  today('2026-03-20');
  await told.run();
  expect(told.told()).toMatchObject([{ title: 'There is no bill for February 2026 yet' }]);
});

it('a published month that differs is told of with figures and causes, once each edition', async () => {
  await told.addChannel(['restatement']);
  told.sample.close();
  told.sample.publish();
  await told.run();
  await told.sample.importBill(9_900_000_000_000n, 'late.csv');
  await told.run();
  await told.sample.importBill(9_950_000_000_000n, 'later.csv');
  await told.run();
  expect(told.told()).toMatchObject([
    {
      title: 'January 2026 now differs from what was published as #61',
      lists: [{ title: 'What differs' }, { title: 'Why', items: ['new data: late.csv (Imp)'] }],
    },
  ]);
});

it('links lead where the setting says, else where PERUNIT_URL says, else nowhere', () => {
  const settings = (baseUrl: string | null) => ({ baseUrl }) as Parameters<typeof baseUrlOf>[0];
  expect(baseUrlOf(settings('https://a.example'), { NODE_ENV: 'test', PERUNIT_URL: 'https://b.example' })).toBe(
    'https://a.example',
  );
  expect(baseUrlOf(settings(null), { NODE_ENV: 'test', PERUNIT_URL: 'https://b.example' })).toBe('https://b.example');
  expect(baseUrlOf(settings(null), { NODE_ENV: 'test', PERUNIT_URL: 'javascript:alert(1)' })).toBeNull();
  expect(baseUrlOf(settings(null), { NODE_ENV: 'test' })).toBeNull();
});
