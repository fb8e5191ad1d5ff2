import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { deliveries, imports } from '../schema';
import { recordedNow, write } from '../write';
import { monthsOfDeliveries, recomputeActiveFeeds } from './active-feeds';
import { type DeliveryRow, deliveriesOf, importRow } from './import-rows';

const deliveryById = (db: PerunitDatabase, id: number): DeliveryRow | undefined =>
  db.orm.select().from(deliveries).where(eq(deliveries.id, id)).get();

/** The nearest predecessor that was replaced and not undone itself. */
const predecessor = (db: PerunitDatabase, delivery: DeliveryRow): DeliveryRow | null => {
  for (let at = delivery.replacesId; at !== null; ) {
    const candidate = deliveryById(db, at);
    if (candidate === undefined) return null;
    if (candidate.status === 'replaced') return candidate;
    at = candidate.replacesId;
  }
  return null;
};

/** Returns the ids of the deliveries that changed: this one, and the one that counts again. */
const undoDelivery = (db: PerunitDatabase, delivery: DeliveryRow): number[] => {
  const before = delivery.status === 'active' ? predecessor(db, delivery) : null;
  db.orm.update(deliveries).set({ status: 'undone' }).where(eq(deliveries.id, delivery.id)).run();
  if (before === null) return [delivery.id];
  db.orm.update(deliveries).set({ status: 'active' }).where(eq(deliveries.id, before.id)).run();
  return [delivery.id, before.id];
};

/** Takes an import back: what it replaced counts again. Throws DatabaseError 'import-not-active'. */
export const undoImport = (db: PerunitDatabase, importId: number, { by }: { readonly by: string }): void => {
  const row = importRow(db, importId);
  write(db, { by, action: 'undo-import', subject: row.name, detail: { importId } }, () => {
    if (importRow(db, importId).status !== 'active') {
      throw new DatabaseError(
        'import-not-active',
        `Import ${importId} (${row.name}) is ${row.status}: there is nothing to undo.`,
        'Look the import up on the Data page.',
      );
    }
    const changed = deliveriesOf(db, importId).flatMap((delivery) => undoDelivery(db, delivery));
    db.orm.update(imports).set({ status: 'undone', finishedAt: recordedNow() }).where(eq(imports.id, importId)).run();
    recomputeActiveFeeds(db, monthsOfDeliveries(db, changed));
  });
};
