import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { NotificationEvent } from '../../db/notify-types';
import { reportMonths } from '../../db/queries/report-months';
import { settingsFor } from '../../db/queries/settings-for';
import type { Envelope } from './messages/envelope';
import { baseUrlOf, notificationSettings } from './settings';

const nameOf = (db: PerunitDatabase): string => {
  const month = reportMonths(db).at(-1) ?? new Date().toISOString().slice(0, 7);
  return settingsFor(db, month).organisationName.trim() || 'Your organisation';
};

/** An event as it goes out: its key, whose it is, and where this server is reached now. */
export const envelopeOf = (db: PerunitDatabase, { key, kind, happenedAt, message }: NotificationEvent): Envelope => ({
  ...{ kind, happenedAt, message },
  key: `perunit:${db.organisation}:${key}`,
  organisation: nameOf(db),
  baseUrl: baseUrlOf(notificationSettings(db)),
});

/** A message that says that a channel works; each has a key of its own. */
export const testEnvelope = (db: PerunitDatabase, channelName: string, now: Date): Envelope => ({
  key: `perunit:${db.organisation}:test:${now.getTime()}`,
  kind: 'test',
  happenedAt: now.toISOString(),
  organisation: nameOf(db),
  baseUrl: baseUrlOf(notificationSettings(db)),
  message: {
    title: 'Perunit: a test message',
    sentences: [`The channel “${channelName}” works. It is told of the events that were chosen for it.`],
    ...{ facts: [], lists: [], path: '/alerts', place: 'Alerts', runbook: null, edition: null },
  },
});
