import 'server-only';
import { eq } from 'drizzle-orm';
import type { PerunitDatabase } from '../client';
import { frozenDocuments } from '../schema';

export type StoredDocument = { readonly documentVersion: number; readonly document: string };

/** The bytes that are kept under a hash, as they are; null when there are none. Nothing here says that they match it. */
export const storedDocument = (db: PerunitDatabase, sha256: string): StoredDocument | null =>
  db.orm.select().from(frozenDocuments).where(eq(frozenDocuments.sha256, sha256)).get() ?? null;

/** The hash that the audit log noted when an edition was published; null when it says nothing of it. */
export const hashInAudit = (db: PerunitDatabase, edition: string): string | null =>
  db.raw
    .prepare<[string], string | null>(
      "SELECT json_extract(detail, '$.sha256') FROM audit WHERE action = 'publish-report' AND subject = ?",
    )
    .pluck()
    .get(edition) ?? null;
