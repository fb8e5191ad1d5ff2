import 'server-only';
import { asc, desc, eq } from 'drizzle-orm';
import type { ReportState } from '../../lib/kpis/types';
import type { Month } from '../../lib/month/month';
import type { Closed, IssueSummary } from '../../lib/report/schema/editions';
import type { PerunitDatabase } from '../client';
import { closings, editions } from '../schema';
import type { MonthSpan } from './active-costs';

/** A month that a person closed and nobody re-opened since. */
export type Closing = Closed & {
  readonly id: number;
  /** The document as it was signed. */
  readonly sha256: string;
  /** The last line of the audit log by then. */
  readonly lastAuditId: number;
};

/** One published edition, without its document. */
export type Edition = {
  readonly id: number;
  readonly month: Month;
  readonly number: number;
  /** 0 for #61, 1 for #61.1. */
  readonly revision: number;
  readonly edition: string;
  readonly sha256: string;
  readonly summary: IssueSummary;
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
  readonly lastAuditId: number;
};

type EditionRow = typeof editions.$inferSelect;

/** A row of the table as the rest of the program reads it. */
export const toEdition = ({ summary, recordedAt, closingId: _, ...row }: EditionRow): Edition => ({
  ...row,
  at: recordedAt,
  summary: JSON.parse(summary),
});

/** The closing of a month that stands; null while it is a draft or re-opened. */
export const closingInForce = (db: PerunitDatabase, month: Month): Closing | null => {
  const row = db.orm.select().from(closings).where(eq(closings.month, month)).orderBy(desc(closings.id)).get();
  if (row?.action !== 'close' || row.sha256 === null) return null;
  const { id, by, recordedAt, sha256, lastAuditId } = row;
  return { id, by, at: recordedAt, failedChecks: JSON.parse(row.failedChecks), sha256, lastAuditId };
};

/** A month's editions, oldest first. */
export const editionsOf = (db: PerunitDatabase, month: Month): Edition[] =>
  db.orm.select().from(editions).where(eq(editions.month, month)).orderBy(asc(editions.revision)).all().map(toEdition);

/** The newest edition of every month that has one. */
export const newestEditions = (db: PerunitDatabase): ReadonlyMap<Month, Edition> => {
  const rows = db.orm.select().from(editions).orderBy(asc(editions.revision)).all();
  return new Map(rows.map((row) => [row.month, toEdition(row)]));
};

type StateRow = { readonly month: Month; readonly isPublished: bigint };

/** What people made of the reports of some months; a month that is not named is a draft. Whether figures changed since is not asked. */
export const reportStatesIn = (db: PerunitDatabase, { first, last }: MonthSpan): ReadonlyMap<Month, ReportState> => {
  const rows = db.raw
    .prepare<[string, string, string, string], StateRow>(
      `SELECT month, max(is_published) AS isPublished FROM (
         SELECT month, 1 AS is_published FROM editions WHERE month BETWEEN ? AND ?
         UNION ALL SELECT month, 0 FROM closings c WHERE action = 'close' AND month BETWEEN ? AND ?
           AND id = (SELECT max(id) FROM closings WHERE month = c.month)) GROUP BY month`,
    )
    .all(first, last, first, last);
  return new Map(rows.map(({ month, isPublished }) => [month, isPublished === 1n ? 'published' : 'closed']));
};
