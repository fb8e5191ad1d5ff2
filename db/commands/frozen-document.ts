import 'server-only';
import type { IssueSummary } from '../../lib/report/schema/editions';
import type { PerunitDatabase } from '../client';
import { frozenDocuments } from '../schema';

/** A document as it is kept: canonical JSON under the SHA-256 of its bytes. */
export type FrozenDocument = {
  readonly sha256: string;
  readonly documentVersion: number;
  readonly document: string;
  readonly summary: IssueSummary;
};

/** Keeps a document for good, inside the caller's transaction; the same bytes again are kept once. */
export const keepDocument = (db: PerunitDatabase, { sha256, documentVersion, document }: FrozenDocument): void => {
  db.orm.insert(frozenDocuments).values({ sha256, documentVersion, document }).onConflictDoNothing().run();
};

/** The last line of the audit log: what was recorded up to now. */
export const lastAuditId = (db: PerunitDatabase): number =>
  Number(db.raw.prepare<[], bigint | null>('SELECT max(id) FROM audit').pluck().get() ?? 0n);
