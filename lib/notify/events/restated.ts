import 'server-only';
import { setImmediate } from 'node:timers/promises';
import type { PerunitDatabase } from '../../../db/client';
import { lastAuditId } from '../../../db/commands/frozen-document';
import type { NewEvent } from '../../../db/commands/record-event';
import { saveNotificationState } from '../../../db/commands/save-notification-settings';
import type { Message } from '../../../db/notify-types';
import { changesSince } from '../../../db/queries/changes-since';
import { type Edition, newestEditions } from '../../../db/queries/editions';
import { notificationStateOf } from '../../../db/queries/notification-settings';
import { monthName } from '../../month/month';
import { monthIssue } from '../../publishing/month-issue';
import { countOf } from '../../report/format/words';
import { reaches } from '../../report/restatement/recorded-change';
import type { RestatedFigure, Restatement } from '../../report/restatement/restatement';
import type { Looking } from './looking';

const stateKey = 'restatement-audit-id';
const MOST_FIGURES = 8;
const MOST_CHANGES = 5;

const figureItem = ({ name, published, now }: RestatedFigure): string =>
  `${name}: ${published ?? '–'} published, ${now ?? '–'} now`;

const messageOf = ({ month, edition }: Edition, { figures, changes }: Restatement): Message => {
  const keyed = figures.filter(({ isKey }) => isKey);
  const shown = (keyed.length > 0 ? keyed : figures).slice(0, MOST_FIGURES);
  const causes = new Set(figures.flatMap((figure) => figure.causes));
  const told = changes.filter(({ id }) => causes.has(id)).slice(-MOST_CHANGES);
  const name = monthName(month);
  return {
    title: `${name} now differs from what was published as #${edition}`,
    sentences: [
      `${countOf(figures.length, 'figure')} changed since it was published. The published report stays as it is.`,
      'Look at what changed, then publish a new edition or take the change back.',
    ],
    facts: [],
    lists: [
      { title: 'What differs', items: shown.map(figureItem) },
      ...(told.length === 0 ? [] : [{ title: 'Why', items: told.map(({ text, by }) => `${text} (${by})`) }]),
    ],
    ...{ path: `/reports/${month}`, place: `Reports, ${name}`, runbook: null, edition: null },
  };
};

/** Published months that what was recorded since the last look can have moved. */
const touchedEditions = (db: PerunitDatabase, seen: number): Edition[] => {
  const changes = changesSince(db, seen).filter(({ kind }) => kind !== 'words');
  if (changes.length === 0) return [];
  return [...newestEditions(db).values()].filter(({ month }) => changes.some((change) => reaches(change, month)));
};

/**
 * Published months that differ now, once each edition. Only months that a new line of the audit log can reach are worked
 * out again; before the first look nothing is told of. Calls `done` when the events are noted.
 */
export const restatedEvents = async ({
  db,
  now,
  known,
}: Looking): Promise<{ readonly events: NewEvent[]; readonly done: () => void }> => {
  const newest = lastAuditId(db);
  const done = () => saveNotificationState(db, stateKey, String(newest));
  const seen = Number(notificationStateOf(db, stateKey) ?? newest);
  const events: NewEvent[] = [];
  for (const edition of touchedEditions(db, seen)) {
    const key = `restatement:${edition.id}`;
    if (known.has(key)) continue;
    // A month takes a moment to work out: what else the process does goes on in between.
    await setImmediate();
    const { restatement } = monthIssue(db, edition.month);
    if (restatement === null || restatement.figures.length === 0) continue;
    events.push({ kind: 'restatement', key, message: messageOf(edition, restatement), happenedAt: now.toISOString() });
  }
  return { events, done };
};
