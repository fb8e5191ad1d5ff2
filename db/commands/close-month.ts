import 'server-only';
import type { Month } from '../../lib/month/month';
import type { Closed } from '../../lib/report/schema/editions';
import type { PerunitDatabase } from '../client';
import { type Closing, closingInForce } from '../queries/editions';
import { closings } from '../schema';
import { recordedNow, write } from '../write';
import { type FrozenDocument, keepDocument, lastAuditId } from './frozen-document';

export type CloseRequest = {
  readonly month: Month;
  readonly by: string;
  /** UTC; the clock's time unless given. */
  readonly at?: string;
};

/** What is signed: the document, and the checks that failed. */
export type SignedDocument = FrozenDocument & { readonly failedChecks: Closed['failedChecks'] };

/**
 * Records that a person signed a month, with the document as it was then. `sign` builds that document inside the
 * transaction, from the data that the transaction sees, and may refuse by throwing.
 */
export const closeMonth = (
  db: PerunitDatabase,
  { month, by, at = recordedNow() }: CloseRequest,
  sign: (signature: { readonly by: string; readonly at: string; readonly standing: Closing | null }) => SignedDocument,
): void => {
  write(db, { by, action: 'close-month', subject: month }, () => {
    const signed = sign({ by, at, standing: closingInForce(db, month) });
    keepDocument(db, signed);
    const { sha256, failedChecks } = signed;
    const row = { month, action: 'close' as const, reason: null, failedChecks: JSON.stringify(failedChecks), sha256 };
    db.orm
      .insert(closings)
      .values({ ...row, lastAuditId: lastAuditId(db), recordedAt: at, by })
      .run();
  });
};
