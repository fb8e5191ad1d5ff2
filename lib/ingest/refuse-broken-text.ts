import type { BrokenRow, ScanFile, Scanned } from './engine/scan-request';
import { IngestError, type IngestErrorCode } from './ingest-error';
import { locateLines } from './locate-lines';

/** Breaks after which nothing that follows can be trusted: the bill is refused whole, whatever a person says. */
const fatal: Readonly<
  Record<string, { readonly code: IngestErrorCode; readonly text: string; readonly remedy: string }>
> = {
  'UNQUOTED VALUE': {
    code: 'unterminated-quote',
    text: 'A quote is opened here and not closed, so that it swallows the lines that follow.',
    remedy: 'Close the quote (a quote inside a quoted cell is written twice), or export the bill again.',
  },
  'INVALID ENCODING': {
    code: 'bad-encoding',
    text: 'This line is not UTF-8.',
    remedy: 'Save the file as UTF-8, or take the export as AWS wrote it.',
  },
  'LINE SIZE OVER MAXIMUM': {
    code: 'line-too-long',
    text: 'This line is longer than 2 MB: an unclosed quote, or no bill.',
    remedy: 'Close the quote, or export the bill again.',
  },
};

const lineOf = async (files: readonly ScanFile[], row: BrokenRow): Promise<number | null> => {
  const file = files[row.file];
  if (file === undefined) return null;
  const found = await locateLines(file.path, file.form, { records: new Set(), starts: new Set([row.recordStart]) });
  return found.starts.get(row.recordStart) ?? null;
};

/** Throws for the first break that makes the rest of the file meaningless. */
export const refuseBrokenText = async (files: readonly ScanFile[], { broken }: Scanned): Promise<void> => {
  const row = broken.find(({ kind }) => fatal[kind] !== undefined);
  const why = row === undefined ? undefined : fatal[row.kind];
  if (row === undefined || why === undefined) return;
  throw new IngestError(why.code, files[row.file]?.name ?? '', why.text, why.remedy, {
    line: await lineOf(files, row),
  });
};
