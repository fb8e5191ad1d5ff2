import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { NamedMapping } from '../../lib/ingest/tables/table-mapping';
import type { PerunitDatabase } from '../client';
import { vendorMappings } from '../schema';
import { recordedNow, write } from '../write';

type Written = { readonly by: string };

const takeOff = (db: PerunitDatabase, name: string): boolean =>
  db.orm
    .update(vendorMappings)
    .set({ removedAt: recordedNow() })
    .where(and(eq(vendorMappings.name, name), isNull(vendorMappings.removedAt)))
    .run().changes > 0;

/** Remembers how a table is read; under the same name it takes the place of the one before. */
export const saveVendorMapping = (
  db: PerunitDatabase,
  { name, signature, mapping }: NamedMapping,
  { by }: Written,
): void => {
  write(db, { by, action: 'save-vendor-mapping', subject: name, detail: mapping }, () => {
    takeOff(db, name);
    db.orm
      .insert(vendorMappings)
      .values({ name, kind: mapping.kind, signature, settings: JSON.stringify(mapping), by, recordedAt: recordedNow() })
      .run();
  });
};

/** Forgets a mapping; what was imported by it stays. False when there is none of that name. */
export const removeVendorMapping = (db: PerunitDatabase, name: string, { by }: Written): boolean =>
  write(db, { by, action: 'remove-vendor-mapping', subject: name, detail: {} }, () => takeOff(db, name));
