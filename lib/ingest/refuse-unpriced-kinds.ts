import type { Scanned } from './engine/scan-request';
import { IngestError } from './ingest-error';
import { billSourceOf } from './sources/bill-registry';
import type { BillFormat } from './types';

/** Throws when a bill has lines whose amortised cost stands in columns that the file lacks: it would read as zero. */
export const refuseUnpricedKinds = (name: string, format: BillFormat, scanned: Scanned): void => {
  const { priced } = billSourceOf(format).mapping.kinds;
  const present = new Set(scanned.columns);
  const kinds = new Set(scanned.kinds.map(({ kind }) => kind));
  const unpriced = priced.find(({ kind, by }) => kinds.has(kind) && !by.some((column) => present.has(column)));
  if (unpriced === undefined) return;
  throw new IngestError(
    'missing-columns',
    name,
    `It has ${unpriced.kind} lines, but not the column ${unpriced.by.at(-1)} that says what they cost.`,
    'Export the bill again with the Savings Plan and reservation columns.',
    { column: unpriced.by.at(-1) ?? null },
  );
};
