/** A row of the file: the line it begins on (the header is line 1) and its cells. */
export type TableRow = { readonly line: number; readonly cells: readonly string[]; readonly brokenQuote: boolean };

export type Table = {
  readonly header: readonly string[];
  readonly delimiter: ',' | ';' | '\t';
  readonly rows: readonly TableRow[];
};
