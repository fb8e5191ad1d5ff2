import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import Papa from 'papaparse';
import type { InputForm } from './engine/scan-request';
import { IngestError } from './ingest-error';

const headBytes = 1 << 20;

/** The beginning of a file: what it is by its first bytes, and a CSV's first two records. */
export type FileHead = {
  readonly form: InputForm;
  readonly bytes: number;
  readonly header: readonly string[] | null;
  readonly firstRow: readonly string[];
  /** The beginning of the text, without its byte order mark; empty for Parquet. */
  readonly text: string;
  /** The text of a small file's delimiter sniffing: its first line as it stands. */
  readonly firstLine: string;
};

const readBytes = async (path: string): Promise<{ head: Buffer; bytes: number }> => {
  const file = await open(path, 'r').catch(() => {
    throw new IngestError(
      'not-found',
      basename(path),
      'There is no such file, or it may not be read.',
      'Check the path.',
    );
  });
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(headBytes, size));
    await file.read(head, 0, head.length, 0);
    return { head, bytes: size };
  } finally {
    await file.close();
  }
};

/** The first bytes of what a gzip holds; a gzip cut short still gives what it has. */
const gunzipHead = (name: string, head: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const gunzip = createGunzip();
    const finish = () => resolve(Buffer.concat(chunks));
    gunzip.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length < headBytes) return;
      finish();
      gunzip.destroy();
    });
    gunzip.on('end', finish);
    gunzip.on('error', (error: NodeJS.ErrnoException) => {
      // The head of a longer gzip ends in the middle; anything else that gives no text is damage.
      if (error.code === 'Z_BUF_ERROR' || chunks.length > 0) return finish();
      reject(
        new IngestError(
          'damaged-gzip',
          name,
          `The gzip is damaged, or something stands after the end of it (${error.message}).`,
          'Download it again, and compare its size with the original.',
        ),
      );
    });
    gunzip.end(head);
  });

const startsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

const refuseOtherEncodings = (name: string, bytes: Buffer): void => {
  const isUtf16 =
    startsWith(bytes, 0xff, 0xfe) ||
    startsWith(bytes, 0xfe, 0xff) ||
    bytes.subarray(0, 200).filter((byte) => byte === 0).length > 20;
  if (!isUtf16) return;
  throw new IngestError(
    'bad-encoding',
    name,
    'The text is UTF-16, or no text at all; bills are read as UTF-8.',
    'Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”), or take the export as AWS wrote it.',
    { line: 1 },
  );
};

const isJson = (text: string): boolean => /^\s*[[{]/.test(text);
const noRecords = { header: [], firstRow: [], firstLine: '' };

const firstRecords = (name: string, text: string) => {
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', preview: 2 });
  const [header = [], firstRow = []] = data;
  const twice = header.find((cell, index) => cell !== '' && header.indexOf(cell) !== index);
  if (twice !== undefined) {
    throw new IngestError(
      'duplicate-column',
      name,
      `The header names the column ${twice} twice.`,
      'Remove one of the two columns, or export the bill again.',
      { line: 1, column: twice },
    );
  }
  return { header, firstRow, firstLine: text.split(/\r?\n/, 1)[0] ?? '' };
};

/** Tells gzip and Parquet by their first bytes, never by the name, and reads a CSV's header line. */
export const readHead = async (path: string, name = basename(path)): Promise<FileHead> => {
  const { head, bytes } = await readBytes(path);
  if (bytes === 0) {
    throw new IngestError(
      'empty-file',
      name,
      'The file is empty.',
      'Download the export again; an upload may have broken off.',
    );
  }
  if (startsWith(head, 0x50, 0x41, 0x52, 0x31))
    return { form: 'parquet', bytes, header: null, firstRow: [], text: '', firstLine: '' };
  const isGzip = startsWith(head, 0x1f, 0x8b);
  const text = isGzip ? await gunzipHead(name, head) : head;
  refuseOtherEncodings(name, text);
  const own = text.toString('utf8').replace(/^\uFEFF/, '');
  const records = isJson(own) ? noRecords : firstRecords(name, own);
  return { form: isGzip ? 'csv.gz' : 'csv', bytes, text: own, ...records };
};
