import type { Month } from '../../month/month';

export const moverFields = ['driver', 'kind', 'owner', 'comment'] as const;
export type MoverField = (typeof moverFields)[number];

export const actionStatuses = ['open', 'done', 'dropped'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Who wrote it, and when (UTC). */
export type Written = { readonly by: string; readonly at: string };

/** What a person says in one field of a mover, in place of what was proposed. */
export type MoverNote = Written & { readonly mover: string; readonly field: MoverField; readonly value: string };

/** What a person writes down of an action. Savings are plain decimals a month. */
export type ActionContents = {
  readonly text: string;
  readonly owner: string | null;
  readonly dueMonth: Month | null;
  readonly expectedSaving: string | null;
  readonly realisedSaving: string | null;
  readonly currency: string;
  readonly status: ActionStatus;
  /** What became of it. */
  readonly outcome: string | null;
};

/** An action as it is from a report month on. */
export type ActionRecord = ActionContents & Written & { readonly action: number; readonly month: Month };

/** A paragraph in one section, as raw Markdown. */
export type Paragraph = Written & { readonly section: string; readonly markdown: string };

/** What people have written that a month's report shows. */
export type Words = {
  /** The report month's, one for each mover and field. */
  readonly moverNotes: readonly MoverNote[];
  /** Every record up to the report's month of actions that are not deleted, in the order in which they were made. */
  readonly actions: readonly ActionRecord[];
  /** The report month's, one for each section. */
  readonly paragraphs: readonly Paragraph[];
};

export const noWords: Words = { moverNotes: [], actions: [], paragraphs: [] };
