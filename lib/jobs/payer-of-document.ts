import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { namedPayers } from '../../db/queries/named-payers';
import type { BillSet } from '../ingest/delivery-set';
import type { FlattenOptions } from '../ingest/documents/flatten-documents';
import { IngestError } from '../ingest/ingest-error';
import { billSourceOf } from '../ingest/sources/bill-registry';

/**
 * What is said of a document that does not name its payer: the payer a person named, else the only one whose bills are
 * there. Throws IngestError where there are several, since a bill under another payer would be added to it.
 */
export const saidOf = (db: PerunitDatabase, set: BillSet, said: FlattenOptions = {}): FlattenOptions => {
  const { document } = billSourceOf(set.format);
  if (document === undefined || document.namesPayer === true || said.payerId !== undefined) return said;
  const [payerId, ...others] = namedPayers(db);
  if (payerId === undefined) return said;
  if (others.length === 0) return { ...said, payerId, isPayerAssumed: true };
  throw new IngestError(
    'payer-unknown',
    set.name,
    `It does not say whose bill it is, and there are bills of ${[payerId, ...others].join(' and ')}.`,
    'Say whose it is (on the command line: --payer and the payer’s account id).',
  );
};
