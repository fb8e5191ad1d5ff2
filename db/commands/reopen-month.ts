import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { DatabaseError } from '../database-error';
import { closingInForce } from '../queries/editions';
import { closings } from '../schema';
import { recordedNow, write } from '../write';
import { lastAuditId } from './frozen-document';

/** Takes a month's closing back, with the reason for it; what was published stays. Throws DatabaseError 'report-refused'. */
export const reopenMonth = (
  db: PerunitDatabase,
  { month, reason, by }: { readonly month: Month; readonly reason: string; readonly by: string },
): void => {
  write(db, { by, action: 'reopen-month', subject: month, detail: { reason } }, () => {
    if (closingInForce(db, month) === null) {
      throw new DatabaseError('report-refused', `${month} is not closed: there is nothing to re-open.`, 'Change it.');
    }
    const row = { month, action: 'reopen' as const, reason, failedChecks: '[]', sha256: null };
    db.orm
      .insert(closings)
      .values({ ...row, lastAuditId: lastAuditId(db), recordedAt: recordedNow(), by })
      .run();
  });
};
