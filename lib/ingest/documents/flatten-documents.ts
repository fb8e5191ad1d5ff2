import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BillSet } from '../delivery-set';
import type { ScanFile } from '../engine/scan-request';
import { exactSum } from '../exact-sum';
import { billSourceOf } from '../sources/bill-registry';
import type { BillFinality, Notice, Reject, ScanResult } from '../types';
import { unnamedPayer } from '../unnamed-payer';
import { type DocumentAnswers, type DocumentBill, payerColumn } from './document-bill';
import { readDocument } from './read-document';

/** A document's lines in a file that the engine reads, and what else the document says. */
type FlatDocuments = { readonly file: ScanFile; readonly bill: DocumentBill };

export type FlattenOptions = DocumentAnswers & {
  /** Whose bill it is, since no document says. */
  readonly payerId?: string;
  /** That nobody named the payer: it is the only one whose bills are there. */
  readonly isPayerAssumed?: boolean;
};

const payerNotices = (payerId: string, isAssumed: boolean): Notice[] => {
  if (payerId !== unnamedPayer && !isAssumed) return [];
  const text = isAssumed
    ? `It does not say whose bill it is: it is taken for ${payerId}’s, the only payer whose bills are there. Name another with --payer.`
    : 'It does not say whose bill it is: it counts only in months that no bill with a payer has. Name the payer with --payer.';
  return [{ code: isAssumed ? 'payer-assumed' : 'payer-not-named', text }];
};

/** A line break inside a cell would move the lines that follow away from their places. */
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;

/** Writes the documents of a set as lines into a private folder; null for bills that are lines already. */
export const flattenDocuments = async (
  set: BillSet,
  { payerId = unnamedPayer, isPayerAssumed = false, ...answers }: FlattenOptions,
  directory: string,
): Promise<FlatDocuments | null> => {
  const { document } = billSourceOf(set.format);
  if (document === undefined) return null;
  const read = document.read(await Promise.all(set.files.map(readDocument)), answers);
  const isNamed = document.namesPayer === true;
  const bill = isNamed ? read : { ...read, notices: [...read.notices, ...payerNotices(payerId, isPayerAssumed)] };
  const header = isNamed ? bill.columns : [payerColumn, ...bill.columns];
  const lines = [header, ...bill.lines.map((cells) => (isNamed ? cells : [payerId, ...cells]))];
  const path = join(directory, 'lines.csv');
  await writeFile(path, `${lines.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`);
  const { size } = await stat(path);
  return { file: { path, name: set.name, form: 'csv', bytes: size, header }, bill };
};

const finalityOf = (own: BillFinality, { months }: DocumentBill): BillFinality => {
  const said = months.find(({ month }) => month === own.billingMonth);
  if (said === undefined) return own;
  return { ...own, isEstimated: said.isEstimated, firstUsageDay: said.firstDay, lastUsageDay: said.lastDay };
};

/** A rejected line where it stands in the document; most documents have no lines that a person could look up. */
const placed = (reject: Reject, { rows }: DocumentBill): Reject => {
  const place = reject.line === null ? undefined : rows?.places[reject.line - 2];
  return { ...reject, ...(place ?? { line: null }) };
};

/** A row that became several lines is rejected once. */
const rejectedRows = (result: ScanResult, own: readonly Reject[]): number =>
  result.rowsRejected > own.length ? result.rowsRejected : new Set(own.map(({ file, line }) => `${line} ${file}`)).size;

const rowsOf = (result: ScanResult, bill: DocumentBill, own: readonly Reject[]) => {
  const { rows } = bill;
  if (rows === undefined) return {};
  const sums = [rows.rejectedBilled, result.rejectedBilled].filter((one) => one !== null);
  return {
    rowsRead: rows.read,
    rowsLeftOut: rows.leftOut + (result.rowsLeftOut ?? 0),
    rowsRejected: rows.rejected + rejectedRows(result, own),
    rejectedBilled: sums.length === 0 ? null : exactSum(sums),
  };
};

/** What the scan of a document's lines found, in the document's own terms. */
export const asDocument = (result: ScanResult, { bill }: FlatDocuments): ScanResult => {
  const own = result.rejects.map((reject) => placed(reject, bill));
  return {
    ...result,
    ...rowsOf(result, bill, own),
    rejects: [...(bill.rows?.rejects ?? []), ...own].slice(0, 1000),
    finality: result.finality.map((one) => finalityOf(one, bill)),
    notices: [...bill.notices, ...result.notices],
    invoices: bill.invoices ?? [],
  };
};
