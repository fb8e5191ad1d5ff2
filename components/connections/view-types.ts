import type { JobView } from '@/components/data/view-types';

export type FieldView = {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly type: 'text' | 'secret' | 'choice' | 'switch' | 'list' | 'number' | 'pairs';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly placeholder?: string;
  readonly isRequired: boolean;
  readonly isAdvanced?: boolean;
  /** Shown only while another field has a value. */
  readonly shownWith?: { readonly key: string; readonly value: string };
};

export type KindView = {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly brings: 'cost' | 'counts';
  readonly fields: readonly FieldView[];
};

/** What a test call found, or why it failed and what to do. */
export type TestView = {
  readonly at: string;
  readonly isOk: boolean;
  readonly text: string;
  readonly details: readonly string[];
  readonly code: string | null;
  readonly remedy: string | null;
  /** A text to copy, such as an IAM policy. */
  readonly attachment: string | null;
};

/** A connection as `GET /api/v1/connections` answers it. */
export type ConnectionView = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly brings: 'cost' | 'counts';
  readonly name: string;
  /** The settings as texts, by field. */
  readonly values: Readonly<Record<string, string>>;
  readonly isEnabled: boolean;
  readonly lastTest: TestView | null;
  /** The pull that is queued, runs or waits. */
  readonly open: JobView | null;
  readonly last: JobView | null;
  readonly schedule: { readonly id: string; readonly pattern: string; readonly nextAt: string | null } | null;
  /** Of this calendar month, in millionths of a dollar. */
  readonly spend: { readonly requests: number; readonly costMicros: string; readonly capMicros: string | null };
  readonly newestDay: string | null;
  /** Previews of its pulls that wait for a person. */
  readonly waiting: number;
  readonly succeededAt: string | null;
  readonly isLate: boolean;
};

/** What a pull would ask for and cost at most. */
export type PlanView = {
  readonly steps: readonly string[];
  readonly requests: number;
  readonly costMicros: string;
  readonly notices: readonly string[];
};

/** When the draft of last month's report is built by itself, and what the last one found. */
export type DraftView = {
  readonly scheduleId: string;
  readonly isEnabled: boolean;
  readonly nextAt: string | null;
  readonly last: {
    readonly month: string;
    readonly hasData: boolean;
    readonly isReady: boolean;
    /** The checks that did not pass. */
    readonly open: readonly string[];
  } | null;
};

export type LogLineView = { readonly at: string; readonly level: 'info' | 'warning' | 'error'; readonly text: string };
