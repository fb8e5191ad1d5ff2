import type { NumberFormatId, TemplateView } from '../view-types';

/** How a table is read, as the API takes it. */
export type MappingDraft = {
  readonly kind: string;
  readonly sheet: string | null;
  readonly headerLine: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly constants: Readonly<Record<string, string>>;
  readonly numberFormat: NumberFormatId;
};

/** What a mapping makes of the rows shown. */
export type MappingTrial = {
  readonly problems: readonly string[];
  readonly rows: number;
  readonly rejects: readonly {
    readonly line: number | null;
    readonly column: string | null;
    readonly reason: string;
  }[];
  readonly totals: readonly { readonly label: string; readonly value: string; readonly currency: string | null }[];
};

export type QuestionProps = {
  readonly jobId: string;
  /** The refused set's name. */
  readonly set: string;
  readonly kinds: readonly TemplateView[];
};
