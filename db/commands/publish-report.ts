import 'server-only';
import { eq } from 'drizzle-orm';
import { type Month, monthName, reportNumber } from '../../lib/month/month';
import type { Published } from '../../lib/report/schema/editions';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { type Closing, closingInForce, type Edition, editionsOf, toEdition } from '../queries/editions';
import { settingsFor } from '../queries/settings-for';
import { editions } from '../schema';
import { bumpGeneration, inTransaction, recordAudit, recordedNow } from '../write';
import { type FrozenDocument, keepDocument, lastAuditId } from './frozen-document';

export type PublishRequest = {
  readonly month: Month;
  readonly by: string;
  readonly reason: string | null;
  /** UTC; the clock's time unless given. */
  readonly at?: string;
};

/** The edition that is about to be: the document is built for it. */
export type NextEdition = {
  readonly number: number;
  readonly edition: string;
  readonly closing: Closing;
  readonly published: Published;
  readonly earlier: Edition | null;
};

const closedOrRefused = (db: PerunitDatabase, month: Month): Closing => {
  const closing = closingInForce(db, month);
  if (closing !== null) return closing;
  const remedy = `Go through the checklist and close it: npx perunit close ${month}`;
  throw new DatabaseError('report-refused', `${monthName(month)} is not closed.`, remedy);
};

/** A month keeps the number of its first edition, whatever the settings say later. */
const numberFor = (db: PerunitDatabase, month: Month, first: Edition | undefined): number => {
  const { firstReportMonth } = settingsFor(db, month);
  const number = first?.number ?? reportNumber(month, firstReportMonth);
  if (number > 0) return number;
  const text = `${monthName(month)} comes before the first report, that of ${monthName(firstReportMonth)}: it has no number.`;
  throw new DatabaseError('report-refused', text, 'Set an earlier first report month.');
};

const refuseTaken = (db: PerunitDatabase, edition: string): void => {
  const other = db.orm.select().from(editions).where(eq(editions.edition, edition)).get();
  if (other === undefined) return;
  const text = `#${edition} is the report of ${monthName(other.month)} already.`;
  throw new DatabaseError('report-refused', text, 'Set the first report month back to what it was.');
};

const nextEdition = (db: PerunitDatabase, { month, by, reason, at = recordedNow() }: PublishRequest): NextEdition => {
  const closing = closedOrRefused(db, month);
  const known = editionsOf(db, month);
  const number = numberFor(db, month, known[0]);
  const edition = known.length === 0 ? `${number}` : `${number}.${known.length}`;
  refuseTaken(db, edition);
  return { number, edition, closing, published: { by, at, reason }, earlier: known.at(-1) ?? null };
};

const insertEdition = (db: PerunitDatabase, month: Month, next: NextEdition, frozen: FrozenDocument): Edition => {
  const { number, edition, closing, published, earlier } = next;
  const { by, at, reason } = published;
  const { sha256, summary } = frozen;
  const row = db.orm
    .insert(editions)
    .values({
      ...{ month, number, revision: earlier === null ? 0 : earlier.revision + 1, edition, sha256, reason, by },
      ...{ summary: JSON.stringify(summary), closingId: closing.id, lastAuditId: lastAuditId(db), recordedAt: at },
    })
    .returning()
    .get();
  return toEdition(row);
};

/**
 * Publishes a closed month as its next edition, in one immediate transaction: of two publishers the second one sees what
 * the first one did. `freeze` builds the document from the data that the transaction sees, and may refuse by throwing.
 */
export const publishReport = (
  db: PerunitDatabase,
  request: PublishRequest,
  freeze: (next: NextEdition) => FrozenDocument,
): Edition =>
  inTransaction(db, () => {
    const next = nextEdition(db, request);
    const frozen = freeze(next);
    keepDocument(db, frozen);
    const edition = insertEdition(db, request.month, next, frozen);
    const detail = { month: request.month, sha256: frozen.sha256, reason: request.reason };
    recordAudit(db, { by: request.by, action: 'publish-report', subject: next.edition, detail });
    bumpGeneration(db);
    return edition;
  });
