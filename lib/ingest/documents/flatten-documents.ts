import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BillSet } from '../delivery-set';
import type { ScanFile } from '../engine/scan-request';
import { billSourceOf } from '../sources/bill-registry';
import type { BillFinality, Notice, ScanResult } from '../types';
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

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Writes the documents of a set as lines into a private folder; null for bills that are lines already. */
export const flattenDocuments = async (
  set: BillSet,
  { payerId = unnamedPayer, isPayerAssumed = false, ...answers }: FlattenOptions,
  directory: string,
): Promise<FlatDocuments | null> => {
  const { document } = billSourceOf(set.format);
  if (document === undefined) return null;
  const read = document.read(await Promise.all(set.files.map(readDocument)), answers);
  const bill = { ...read, notices: [...read.notices, ...payerNotices(payerId, isPayerAssumed)] };
  const header = [payerColumn, ...bill.columns];
  const lines = [header, ...bill.lines.map((cells) => [payerId, ...cells])];
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

/** What the scan of a document's lines found, in the document's own terms: its lines have no numbers that a person could look up. */
export const asDocument = (result: ScanResult, { bill }: FlatDocuments): ScanResult => ({
  ...result,
  rejects: result.rejects.map((reject) => ({ ...reject, line: null })),
  finality: result.finality.map((own) => finalityOf(own, bill)),
  notices: [...bill.notices, ...result.notices],
});
