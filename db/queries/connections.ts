import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { connectionState, connections } from '../schema';

/** A place that data is pulled from; its settings are whatever JSON its kind uses. */
export type Connection = {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly settings: unknown;
  readonly isEnabled: boolean;
  readonly recordedAt: string;
  readonly by: string;
};

const toConnection = ({ removedAt: _, ...row }: typeof connections.$inferSelect): Connection => ({
  ...row,
  settings: JSON.parse(row.settings),
});

/** The connections in the order in which they were added, removed ones left out. */
export const listConnections = (db: PerunitDatabase): Connection[] =>
  db.orm
    .select()
    .from(connections)
    .where(isNull(connections.removedAt))
    .orderBy(asc(connections.id))
    .all()
    .map(toConnection);

/** One connection; null when there is none, or it was removed. */
export const connectionById = (db: PerunitDatabase, id: number): Connection | null => {
  const row = db.orm
    .select()
    .from(connections)
    .where(and(eq(connections.id, id), isNull(connections.removedAt)))
    .get();
  return row === undefined ? null : toConnection(row);
};

/** What a connection remembers under a key; null when it remembers nothing. */
export const connectionStateOf = (db: PerunitDatabase, connectionId: number, key: string): unknown => {
  const row = db.orm
    .select()
    .from(connectionState)
    .where(and(eq(connectionState.connectionId, connectionId), eq(connectionState.key, key)))
    .get();
  return row === undefined ? null : JSON.parse(row.value);
};
