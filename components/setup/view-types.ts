import type { EnvironmentId } from '@/lib/kpis/types';

/** Where an account belongs from a month on. */
export type AccountPeriodView = {
  readonly from: string;
  readonly environment: EnvironmentId;
  readonly name: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  /** Who recorded it and when: `Ana, 3 Jan 2026`. */
  readonly recorded: string;
};

export type AccountView = {
  readonly accountId: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  /** Oldest first. */
  readonly periods: readonly AccountPeriodView[];
  readonly isPayer: boolean;
  /** Cost of the newest month with one, decimal text; null when there was none. */
  readonly cost: string | null;
  readonly environment: EnvironmentId;
  readonly suggested: EnvironmentId | null;
};

/** The accounts to be given an environment. */
export type AccountsView = {
  readonly currency: string;
  /** The month whose cost is shown. */
  readonly costMonth: string;
  readonly months: { readonly first: string; readonly newest: string };
  /** Those without an environment first, then by cost. */
  readonly accounts: readonly AccountView[];
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
  /** What a bill's own rows say, where nobody typed anything in. */
  readonly stated: { readonly amount: string; readonly origin: string } | null;
  readonly currency: string;
};

/** Everything the setup page shows. */
export type SetupView = AccountsView & {
  /** The first month with a bill: mappings hold from it on. */
  readonly from: string;
  /** Newest month first. */
  readonly counts: readonly CountsView[];
  readonly invoices: readonly InvoiceView[];
};
