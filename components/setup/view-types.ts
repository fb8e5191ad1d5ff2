import type { EnvironmentId } from '@/lib/kpis/types';

export type AccountView = {
  readonly accountId: string;
  readonly name: string | null;
  readonly isPayer: boolean;
  /** Cost of the newest month with one, decimal text; null when there was none. */
  readonly cost: string | null;
  readonly environment: EnvironmentId;
  readonly suggested: EnvironmentId | null;
};

/** Counts typed in or imported for a month; decimal text, empty when not known. */
export type CountsView = {
  readonly month: string;
  readonly active: string;
  readonly hibernated: string;
  readonly paid: string;
  readonly freemiumActive: string;
  readonly elevenPlus: string;
  readonly isKnown: boolean;
};

export type InvoiceView = {
  readonly month: string;
  readonly payerId: string;
  /** Billed cost as imported, decimal text. */
  readonly billed: string;
  readonly amount: string;
  readonly currency: string;
};

/** Everything the setup page shows. */
export type SetupView = {
  readonly currency: string;
  /** The first month with a bill: mappings hold from it on. */
  readonly from: string;
  readonly newestMonth: string;
  readonly costMonth: string;
  readonly accounts: readonly AccountView[];
  /** Newest month first. */
  readonly counts: readonly CountsView[];
  readonly invoices: readonly InvoiceView[];
};
