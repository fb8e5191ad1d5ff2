import 'server-only';
import type { NewEvent } from '../../../db/commands/record-event';
import { listConnections } from '../../../db/queries/connections';
import { billedMonths, lastPulls } from '../../../db/queries/freshness';
import { addMonths, monthName, monthOfDay } from '../../month/month';
import { countOf } from '../../report/format/words';
import type { Looking } from './looking';

const HOUR_MS = 3_600_000;

const place = { path: '/data', place: 'Data', runbook: null, edition: null } as const;
const nothing = { facts: [], lists: [] } as const;

/** One that was changed or switched on since has its time from then on. */
const lastNews = (pulled: string | undefined, connectedAt: string): string =>
  pulled === undefined || pulled < connectedAt ? connectedAt : pulled;

/** Connections that brought nothing for longer than the setting says: told of once until they bring something again. */
const staleConnections = ({ db, now, settings }: Looking): NewEvent[] => {
  const pulls = lastPulls(db);
  return listConnections(db)
    .filter(({ isEnabled }) => isEnabled)
    .flatMap((connection): NewEvent[] => {
      const last = lastNews(pulls.get(connection.id), connection.recordedAt);
      const hours = Math.floor((now.getTime() - Date.parse(last)) / HOUR_MS);
      if (hours < settings.staleAfterHours) return [];
      const message = {
        title: `${connection.name} has brought no data for ${countOf(hours, 'hour')}`,
        sentences: [
          `The last news of it was at ${last.slice(0, 16).replace('T', ' ')} UTC; more than ${countOf(settings.staleAfterHours, 'hour')} is too long.`,
          'Open the connection to see its last error, and pull again.',
        ],
        ...nothing,
        ...place,
      };
      const key = `data-stale:connection:${connection.id}:${last}`;
      return [{ kind: 'data-stale', key, message, happenedAt: now.toISOString() }];
    });
};

/** Last month's bill, when it is not there by the day that the setting names; only where bills came before. */
const missingBill = ({ db, now, today, settings }: Looking): NewEvent[] => {
  const month = addMonths(monthOfDay(today), -1);
  const billed = billedMonths(db);
  const isDue = Number(today.slice(8)) >= settings.billDueDay;
  if (!isDue || billed.has(month) || ![...billed].some((one) => one < month)) return [];
  const message = {
    title: `There is no bill for ${monthName(month)} yet`,
    sentences: [
      `It was expected by the ${settings.billDueDay}th of the month.`,
      'Pull it, or import the file: until then no figure of the month can be computed.',
    ],
    ...nothing,
    ...place,
  };
  return [{ kind: 'data-stale', key: `data-stale:bill:${month}`, message, happenedAt: now.toISOString() }];
};

/** What brings no news: connections, and last month's bill. */
export const staleEvents = (looking: Looking): NewEvent[] =>
  [...staleConnections(looking), ...missingBill(looking)].filter(({ key }) => !looking.known.has(key));
