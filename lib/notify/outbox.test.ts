import { afterEach, beforeEach, expect, it } from 'vitest';
import { retryDelivery } from '../../db/commands/deliveries';
import { removeChannel } from '../../db/commands/save-channel';
import { MOST_ATTEMPTS } from './outbound/backoff';
import { printEdition } from './pdf-of-edition';
import { reset, silence, status } from './testing/receiver';
import { type ToldSample, toldSample } from './testing/told-sample';

let told: ToldSample;
beforeEach(async () => {
  told = await toldSample();
});
afterEach(() => told.close());

const publish = () => {
  told.sample.close();
  told.sample.publish();
};

/** Lets time pass until every delivery is due. */
const makeDue = () => told.sample.db.raw.exec("UPDATE notification_deliveries SET due_at = '2000-01-01T00:00:00.000Z'");

const statuses = () => told.deliveries().map((delivery) => delivery.status);

it('a channel is told of what happens after it was added, once, and of nothing before', async () => {
  publish();
  await told.addChannel(['report-published']);
  await told.run();
  expect(told.told()).toEqual([]);
  await told.sample.importBill(9_000_123_456_790n, 'again.csv');
  told.sample.close();
  told.sample.publish('corrected');
  await told.run();
  await told.run();
  expect(told.told()).toMatchObject([{ kind: 'report-published', title: /#61\.1/ }]);
  expect(statuses()).toEqual(['sent']);
});

it.each([
  ['an error', status(500)],
  ['a limit', status(429, { 'Retry-After': '120' })],
  ['silence', silence],
  ['a broken connection', reset],
])('%s is tried again under the same key, later', async (_, answer) => {
  await told.addChannel(['report-published']);
  publish();
  told.receiver.answerNext(answer);
  await told.run();
  const [waiting] = told.deliveries();
  expect(waiting).toMatchObject({ status: 'due', attempts: 1, error: expect.any(String), remedy: expect.any(String) });
  expect(Date.parse(waiting?.dueAt ?? '')).toBeGreaterThan(Date.now() + 15_000);
  await told.run();
  expect(told.receiver.received).toHaveLength(1);
  makeDue();
  await told.run();
  expect(statuses()).toEqual(['sent']);
  expect(new Set(told.receiver.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

it('what never arrives is given up, stays visible with its error, and can be tried again', async () => {
  await told.addChannel(['report-published']);
  publish();
  told.receiver.answerNext(...Array.from({ length: MOST_ATTEMPTS }, () => status(503)));
  for (let attempt = 0; attempt < MOST_ATTEMPTS + 2; attempt += 1) {
    await told.run();
    makeDue();
  }
  const [dead] = told.deliveries();
  expect(dead).toMatchObject({ status: 'dead', attempts: MOST_ATTEMPTS, error: 'The server answered 503.' });
  expect(told.receiver.received).toHaveLength(MOST_ATTEMPTS);
  retryDelivery(told.sample.db, dead?.id ?? 0, { by: 'Ada' });
  await told.run();
  expect(statuses()).toEqual(['sent']);
  expect(() => retryDelivery(told.sample.db, dead?.id ?? 0, { by: 'Ada' })).toThrow(/no delivery/);
});

it('a channel that fails keeps no other waiting, and gets its messages in their order', async () => {
  await told.addChannel(['report-published', 'restatement'], 'First');
  publish();
  await told.run();
  told.receiver.answerNext(status(500));
  await told.sample.importBill(9_900_000_000_000n, 'late.csv');
  await told.run();
  await told.addChannel(['report-published'], 'Second');
  told.sample.invoice('9900.00');
  told.sample.close();
  told.sample.publish('a late bill');
  await told.run();
  makeDue();
  await told.run();
  const first = told.deliveries().filter(({ channelName }) => channelName === 'First');
  expect(first.reverse().map(({ event, status: own }) => [event.kind, own])).toEqual([
    ['report-published', 'sent'],
    ['restatement', 'sent'],
    ['report-published', 'sent'],
  ]);
});

it('a removed channel gets nothing more, and calls at the same time send nothing twice', async () => {
  const id = await told.addChannel(['report-published']);
  publish();
  await Promise.all([told.run(), told.run(), told.run()]);
  expect(told.receiver.received).toHaveLength(1);
  removeChannel(told.sample.db, id, { by: 'Ada' });
  await told.sample.importBill(9_000_123_456_790n, 'again.csv');
  told.sample.close();
  told.sample.publish('corrected');
  await told.run();
  expect(told.receiver.received).toHaveLength(1);
});

it('a stopped program gives its message back, uncounted', async () => {
  await told.addChannel(['report-published']);
  publish();
  told.receiver.answerNext(silence);
  const stop = new AbortController();
  const running = told.run({ signal: stop.signal, timeoutMs: 10_000 });
  while (told.receiver.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  await running;
  expect(told.deliveries()[0]).toMatchObject({ status: 'due', attempts: 0 });
  await told.run();
  expect(statuses()).toEqual(['sent']);
});

it('a PDF is printed of nothing but an edition that is there, as it was sealed', async () => {
  publish();
  const { db } = told.sample;
  await expect(printEdition(db)('2026-01', '99')).rejects.toThrow(/not there any more/);
  db.raw.exec('DROP TRIGGER frozen_documents_are_append_only_update');
  db.raw.exec("UPDATE frozen_documents SET document = replace(document, '9000', '9001')");
  await expect(printEdition(db)('2026-01', '61')).rejects.toThrow(/not those that were sealed/);
});
