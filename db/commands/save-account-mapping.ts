import 'server-only';
import type { PerunitDatabase } from '../client';
import type { AccountMappingRecord } from '../record-types';
import { accountMappings } from '../schema';
import { recordedNow, write } from '../write';

/** Records which environment accounts belong to from a month on; earlier months keep what they had. */
export const saveAccountMappings = (
  db: PerunitDatabase,
  mappings: readonly AccountMappingRecord[],
  { by }: { readonly by: string },
): void => {
  const subject = mappings.map(({ accountId }) => accountId).join(', ');
  write(db, { by, action: 'save-account-mappings', subject, detail: mappings }, () => {
    for (const mapping of mappings) {
      db.orm
        .insert(accountMappings)
        .values({ ...mapping, deliveryId: null, by, recordedAt: recordedNow() })
        .run();
    }
  });
};

/** Records which environment one account belongs to from a month on. */
export const saveAccountMapping = (
  db: PerunitDatabase,
  mapping: AccountMappingRecord,
  options: { readonly by: string },
): void => saveAccountMappings(db, [mapping], options);
