/** The beginning of a text, or of one sheet of a workbook. */
export type SheetLook = {
  readonly sheet: string | null;
  readonly headerLine: number;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

/** What a refused file leaves open. */
export type QuestionView =
  | { readonly kind: 'columns'; readonly look: { readonly likely: number; readonly tables: readonly SheetLook[] } }
  | { readonly kind: 'document'; readonly needsMetric: boolean; readonly payers: readonly string[] };

/** A remembered way of reading somebody else's table. */
export type MappingView = {
  readonly name: string;
  /** Which of the small files its files become. */
  readonly kind: string;
  readonly header: readonly string[];
  readonly by: string;
  readonly recordedAt: string;
};
