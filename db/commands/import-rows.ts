import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { deliveries, imports } from '../schema';

export type ImportRow = typeof imports.$inferSelect;
export type DeliveryRow = typeof deliveries.$inferSelect;

/** One import; throws DatabaseError 'unknown-import'. */
export const importRow = (db: PerunitDatabase, importId: number): ImportRow => {
  const row = db.orm.select().from(imports).where(eq(imports.id, importId)).get();
  if (row !== undefined) return row;
  throw new DatabaseError('unknown-import', `There is no import ${importId}.`, 'Look the import up on the Data page.');
};

/** A staged import; throws DatabaseError 'import-not-staged' for any other. */
export const stagedImport = (db: PerunitDatabase, importId: number): ImportRow => {
  const row = importRow(db, importId);
  if (row.status === 'staged') return row;
  throw new DatabaseError(
    'import-not-staged',
    `Import ${importId} (${row.name}) is ${row.status}, no longer waiting.`,
    'Import the file again.',
  );
};

/** The deliveries of an import, in the order in which they were staged. */
export const deliveriesOf = (db: PerunitDatabase, importId: number): DeliveryRow[] =>
  db.orm.select().from(deliveries).where(eq(deliveries.importId, importId)).orderBy(deliveries.id).all();

/** The active delivery that one of the same feed and period takes the place of. */
export const activeDelivery = (db: PerunitDatabase, { feed, period }: DeliveryRow): DeliveryRow | undefined =>
  db.orm
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.feed, feed), eq(deliveries.period, period), eq(deliveries.status, 'active')))
    .get();
