import 'server-only';
import type { NewEvent } from '../../../db/commands/record-event';
import type { Alert, Message } from '../../../db/notify-types';
import { openAlerts, resolvedAlerts } from '../../../db/queries/alerts';
import { startSentence } from '../../report/format/words';
import { timeBetween } from '../alerts/time-between';
import type { Looking } from './looking';

const place = ({ id }: Alert) => ({ path: `/alerts#alert-${id}`, place: 'Alerts', edition: null }) as const;

const titleWords = { warning: 'Warning', alert: 'Alert' } as const;

const openMessage = ({ settings }: Looking, alert: Alert, prefix = ''): Message => {
  const { story, kind, stage } = alert;
  const { causes, causesTitle } = story;
  return {
    title: `${titleWords[stage]}${prefix}: ${story.title}`,
    sentences: [story.happened, story.todo],
    facts: [
      { label: 'How big', value: story.size },
      { label: 'Since when', value: story.since },
    ],
    lists:
      causes.length === 0
        ? []
        : [{ title: `Likely cause: ${causesTitle}`, items: causes.map(({ name, amount }) => `${name}: ${amount}`) }],
    runbook: settings.runbooks[kind],
    ...place(alert),
  };
};

const resolvedMessage = (alert: Alert): Message => {
  const { story, openedAt, acknowledgedAt, acknowledgedBy, resolvedAt, resolvedBy } = alert;
  const lasted = timeBetween(openedAt, resolvedAt ?? openedAt);
  return {
    title: `Resolved: ${story.title}`,
    sentences: [
      resolvedBy === null ? 'The data does not show it any more.' : startSentence(`${resolvedBy} resolved it.`),
      acknowledgedAt === null
        ? `It was open for ${lasted}.`
        : `It was open for ${lasted}; ${acknowledgedBy} acknowledged it after ${timeBetween(openedAt, acknowledgedAt)}.`,
    ],
    ...{ facts: [], lists: [], runbook: null },
    ...place(alert),
  };
};

const isAsleep = ({ snoozedUntil }: Alert, now: string): boolean => snoozedUntil !== null && snoozedUntil > now;

/** One event a stage; an alert that is put off is told of again when its time is over, once. */
const openEvents = (looking: Looking, alert: Alert): NewEvent[] => {
  const { id, stage, openedAt, alertedAt, snoozedUntil } = alert;
  const now = looking.now.toISOString();
  if (isAsleep(alert, now)) return [];
  const happenedAt = alertedAt ?? openedAt;
  const told = { kind: stage, key: `alert:${id}:${stage}`, message: openMessage(looking, alert), happenedAt };
  if (snoozedUntil === null) return [told];
  const message = openMessage(looking, alert, ' again, after a snooze');
  const woken = { kind: stage, key: `alert:${id}:woken:${snoozedUntil}`, message, happenedAt: snoozedUntil };
  // What it became while it slept is told by its waking.
  return happenedAt > snoozedUntil ? [woken, told] : [woken];
};

/** What is over is told of where its opening was. */
const resolvedEvents = ({ known }: Looking, alert: Alert): NewEvent[] => {
  const { id, stage, resolvedAt, openedAt, alertedAt } = alert;
  const wasTold = known.has(`alert:${id}:warning`) || known.has(`alert:${id}:alert`);
  if (!wasTold || resolvedAt === null) return [];
  const key = `alert:${id}:resolved:${resolvedAt}`;
  const begunAt = alertedAt ?? openedAt;
  return [{ kind: stage, key, message: resolvedMessage(alert), happenedAt: resolvedAt, begunAt }];
};

/** What became of the alerts, from their rows. */
export const alertEvents = (looking: Looking): NewEvent[] =>
  [
    ...openAlerts(looking.db).flatMap((alert) => openEvents(looking, alert)),
    ...resolvedAlerts(looking.db).flatMap((alert) => resolvedEvents(looking, alert)),
  ].filter(({ key }) => !looking.known.has(key));
