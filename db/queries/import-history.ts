import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { type DeliveryStatus, deliveries, type ImportKind, type ImportStatus, imports } from '../schema';

export type HistoryEntry = {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly format: string;
  readonly name: string;
  readonly sha256: string;
  readonly status: ImportStatus;
  readonly currency: string | null;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  readonly by: string;
  readonly stagedAt: string;
  readonly finishedAt: string | null;
  /** Billed cost, an exact decimal; null for small files. */
  readonly billed: string | null;
  readonly deliveries: readonly {
    readonly feed: string;
    readonly period: string;
    readonly status: DeliveryStatus;
    readonly rows: number;
    readonly hasReplaced: boolean;
  }[];
  readonly canUndo: boolean;
};

type ImportRow = typeof imports.$inferSelect;

const entry = (db: PerunitDatabase, row: ImportRow): HistoryEntry => {
  const own = db.orm.select().from(deliveries).where(eq(deliveries.importId, row.id)).orderBy(asc(deliveries.id)).all();
  const { kind, format, name, sha256, status, currency, rowsRead, rowsRejected, by, stagedAt, finishedAt } = row;
  return {
    ...{
      importId: row.id,
      kind,
      format,
      name,
      sha256,
      status,
      currency,
      rowsRead,
      rowsRejected,
      by,
      stagedAt,
      finishedAt,
    },
    billed: row.billed,
    deliveries: own.map((delivery) => ({
      ...{ feed: delivery.feed, period: delivery.period, status: delivery.status, rows: delivery.rowCount },
      hasReplaced: delivery.replacesId !== null,
    })),
    canUndo: status === 'active',
  };
};

/** The imports, newest first; 200 of them unless asked for more. */
export const importHistory = (db: PerunitDatabase, limit = 200): HistoryEntry[] =>
  db.orm
    .select()
    .from(imports)
    .orderBy(desc(imports.id))
    .limit(limit)
    .all()
    .map((row) => entry(db, row));

/** The import that holds exactly these bytes and counts in full; null when there is none. */
export const activeImportWithHash = (db: PerunitDatabase, sha256: string): number | null => {
  const id = db.raw
    .prepare<[string], bigint>(
      `SELECT i.id FROM imports i WHERE i.sha256 = ? AND i.status = 'active' AND NOT EXISTS
         (SELECT 1 FROM deliveries d WHERE d.import_id = i.id AND d.status <> 'active') LIMIT 1`,
    )
    .pluck()
    .get(sha256);
  return id === undefined ? null : Number(id);
};
