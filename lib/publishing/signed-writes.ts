import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { chooseFeed, type FeedChoice } from '../../db/commands/choose-feed';
import { type CommitOptions, type CommitResult, commitImport } from '../../db/commands/commit-import';
import { importRow } from '../../db/commands/import-rows';
import { type InvoiceTotal, saveInvoiceTotal } from '../../db/commands/save-invoice-total';
import { saveWorkspaceCounts } from '../../db/commands/save-workspace-counts';
import { undoImport } from '../../db/commands/undo-import';
import type { WorkspaceMonthRecord } from '../../db/record-types';
import type { RestatedMonth } from '../report/restatement/restated-month';
import { foreseeRestatement } from './foresee-restatement';
import { type Agreement, guardedWrite, writeUnlessSigned } from './guarded-write';

// The only way in for what moves numbers, configuration aside (`changeConfig`): each asks before it alters a signed
// month, by throwing the problem `restates`.

type Asked = Agreement & { readonly by: string };

/** Makes a staged import count, which refuses where its doubts are not accepted. */
export const commitAsking = (db: PerunitDatabase, importId: number, options: CommitOptions & Agreement): CommitResult =>
  guardedWrite(db, options, () => commitImport(db, importId, options));

/** The same where nobody can be asked: the signed months that stand in its way are the answer. */
export const commitUnlessSigned = (
  db: PerunitDatabase,
  importId: number,
  options: CommitOptions & Agreement,
): CommitResult | { readonly restates: readonly RestatedMonth[] } => {
  const outcome = writeUnlessSigned(db, options, () => commitImport(db, importId, options));
  return 'restates' in outcome ? outcome : outcome.result;
};

/** Takes an import back; what it replaced counts again. */
export const undoAsking = (db: PerunitDatabase, importId: number, { by, ...agreement }: Asked): void =>
  guardedWrite(db, agreement, () => undoImport(db, importId, { by }));

/** Lets a person say which feed a payer's month reads. */
export const chooseFeedAsking = (db: PerunitDatabase, choice: FeedChoice, { by, ...agreement }: Asked): void =>
  guardedWrite(db, agreement, () => chooseFeed(db, { ...choice, by }));

/** Records what a payer's invoice says: the reconciliation stands in the report. */
export const saveInvoiceAsking = (db: PerunitDatabase, total: InvoiceTotal, { by, ...agreement }: Asked): void =>
  guardedWrite(db, agreement, () => saveInvoiceTotal(db, total, { by }));

/** Records workspace counts that were typed in. */
export const saveCountsAsking = (
  db: PerunitDatabase,
  records: readonly WorkspaceMonthRecord[],
  { by, ...agreement }: Asked,
): CommitResult['result'] => guardedWrite(db, agreement, () => saveWorkspaceCounts(db, records, { by }));

const takeAll = { acceptRejects: true, acceptShrink: true, by: 'preview' };

/**
 * The signed months that an import would alter: by counting where it is staged, its doubts accepted, by being taken back
 * where it counts. Throws DatabaseError 'unknown-import'.
 */
export const restatedByImport = (db: PerunitDatabase, importId: number): readonly RestatedMonth[] => {
  const { status } = importRow(db, importId);
  if (status === 'staged') return foreseeRestatement(db, () => commitImport(db, importId, takeAll));
  if (status === 'active') return foreseeRestatement(db, () => undoImport(db, importId, { by: takeAll.by }));
  return [];
};
