import type { DataState, ReportState } from '@/lib/kpis/types';
import type { Month } from '@/lib/month/month';

export type PayerRow = {
  readonly payerId: string;
  readonly invoice: string;
  /** Where the invoice's total is from, in words; null for what was typed in. */
  readonly invoiceFrom: string | null;
  readonly imported: string;
  readonly residual: string;
  readonly verdict: 'within' | 'above' | 'missing';
};

export type DifferenceRow = {
  readonly id: string;
  readonly account: string;
  readonly service: string;
  readonly first: string;
  readonly second: string;
  readonly difference: string;
};

export type SourceTable = {
  readonly id: string;
  readonly payerId: string;
  readonly first: string;
  readonly second: string;
  /** Why nothing is compared; null where it is. */
  readonly problem: string | null;
  readonly rows: readonly DifferenceRow[];
  readonly summary: string;
  readonly totals: { readonly first: string; readonly second: string; readonly difference: string };
};

export type ReconciliationView = {
  readonly month: Month;
  readonly dataState: DataState;
  readonly reportState: ReportState;
  readonly months: readonly Month[];
  readonly basis: 'billed' | 'effective';
  readonly finding: string;
  readonly tolerancePct: string;
  readonly payers: readonly PayerRow[];
  readonly sources: readonly SourceTable[];
};
