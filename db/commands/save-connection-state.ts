import 'server-only';
import type { PerunitDatabase } from '../client';
import { connectionState } from '../schema';
import { inTransaction, recordedNow } from '../write';

/** Notes what a connection has to remember under a key, in place of what it remembered; any JSON. */
export const saveConnectionState = (db: PerunitDatabase, connectionId: number, key: string, value: unknown): void => {
  inTransaction(db, () => {
    const row = { value: JSON.stringify(value), recordedAt: recordedNow() };
    db.orm
      .insert(connectionState)
      .values({ connectionId, key, ...row })
      .onConflictDoUpdate({ target: [connectionState.connectionId, connectionState.key], set: row })
      .run();
  });
};
