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
