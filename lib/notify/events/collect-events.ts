import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import { recordEvents } from '../../../db/commands/record-event';
import { knownEventKeys } from '../../../db/queries/deliveries';
import { notificationSettings } from '../settings';
import { alertEvents } from './alert-events';
import { failedEvents } from './failed';
import { type Looking, todayOf } from './looking';
import { publishedEvents } from './published';
import { readyEvents } from './ready';
import { restatedEvents } from './restated';
import { staleEvents } from './stale';

/**
 * Notes what happened since the last look, from the state of the database alone: nothing has to be told at the moment
 * when it happens, so nothing is lost with a process. Returns how many events are new.
 */
export const collectEvents = async (db: PerunitDatabase, now: Date): Promise<number> => {
  const looking: Looking = {
    ...{ db, now, today: todayOf(db, now) },
    known: knownEventKeys(db),
    settings: notificationSettings(db),
  };
  const restated = await restatedEvents(looking);
  const events = [
    ...publishedEvents(db, looking.known),
    ...readyEvents(looking),
    ...failedEvents(looking),
    ...staleEvents(looking),
    ...alertEvents(looking),
    ...restated.events,
  ];
  const count = recordEvents(db, events);
  restated.done();
  return count;
};
