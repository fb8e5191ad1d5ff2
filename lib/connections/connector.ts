import 'server-only';
import type { z } from 'zod';
import type { PerunitDatabase } from '../../db/client';
import type { FlattenOptions } from '../ingest/documents/flatten-documents';
import type { NamedInput } from '../ingest/manifest';
import type { ImportOutcome } from '../jobs/import-outcome';
import type { Month } from '../month/month';

/** One field of a connection's form; its key is the key of the setting. Dots reach into parts: `aws.region`. */
export type ConnectionField = {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly type: 'text' | 'secret' | 'choice' | 'switch' | 'list' | 'number' | 'pairs';
  /** Of a choice; of a switch that is neither yes nor no while nothing is chosen. The first is what holds then. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly placeholder?: string;
  readonly isRequired: boolean;
  /** Shown under “More” only. */
  readonly isAdvanced?: boolean;
  /** Shown only while another field has a value. */
  readonly shownWith?: { readonly key: string; readonly value: string };
};

/** What a connector may use while it tests or pulls. */
export type ConnectorContext = {
  readonly db: PerunitDatabase;
  readonly connection: { readonly id: number; readonly name: string };
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** The secret that a setting names. Throws SecretError. */
  readonly secret: (reference: string) => string;
  /** A line for the pull's log, for people: no secrets, no bodies. */
  readonly log: (level: 'info' | 'warning', text: string) => void;
};

export type PullProgress = {
  /** What is being done, as a few words: “Reading July 2026”. */
  readonly text: string;
  readonly done: number;
  /** Null: nobody knows yet. */
  readonly total: number | null;
};

export type PullRequest = {
  /** Billing months to bring anew, oldest first; null: whatever is due. */
  readonly months: readonly Month[] | null;
};

export type PullContext = ConnectorContext & {
  /** A private folder of this pull, which is still there when it is taken up again after a kill. */
  readonly folder: string;
  readonly report: (progress: PullProgress) => void;
  /**
   * Hands fetched files to the import, the one way in: each delivery set is committed by itself, or refused whole, or
   * left as a preview that waits for a person (rejects, shrinking, a signed month that it would restate).
   */
  readonly importFiles: (files: readonly NamedInput[], said?: FlattenOptions) => Promise<readonly ImportOutcome[]>;
};

/** What a pull would ask for and cost at most, before it runs. */
export type PullPlan = {
  /** “January 2026: cost by account and service”, a line each. */
  readonly steps: readonly string[];
  readonly requests: number;
  readonly costMicros: bigint;
  /** What is left out and why: closed months, the history's limit. */
  readonly notices: readonly string[];
};

/** What a test call found: “Reached account 111122223333; newest data 19 November 2026”. */
export type ConnectionCheck = { readonly text: string; readonly details: readonly string[] };

export type PullResult = {
  readonly outcomes: readonly ImportOutcome[];
  /** What people should know that is no failure. */
  readonly notices: readonly string[];
};

/**
 * One kind of connection. It fetches files into a folder and hands them to the import, so that everything that counts
 * came through one door. All of it throws ConnectionError or SecretError; nothing is half stored when it does.
 */
export type Connector<Settings = unknown> = {
  readonly kind: string;
  readonly title: string;
  /** What it brings, in a sentence. */
  readonly summary: string;
  readonly settings: z.ZodType<Settings>;
  readonly fields: readonly ConnectionField[];
  /** Whether pulls bring bills or workspace counts: what the Data page groups by. */
  readonly brings: 'cost' | 'counts';
  /** One cheap call that says what it sees. */
  readonly test: (settings: Settings, context: ConnectorContext) => Promise<ConnectionCheck>;
  /** Asks nobody. */
  readonly plan: (settings: Settings, request: PullRequest, context: ConnectorContext) => PullPlan;
  readonly pull: (settings: Settings, request: PullRequest, context: PullContext) => Promise<PullResult>;
};
