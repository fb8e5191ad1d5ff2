import 'server-only';
import { desc, isNull } from 'drizzle-orm';
import type { NamedMapping, TableMapping } from '../../lib/ingest/tables/table-mapping';
import type { PerunitDatabase } from '../client';
import { vendorMappings } from '../schema';

export type VendorMapping = NamedMapping & { readonly by: string; readonly recordedAt: string };

/** The remembered ways of reading other people's tables, newest first. */
export const vendorMappingsIn = (db: PerunitDatabase): VendorMapping[] =>
  db.orm
    .select()
    .from(vendorMappings)
    .where(isNull(vendorMappings.removedAt))
    .orderBy(desc(vendorMappings.id))
    .all()
    .map(({ name, signature, settings, by, recordedAt }) => ({
      ...{ name, signature, by, recordedAt },
      // Nothing but saveVendorMapping writes it.
      mapping: JSON.parse(settings) as TableMapping,
    }));
