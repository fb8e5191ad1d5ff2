import 'server-only';
import type { ReportInputs } from '../../lib/report/inputs';
import type { PerunitDatabase } from '../client';
import type { MonthSpan } from './active-costs';

type InvoiceRow = Omit<ReportInputs['invoiceTotals'][number], 'from'> & { readonly format: string | null };

/** The invoice totals of each payer's month: what was typed in last, else what a bill's own rows say. */
export const invoiceTotalsIn = (db: PerunitDatabase, { first, last }: MonthSpan): ReportInputs['invoiceTotals'] =>
  db.raw
    .prepare<[string, string], InvoiceRow>(
      `SELECT month, payer_id AS payerId, amount, currency, format FROM known_invoices
       WHERE month BETWEEN ? AND ? ORDER BY month, payer_id, currency`,
    )
    .all(first, last)
    .map(({ format, ...invoice }) => (format === null ? invoice : { ...invoice, from: format }));
