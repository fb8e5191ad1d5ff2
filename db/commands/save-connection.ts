import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { connections } from '../schema';
import { inTransaction, recordAudit, recordedNow } from '../write';

type By = { readonly by: string };
export type ConnectionContents = {
  readonly kind: string;
  readonly name: string;
  readonly settings: unknown;
  readonly isEnabled: boolean;
};

const isKept = (id: number) => and(eq(connections.id, id), isNull(connections.removedAt));

const refuseUnknown = (id: number, changes: number): void => {
  if (changes > 0) return;
  throw new DatabaseError('unknown-record', `There is no connection ${id}.`, 'Reload the page to see the connections.');
};

const refuseTakenName = (db: PerunitDatabase, name: string, id: number | null): void => {
  const taken = db.orm
    .select()
    .from(connections)
    .where(and(eq(connections.name, name), isNull(connections.removedAt)))
    .get();
  if (taken === undefined || taken.id === id) return;
  throw new DatabaseError('invalid-value', `Another connection is called “${name}”.`, 'Choose another name.');
};

/** Adds a connection; returns its number. Throws `invalid-value`. */
export const addConnection = (db: PerunitDatabase, contents: ConnectionContents, { by }: By): number =>
  inTransaction(db, () => {
    refuseTakenName(db, contents.name, null);
    recordAudit(db, { by, action: 'add-connection', subject: contents.name, detail: contents });
    const row = { ...contents, settings: JSON.stringify(contents.settings), recordedAt: recordedNow(), by };
    return db.orm.insert(connections).values(row).returning({ id: connections.id }).get().id;
  });

/** Changes what a connection is called, what it is set to, or whether it is pulled. Throws `unknown-record`, `invalid-value`. */
export const changeConnection = (
  db: PerunitDatabase,
  id: number,
  contents: Omit<ConnectionContents, 'kind'>,
  { by }: By,
): void => {
  inTransaction(db, () => {
    refuseTakenName(db, contents.name, id);
    recordAudit(db, { by, action: 'change-connection', subject: `${id} ${contents.name}`, detail: contents });
    const row = { ...contents, settings: JSON.stringify(contents.settings), recordedAt: recordedNow(), by };
    refuseUnknown(id, db.orm.update(connections).set(row).where(isKept(id)).run().changes);
  });
};

/** Takes a connection off the list; what it brought stays. Throws `unknown-record`. */
export const removeConnection = (db: PerunitDatabase, id: number, { by }: By): void => {
  inTransaction(db, () => {
    recordAudit(db, { by, action: 'remove-connection', subject: String(id) });
    refuseUnknown(id, db.orm.update(connections).set({ removedAt: recordedNow() }).where(isKept(id)).run().changes);
  });
};

/** Puts a removed connection back as it was. Throws `unknown-record`, and `invalid-value` when its name is taken. */
export const restoreConnection = (db: PerunitDatabase, id: number, { by }: By): void => {
  inTransaction(db, () => {
    const removed = db.orm.select().from(connections).where(eq(connections.id, id)).get();
    refuseTakenName(db, removed?.name ?? '', id);
    recordAudit(db, { by, action: 'restore-connection', subject: `${id} ${removed?.name ?? ''}` });
    const row = { removedAt: null, recordedAt: recordedNow() };
    refuseUnknown(id, db.orm.update(connections).set(row).where(eq(connections.id, id)).run().changes);
  });
};
