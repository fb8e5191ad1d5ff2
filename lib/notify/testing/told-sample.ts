import 'server-only';
import { addChannel } from '../../../db/commands/save-channel';
import { type EventKind, eventKinds } from '../../../db/notify-types';
import { type ListedDelivery, listDeliveries } from '../../../db/queries/deliveries';
import { type SampleIssue, sampleIssue } from '../../publishing/testing/sample-issue';
import { lookAtState, type NotificationRun, runNotifications } from '../run-notifications';
import { type Receiver, startReceiver } from './receiver';

const hook = 'PERUNIT_TEST_HOOK';

export type ToldSample = {
  readonly sample: SampleIssue;
  readonly receiver: Receiver;
  readonly addChannel: (events?: readonly EventKind[], name?: string) => Promise<number>;
  readonly run: (changes?: Partial<NotificationRun>) => Promise<void>;
  /** The kinds and titles of what the webhook got. */
  readonly told: () => { readonly id: string; readonly kind: string; readonly title: string }[];
  readonly deliveries: () => ListedDelivery[];
  readonly close: () => Promise<void>;
};

/** A month that can be published, and a webhook on this machine that is told of it. */
export const toldSample = async (): Promise<ToldSample> => {
  const [sample, receiver] = await Promise.all([sampleIssue(), startReceiver()]);
  const { db } = sample;
  process.env[hook] = receiver.url;
  return {
    ...{ sample, receiver },
    addChannel: async (events = eventKinds, name = 'Hook') => {
      await lookAtState(db, new Date());
      const settings = { url: `env:${hook}`, secret: null, allowsPrivate: true };
      return addChannel(db, { kind: 'webhook', name, settings, events, isEnabled: true }, { by: 'Ada' });
    },
    run: (changes = {}) =>
      runNotifications(db, {
        now: new Date(),
        timeoutMs: 500,
        print: () => Promise.reject(new Error('nothing prints here')),
        ...changes,
      }),
    told: () => receiver.received.map(({ body }) => JSON.parse(body)),
    deliveries: () => listDeliveries(db),
    close: async () => {
      delete process.env[hook];
      await receiver.close();
      sample.remove();
    },
  };
};
