import 'server-only';
import type { ZodType } from 'zod';
import type { PerunitDatabase } from '../../db/client';
import type { FrozenDocument } from '../../db/commands/frozen-document';
import { storedDocument } from '../../db/queries/published-document';
import { issueSummary } from '../report/closing/issue-summary';
import { canonicalJson } from '../report/files/canonical-json';
import type { MonthlyReport } from '../report/monthly-report';
import { monthlyReportSchema } from '../report/schema/monthly-report';
import { sha256Of } from './sha256';

/** How the documents of each version are read; a version that was ever released stays. */
const readers: Readonly<Record<number, ZodType<MonthlyReport>>> = { 1: monthlyReportSchema };

/** A document as canonical JSON with its hash. Throws ZodError when it is not what its own schema says. */
export const freezeReport = (report: MonthlyReport): FrozenDocument => {
  const document = canonicalJson(monthlyReportSchema.parse(report));
  return { sha256: sha256Of(document), documentVersion: report.version, document, summary: issueSummary(report) };
};

/** A stored document, by the schema of its version; a text says what is wrong instead. */
export const readDocument = (documentVersion: number, document: string): MonthlyReport | string => {
  const reader = readers[documentVersion];
  if (reader === undefined) return `This version of Perunit does not read documents of version ${documentVersion}.`;
  let value: unknown;
  try {
    value = JSON.parse(document);
  } catch {
    return 'The document is not valid JSON any more.';
  }
  const parsed = reader.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `The document is not one of version ${documentVersion}: ${issue?.path.join('.')}: ${issue?.message}.`;
};

const readAlready = new Map<string, MonthlyReport>();
const mostRead = 64;

const rememberRead = (sha256: string, report: MonthlyReport): void => {
  const [oldest] = readAlready.keys();
  if (readAlready.size >= mostRead && oldest !== undefined) readAlready.delete(oldest);
  readAlready.set(sha256, report);
};

/** What is kept under a hash, proven to be those bytes; a text says what is wrong instead. */
export const frozenReport = (db: PerunitDatabase, sha256: string): MonthlyReport | string => {
  const stored = storedDocument(db, sha256);
  if (stored === null) return 'The document is missing.';
  if (sha256Of(stored.document) !== sha256) return 'The document’s bytes are not those that were sealed.';
  const known = readAlready.get(sha256);
  if (known !== undefined) return known;
  const report = readDocument(stored.documentVersion, stored.document);
  if (typeof report !== 'string') rememberRead(sha256, report);
  return report;
};
