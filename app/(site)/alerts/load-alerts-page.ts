import type {
  AlertsPageView,
  ChannelView,
  DeliveryView,
  OpenAlertView,
  ResolvedAlertView,
} from '@/components/alerts/view-types';
import { formatDay, formatMoment } from '@/components/data/format-time';
import { organisationDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import type { Alert, Channel } from '@/db/notify-types';
import { openAlerts, resolvedAlerts } from '@/db/queries/alerts';
import { listChannels } from '@/db/queries/channels';
import { type ListedDelivery, listDeliveries } from '@/db/queries/deliveries';
import { reportMonths } from '@/db/queries/report-months';
import { settingsFor } from '@/db/queries/settings-for';
import type { NotificationSettings } from '@/lib/api/notification-settings';
import { timeBetween } from '@/lib/notify/alerts/time-between';
import { baseUrlOf, notificationSettings } from '@/lib/notify/settings';
import { startSentence } from '@/lib/report/format/words';

const openedWords = ({ openedAt, alertedAt }: Alert): string => {
  const raised =
    alertedAt === null || alertedAt === openedAt ? '' : `, an alert after ${timeBetween(openedAt, alertedAt)}`;
  return `Open since ${formatMoment(openedAt)}${raised}`;
};

const openView = (alert: Alert, { runbooks }: NotificationSettings): OpenAlertView => {
  const { id, stage, kind, story, openedAt, acknowledgedAt, acknowledgedBy, snoozedUntil, snoozedBy } = alert;
  return {
    ...story,
    ...{ id: String(id), stage, runbook: runbooks[kind], opened: openedWords(alert) },
    acknowledged:
      acknowledgedAt === null
        ? null
        : startSentence(`${acknowledgedBy} acknowledged it after ${timeBetween(openedAt, acknowledgedAt)}`),
    snoozed:
      snoozedUntil === null || snoozedUntil <= new Date().toISOString()
        ? null
        : startSentence(`${snoozedBy} put it off until ${formatDay(snoozedUntil)}`),
  };
};

const resolvedView = (alert: Alert): ResolvedAlertView => {
  const { id, stage, story, openedAt, acknowledgedAt, resolvedAt, resolvedBy, endedAt } = alert;
  return {
    ...{ id: String(id), stage, title: story.title, opened: formatDay(openedAt), resolvedBy },
    acknowledgedAfter: acknowledgedAt === null ? null : timeBetween(openedAt, acknowledgedAt),
    resolvedAfter: timeBetween(openedAt, resolvedAt ?? openedAt),
    canReopen: resolvedBy !== null && endedAt === null,
  };
};

const settingsView = (settings: unknown): ChannelView['settings'] =>
  typeof settings === 'object' && settings !== null ? { ...settings } : {};

const channelView = (channel: Channel, deliveries: readonly ListedDelivery[]): ChannelView => {
  const own = deliveries.filter(({ channelId }) => channelId === channel.id);
  const last = own.find(({ sentAt }) => sentAt !== null)?.sentAt ?? null;
  const { id, kind, name, events, isEnabled } = channel;
  return {
    ...{ id: String(id), kind, name, events, isEnabled, settings: settingsView(channel.settings) },
    lastSent: last === null ? null : formatMoment(last),
    deadCount: own.filter(({ status }) => status === 'dead').length,
  };
};

const whenWords = ({ status, sentAt, dueAt, attempts, event }: ListedDelivery): string => {
  if (sentAt !== null) return formatMoment(sentAt);
  if (status !== 'due') return formatMoment(event.happenedAt);
  if (Date.parse(dueAt) > Date.now()) return `Next attempt ${formatMoment(dueAt)}`;
  return attempts === 0 ? 'Sent within minutes' : 'Next attempt within minutes';
};

const deliveryView = (delivery: ListedDelivery): DeliveryView => {
  const { id, event, channelName, status, attempts, error, remedy, note } = delivery;
  return {
    ...{ id: String(id), title: event.message.title, channelName, status, attempts, error, remedy, note },
    when: whenWords(delivery),
  };
};

/** Everything that the Alerts page shows of the organisation on screen. */
export const loadAlertsPage = (cookie: string | undefined): AlertsPageView => {
  const organisation = currentOrganisation(cookie);
  const db = organisationDatabase(organisation);
  const settings = notificationSettings(db);
  const deliveries = listDeliveries(db);
  const month = reportMonths(db).at(-1) ?? new Date().toISOString().slice(0, 7);
  return {
    canChange: organisation === 'own',
    currency: settingsFor(db, month).currency,
    open: openAlerts(db).map((alert) => openView(alert, settings)),
    resolved: resolvedAlerts(db).map(resolvedView),
    channels: listChannels(db).map((channel) => channelView(channel, deliveries)),
    deliveries: deliveries.map(deliveryView),
    settings,
    linksTo: baseUrlOf(settings),
  };
};
