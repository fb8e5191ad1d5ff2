/** Rows of a small CSV: column → cell. */
export type RecordRow = Readonly<Record<string, string | number>>;
