import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { ExactCosts, IngestProblem, MappedColumn, Notice, Reject } from '../../lib/ingest/types';
import type { EnvironmentId } from '../../lib/kpis/types';
import type { Day } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { commitProblems } from '../commands/commit-problems';
import { activeDelivery, type DeliveryRow, deliveriesOf, importRow } from '../commands/import-rows';
import {
  deliveryMonths,
  type ImportKind,
  type ImportStatus,
  importColumns,
  importFiles,
  importNotices,
  importRejects,
} from '../schema';
import { accountMappings, environmentOf } from './account-mappings';
import { exactTotals, exactTotalsOfDelivery, sumTotals, totalsBy } from './exact-totals';

export type PreviewDelivery = {
  readonly feed: string;
  readonly payerId: string | null;
  readonly period: string;
  readonly rows: number;
  /** Exact decimal text; null for what is not a bill. */
  readonly billed: string | null;
  /** What the bill's rows of the period say; null for what is not a bill. */
  readonly usage: PeriodUsage | null;
  /** What of the same feed and period counts now. */
  readonly takesPlaceOf: { readonly rows: number; readonly billed: string | null; readonly isSame: boolean } | null;
};

export type PeriodUsage = {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly invoicedRows: number;
  readonly uninvoicedRows: number;
  readonly hasInvoiceColumn: boolean;
  /** What the source itself says; null where it never says. */
  readonly isEstimated: boolean | null;
};

export type PreviewAccount = ExactCosts & {
  readonly accountId: string;
  readonly name: string | null;
  readonly environment: EnvironmentId;
};

/** What was found in an import. Costs are exact decimals in `currency`. */
export type ImportPreview = {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly format: string;
  readonly name: string;
  readonly status: ImportStatus;
  readonly sha256: string;
  readonly currency: string | null;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  /** Rows that repeat what other rows of the bill hold; read = accepted + rejected + left out. */
  readonly rowsLeftOut: number;
  readonly rejectedBilled: string | null;
  readonly facts: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly columns: readonly MappedColumn[];
  readonly columnCount: number;
  readonly notices: readonly Notice[];
  readonly rejects: readonly Reject[];
  readonly deliveries: readonly PreviewDelivery[];
  readonly total: ExactCosts;
  readonly months: readonly (ExactCosts & { readonly month: string })[];
  readonly accounts: readonly PreviewAccount[];
  readonly services: readonly (ExactCosts & { readonly service: string })[];
  readonly unmappedAccounts: readonly string[];
  /** What has to be accepted before it counts; empty once it is not staged any more. */
  readonly problems: readonly IngestProblem[];
};

const usageOf = ({ orm }: PerunitDatabase, { id, period }: DeliveryRow): PeriodUsage | null => {
  const ofPeriod = and(eq(deliveryMonths.deliveryId, id), eq(deliveryMonths.billingMonth, period));
  const row = orm.select().from(deliveryMonths).where(ofPeriod).get();
  if (row === undefined) return null;
  const { firstUsageDay, lastUsageDay, invoicedRows, uninvoicedRows, hasInvoiceColumn, isEstimated } = row;
  const days = { firstDay: firstUsageDay, lastDay: lastUsageDay };
  return { ...days, invoicedRows, uninvoicedRows, hasInvoiceColumn, isEstimated };
};

const billedOf = (db: PerunitDatabase, { id, kind }: DeliveryRow): string | null =>
  kind === 'bill' ? sumTotals(exactTotalsOfDelivery(db, id)).billed : null;

const previewDelivery = (db: PerunitDatabase, delivery: DeliveryRow): PreviewDelivery => {
  const before = delivery.status === 'staged' ? activeDelivery(db, delivery) : undefined;
  const { feed, payerId, period, rowCount: rows, setHash } = delivery;
  const takesPlaceOf =
    before === undefined
      ? null
      : { rows: before.rowCount, billed: billedOf(db, before), isSame: before.setHash === setHash };
  return { feed, payerId, period, rows, billed: billedOf(db, delivery), usage: usageOf(db, delivery), takesPlaceOf };
};

const accountNames = (db: PerunitDatabase, importId: number): Map<string, string | null> =>
  new Map(
    db.raw
      .prepare<[number], [string, string | null]>('SELECT account_id, name FROM import_accounts WHERE import_id = ?')
      .raw()
      .all(importId),
  );

type Found = Pick<ImportPreview, 'total' | 'months' | 'accounts' | 'services' | 'unmappedAccounts'>;

const found = (db: PerunitDatabase, importId: number): Found => {
  const totals = exactTotals(db, importId);
  const months = [...totalsBy(totals, 'billingMonth')].map(([month, costs]) => ({ month, ...costs }));
  const mappings = accountMappings(db);
  const names = accountNames(db, importId);
  const newest = months.at(-1)?.month ?? '';
  const accounts = [...totalsBy(totals, 'accountId')].map(([accountId, costs]) => ({
    ...{ accountId, name: names.get(accountId) ?? null, environment: environmentOf(mappings, accountId, newest) },
    ...costs,
  }));
  const unmapped = accounts.filter(({ environment }) => environment === 'unmapped');
  return {
    total: sumTotals(totals),
    months,
    accounts,
    services: [...totalsBy(totals, 'service')].map(([service, costs]) => ({ service, ...costs })),
    unmappedAccounts: unmapped.map(({ accountId }) => accountId),
  };
};

/** What a child row says, without the import that it belongs to. */
const withoutImport = <Row extends { readonly importId: number }>(rows: readonly Row[]): Omit<Row, 'importId'>[] =>
  rows.map(({ importId: _, ...rest }) => rest);

const listed = ({ orm }: PerunitDatabase, id: number) => ({
  files: withoutImport(orm.select().from(importFiles).where(eq(importFiles.importId, id)).all()),
  columns: withoutImport(orm.select().from(importColumns).where(eq(importColumns.importId, id)).all()),
  notices: withoutImport(orm.select().from(importNotices).where(eq(importNotices.importId, id)).all()),
  rejects: withoutImport(orm.select().from(importRejects).where(eq(importRejects.importId, id)).all()),
});

/** What was found in an import, read from its staged rows. Throws DatabaseError 'unknown-import'. */
export const importPreview = (db: PerunitDatabase, importId: number): ImportPreview => {
  const row = importRow(db, importId);
  const own = deliveriesOf(db, importId);
  const { kind, format, name, status, sha256, currency, rowsRead, rowsRejected, rejectedBilled, columnCount } = row;
  const costs = found(db, importId);
  const previews = own.map((delivery) => previewDelivery(db, delivery));
  const children = listed(db, importId);
  return {
    ...{ importId, kind, format, name, status, sha256, currency, rowsRead, rowsRejected, rejectedBilled, columnCount },
    // The scan has checked that the three add up.
    rowsLeftOut: kind === 'bill' ? rowsRead - rowsRejected - costs.total.rows : 0,
    facts: row.factCount,
    ...children,
    ...costs,
    deliveries: previews,
    problems: status === 'staged' ? commitProblems(db, row, own, { acceptRejects: false, acceptShrink: false }) : [],
  };
};
