import 'server-only';
import type { PerunitDatabase } from '../../../db/client';
import { changeConnection } from '../../../db/commands/save-connection';
import { changeSchedule } from '../../../db/commands/schedules';
import { connectionById } from '../../../db/queries/connections';
import { scheduleById } from '../../../db/queries/schedules';
import { checkPattern } from './pattern';

type Wish = { readonly pattern?: string | undefined; readonly isEnabled?: boolean | undefined };

/** Changes when something is started by itself, and whether: a pull's switch is its connection's. Throws `bad-request`, `unknown-record`. */
export const setSchedule = (db: PerunitDatabase, id: number, wish: Wish, by: string): void => {
  const { pattern, isEnabled } = wish;
  if (pattern !== undefined) checkPattern(pattern);
  const connectionId = scheduleById(db, id)?.connectionId ?? null;
  const connection = connectionId === null ? null : connectionById(db, connectionId);
  const isOfConnection = connection !== null;
  changeSchedule(
    db,
    id,
    { ...(pattern !== undefined && { pattern }), ...(isEnabled !== undefined && !isOfConnection && { isEnabled }) },
    { by },
  );
  if (isOfConnection && isEnabled !== undefined) {
    changeConnection(db, connection.id, { name: connection.name, settings: connection.settings, isEnabled }, { by });
  }
};
