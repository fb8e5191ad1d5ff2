import 'server-only';
import type { Day, Month } from '../lib/month/month';

/** What a channel can be told of. */
export const eventKinds = [
  'report-published',
  'month-ready',
  'import-failed',
  'data-stale',
  'restatement',
  'warning',
  'alert',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** A message before it has the form of a chat or a mail: plain words, names as they are. */
export type Message = {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[];
  /** The page to read on, below this server's address. */
  readonly path: string;
  /** The same in words: `Reports, January 2026`. */
  readonly place: string;
  readonly runbook: string | null;
  /** The edition to attach to a mail, as a PDF. */
  readonly edition: { readonly month: Month; readonly edition: string } | null;
};

export type NotificationEvent = {
  readonly id: number;
  readonly kind: EventKind;
  readonly key: string;
  readonly message: Message;
  readonly happenedAt: string;
};

export const channelKinds = ['mattermost', 'slack', 'webhook', 'email'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** A place that messages are sent to; its settings are whatever JSON its kind uses, secrets named only. */
export type Channel = {
  readonly id: number;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly settings: unknown;
  readonly events: readonly EventKind[];
  readonly isEnabled: boolean;
  /** What happened before is not sent. */
  readonly since: string;
  readonly recordedAt: string;
  readonly by: string;
};

export const deliveryStatuses = ['due', 'sending', 'sent', 'dead'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** One event on its way to one channel. */
export type NotificationDelivery = {
  readonly id: number;
  readonly eventId: number;
  readonly channelId: number;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly dueAt: string;
  readonly error: string | null;
  readonly remedy: string | null;
  /** What differs in what was sent: a mail without its PDF. */
  readonly note: string | null;
  readonly recordedAt: string;
  readonly sentAt: string | null;
};

export const alertKinds = ['budget-pace', 'kpi-target', 'day-cost'] as const;
export type AlertKind = (typeof alertKinds)[number];
export type AlertStage = 'warning' | 'alert';

/** An alert in words: what happened, how big, since when, why probably, and what to do. */
export type AlertStory = {
  readonly title: string;
  readonly happened: string;
  readonly size: string;
  readonly since: string;
  /** What contributed most, the largest first, amounts as printed. */
  readonly causes: readonly { readonly name: string; readonly amount: string }[];
  /** What the causes are: `Largest changes on December`. */
  readonly causesTitle: string;
  readonly todo: string;
  /** The page to read on, below this server's address. */
  readonly path: string;
};

/** What an evaluation found: under this key there is one alert while it lasts. */
export type Finding = {
  readonly key: string;
  readonly kind: AlertKind;
  readonly stage: AlertStage;
  readonly month: Month;
  /** The last day or month of the data that it was found in. */
  readonly period: Day | Month;
  readonly story: AlertStory;
};

export type Alert = Finding & {
  readonly id: number;
  readonly openedAt: string;
  readonly alertedAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly snoozedUntil: string | null;
  readonly snoozedBy: string | null;
  readonly resolvedAt: string | null;
  /** Null: it ended by itself. */
  readonly resolvedBy: string | null;
  /** When the data stopped to show it. */
  readonly endedAt: string | null;
};
