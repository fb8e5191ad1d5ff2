import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import { listConnections } from '../../../db/queries/connections';
import { listSchedules } from '../../../db/queries/schedules';
import { nextDueAfter } from './pattern';
import { isScheduleOn } from './run-due-schedules';

/** The schedules as the API answers them; those of removed connections are left out. */
export const schedulesView = (db: PerunitDatabase, now: Date) => {
  const connections = listConnections(db);
  return listSchedules(db)
    .filter(({ connectionId }) => connectionId === null || connections.some(({ id }) => id === connectionId))
    .map((schedule) => {
      const { id, kind, connectionId, pattern } = schedule;
      const isEnabled = isScheduleOn(schedule, connections);
      return {
        ...{ id: String(id), kind, pattern, isEnabled },
        connectionId: connectionId === null ? null : String(connectionId),
        nextAt: isEnabled ? (nextDueAfter(pattern, now)?.toISOString() ?? null) : null,
      };
    });
};
