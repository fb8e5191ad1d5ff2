import 'server-only';
import type { PerunitDatabase } from '../client';
import type { RecordSet } from '../record-types';
import { deliveries } from '../schema';
import { inTransaction } from '../write';
import { insertImport } from './staging/insert-import';
import { type RecordGroup, recordGroups } from './staging/insert-records';

type Owner = { readonly importId: number; readonly set: RecordSet; readonly by: string };

const insertGroup = ({ orm }: PerunitDatabase, { importId, set, by }: Owner, group: RecordGroup): void => {
  const { feed, period, rowCount, currency, insert } = group;
  const own = { importId, kind: set.kind, feed, period, rowCount, currency, setHash: set.sha256 };
  const [row] = orm
    .insert(deliveries)
    .values({ ...own, payerId: null, status: 'staged' })
    .returning({ id: deliveries.id })
    .all();
  if (row === undefined) throw new Error('The delivery was not added.');
  insert({ orm, deliveryId: row.id, by });
};

/** Writes a small file as a staged import inside the caller's transaction; returns its id. */
export const insertRecords = (db: PerunitDatabase, set: RecordSet, by: string): number => {
  const { records, ...header } = set;
  const currency = set.kind === 'savings' ? (set.records[0]?.currency ?? null) : null;
  const importId = insertImport(
    db.orm,
    { ...header, format: set.kind, currency, rejectedBilled: null, billed: null },
    by,
  );
  for (const group of recordGroups(set, importId)) insertGroup(db, { importId, set, by }, group);
  return importId;
};

/** Writes one small file, read and checked, as a staged import, which no number reads until it is committed. */
export const stageRecords = (db: PerunitDatabase, set: RecordSet, { by }: { readonly by: string }) => ({
  importId: inTransaction(db, () => insertRecords(db, set, by)),
});
