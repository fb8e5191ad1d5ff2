import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { Edition } from '../../db/queries/editions';
import { hashInAudit, storedDocument } from '../../db/queries/published-document';
import { issueSummary } from '../report/closing/issue-summary';
import { canonicalJson } from '../report/files/canonical-json';
import type { MonthlyReport } from '../report/monthly-report';
import { readDocument } from './frozen-report';
import { sha256Of } from './sha256';

/** Whether an edition is what was sealed. */
export type Verification = {
  readonly edition: string;
  readonly sha256: string;
  /** Of the stored document; null when it is missing. */
  readonly bytes: number | null;
  readonly isProven: boolean;
  /** What is wrong, in words; empty when it is proven. */
  readonly problems: readonly string[];
};

const unlike = (what: string, inDocument: unknown, inRow: unknown): string[] =>
  canonicalJson(inDocument) === canonicalJson(inRow)
    ? []
    : [`The list of editions names another ${what} than the document.`];

const headProblems = (report: MonthlyReport, row: Edition): string[] => [
  ...unlike('edition', report.edition, row.edition),
  ...unlike('month', report.month, row.month),
  ...unlike('number', report.number, row.number),
  ...unlike('author', report.published?.by ?? null, row.by),
  ...unlike('time', report.published?.at ?? null, row.at),
  ...unlike('reason', report.published?.reason ?? null, row.reason),
  ...unlike('summary', issueSummary(report), row.summary),
];

const hashProblems = (db: PerunitDatabase, row: Edition, document: string): string[] => {
  const found = sha256Of(document);
  const noted = hashInAudit(db, row.edition);
  return [
    ...(found === row.sha256 ? [] : [`The stored bytes have the SHA-256 ${found}: the document was changed.`]),
    ...(noted === row.sha256 ? [] : ['The audit log does not name this hash for the edition.']),
  ];
};

const documentProblems = (row: Edition, documentVersion: number, document: string): string[] => {
  const report = readDocument(documentVersion, document);
  if (typeof report === 'string') return [report];
  if (report.version !== documentVersion) return ['The document says another version than it is kept under.'];
  return [
    ...(canonicalJson(report) === document ? [] : ['The document is not canonical JSON.']),
    ...headProblems(report, row),
  ];
};

/** Recomputes the hash of an edition's stored bytes and reads them again by the schema of their version. */
export const verifyEdition = (db: PerunitDatabase, row: Edition): Verification => {
  const { edition, sha256 } = row;
  const stored = storedDocument(db, sha256);
  if (stored === null) {
    return { edition, sha256, bytes: null, isProven: false, problems: ['The document is missing.'] };
  }
  const { documentVersion, document } = stored;
  const problems = [...hashProblems(db, row, document), ...documentProblems(row, documentVersion, document)];
  return { edition, sha256, bytes: Buffer.byteLength(document), isProven: problems.length === 0, problems };
};
