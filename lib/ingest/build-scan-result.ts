import type { BillSet } from './delivery-set';
import type { Scanned, ScanRequest } from './engine/scan-request';
import { exactSum } from './exact-sum';
import { hashOfSet } from './hash-files';
import { lineKeys, type TagChoice } from './line-keys';
import { listRejects } from './list-rejects';
import { refuseTooLarge } from './refuse-too-large';
import { refuseTwoCurrencies } from './refuse-two-currencies';
import { refuseUnpricedKinds } from './refuse-unpriced-kinds';
import { scanNotices } from './scan-notices';
import { exactTotals, finalityOf, mappedColumns } from './scan-result';
import { billSourceOf } from './sources/bill-registry';
import type { FactBatch, ScanResult } from './types';

/** Every row that was read is accepted, rejected or left out. Throws when one is missing. */
const countRows = (scanned: Scanned) => {
  const rowsRead = scanned.rows + scanned.brokenRows;
  const rowsRejected = scanned.badRows + scanned.brokenRows;
  const accepted = scanned.totals.reduce((sum, { rows }) => sum + rows, 0);
  if (accepted + rowsRejected + scanned.leftOutRows !== rowsRead) {
    throw new Error(
      `Of ${rowsRead} rows ${accepted} are accepted, ${rowsRejected} rejected and ${scanned.leftOutRows} left out.`,
    );
  }
  return { rowsRead, rowsRejected, rowsLeftOut: scanned.leftOutRows };
};

type FinishedScan = { readonly set: BillSet; readonly scanned: Scanned; readonly hashes: readonly string[] };

/** Everything but the facts, from what the child found and the files' hashes. */
export const buildScanResult = async (
  { set, scanned, hashes }: FinishedScan,
  request: ScanRequest,
  facts: AsyncIterable<FactBatch>,
  tags: TagChoice,
): Promise<ScanResult> => {
  const currency = refuseTwoCurrencies(set.name, scanned);
  refuseTooLarge(set.name, scanned);
  refuseUnpricedKinds(set.name, set.format, scanned);
  const rows = countRows(scanned);
  const { keys, notices } = lineKeys(scanned, tags);
  const source = billSourceOf(set.format);
  return {
    format: set.format,
    name: set.name,
    files: set.files.map(({ name, path, bytes }, index) => ({ name, path, bytes, sha256: hashes[index] ?? '' })),
    sha256: hashOfSet(hashes),
    currency,
    period: set.period,
    ...rows,
    rejectedBilled: scanned.badBilled === null ? null : exactSum([scanned.badBilled]),
    rejects: rows.rowsRejected === 0 ? [] : await listRejects(request, scanned),
    totals: exactTotals(scanned.totals),
    finality: finalityOf(scanned, scanned.columns.includes(source.mapping.invoiceId)),
    accounts: scanned.accounts,
    columns: mappedColumns(set.format, scanned),
    columnCount: scanned.columnCount,
    notices: [...scanNotices(set.format, scanned, set.files), ...notices],
    keys,
    facts,
  };
};
