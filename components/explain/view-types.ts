import type { CostBasis } from '@/lib/kpis/types';

/** The document whose figures are opened. */
export type ExplainedDocument = {
  readonly month: string;
  readonly basis: CostBasis;
  /** Null: what the data gives now. */
  readonly edition: string | null;
};

/** What is asked: a question's text, and the month that it is about. */
export type Asked = { readonly month: string; readonly of: string };
