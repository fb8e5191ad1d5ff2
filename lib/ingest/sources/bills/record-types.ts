import type { BillRecord } from './bill-record';

/** The rows of a file by what they are. */
export type SortedRecords = {
  /** What was charged, each cost once. */
  readonly lines: readonly BillRecord[];
  /** The payer's lines where those of its accounts count: the same costs again. */
  readonly repeats: readonly BillRecord[];
  readonly roundings: readonly BillRecord[];
  readonly accountTotals: readonly BillRecord[];
  readonly invoiceTotals: readonly BillRecord[];
  readonly statementTotals: readonly BillRecord[];
  /** Kinds of row that are not known: each costs nothing, and is told. */
  readonly unknown: readonly BillRecord[];
  readonly isEstimated: boolean;
};

const disclaimer = 'EstimatedDisclaimer';
const known = new Set([
  ...['PayerLineItem', 'LinkedLineItem', 'CBRounding', 'AccountTotal', 'InvoiceTotal', 'StatementTotal'],
  disclaimer,
]);

/**
 * Sorts a file's rows. A bill of several accounts has its costs twice, on the payer's lines and on those of the linked
 * accounts: only the latter count. Where a file has the payer's alone, they do.
 */
export const sortRecords = (records: readonly BillRecord[]): SortedRecords => {
  const ofType = (type: string) => records.filter(({ cell }) => cell('RecordType') === type);
  const linked = ofType('LinkedLineItem');
  const payers = ofType('PayerLineItem');
  const lines = linked.length > 0 ? linked : payers;
  return {
    lines,
    repeats: linked.length > 0 ? payers : [],
    roundings: ofType('CBRounding'),
    accountTotals: ofType('AccountTotal'),
    invoiceTotals: ofType('InvoiceTotal'),
    statementTotals: ofType('StatementTotal'),
    unknown: records.filter(({ cell }) => !known.has(cell('RecordType'))),
    isEstimated: ofType(disclaimer).length > 0 || lines.some(({ cell }) => isEstimatedId(cell('InvoiceID'))),
  };
};

/** Until the invoice is there, its place says so, or is empty. */
export const isEstimatedId = (invoiceId: string): boolean => invoiceId === '' || /^estimated$/i.test(invoiceId);
