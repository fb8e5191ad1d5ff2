import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql } from './active-costs';

export type MonthImport = {
  readonly importId: number;
  readonly name: string;
  readonly format: string;
  readonly sha256: string;
  readonly rows: number;
  readonly by: string;
  readonly at: string | null;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
};

type Row = Omit<MonthImport, 'importId' | 'rows' | 'files'> & { readonly importId: bigint; readonly rows: bigint };

const columns = `i.id AS importId, i.name, i.format, i.sha256, i.rows_read AS rows, i.by, i.finished_at AS at`;

/** Bills that count in the month, or the small files of some kinds for it. */
const rowsOf = (db: PerunitDatabase, month: Month, kinds: readonly string[]): Row[] =>
  kinds.includes('bill')
    ? db.raw
        .prepare<[Month], Row>(
          `SELECT DISTINCT ${columns} FROM ${activeDeliveriesSql}
             JOIN delivery_months m ON m.delivery_id = d.id AND m.billing_month = f.billing_month
             JOIN imports i ON i.id = d.import_id
           WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month = ? ORDER BY i.id`,
        )
        .all(month)
    : db.raw
        .prepare<[Month, string], Row>(
          `SELECT DISTINCT ${columns} FROM deliveries d JOIN imports i ON i.id = d.import_id
           WHERE d.status = 'active' AND d.period = ? AND d.kind IN (SELECT value FROM json_each(?)) ORDER BY i.id`,
        )
        .all(month, JSON.stringify(kinds));

/** The imports whose rows count in a month, with the files and hashes that they were read from. */
export const importsOfMonth = (db: PerunitDatabase, month: Month, kinds: readonly string[]): MonthImport[] => {
  const files = db.raw.prepare<[bigint], { name: string; sha256: string }>(
    'SELECT name, sha256 FROM import_files WHERE import_id = ? ORDER BY name',
  );
  return rowsOf(db, month, kinds).map((row) => ({
    ...row,
    importId: Number(row.importId),
    rows: Number(row.rows),
    files: files.all(row.importId),
  }));
};
