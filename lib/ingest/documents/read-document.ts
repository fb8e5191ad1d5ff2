import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { InputForm } from '../engine/scan-request';
import { IngestError } from '../ingest-error';
import type { DocumentText } from './document-bill';

const unzip = promisify(gunzip);

/** More than a year of daily costs by account and service comes to; documents are held in memory. */
const largestBytes = 64_000_000;

const tooLarge = (name: string) =>
  new IngestError(
    'document-too-large',
    name,
    'It is larger than 64 MB, and has to be read whole.',
    'Ask for fewer months at a time, or import a FOCUS or CUR export.',
  );

const unpack = async (name: string, bytes: Buffer): Promise<Buffer> => {
  try {
    return await unzip(bytes, { maxOutputLength: largestBytes });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(name);
    throw new IngestError(
      'damaged-gzip',
      name,
      'The gzip is cut short or damaged.',
      'Download the file again, and compare its size with the original.',
    );
  }
};

type Place = { readonly path: string; readonly name: string; readonly form: InputForm; readonly bytes: number };

/** The whole text of a small file, without its byte order mark. Throws IngestError for what is no UTF-8, or too large. */
export const readDocument = async ({ path, name, form, bytes }: Place): Promise<DocumentText> => {
  if (bytes > largestBytes) throw tooLarge(name);
  const raw = await readFile(path);
  const plain = form === 'csv.gz' ? await unpack(name, raw) : raw;
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(plain) };
  } catch {
    throw new IngestError('bad-encoding', name, 'The text is not UTF-8.', 'Download the file again.');
  }
};
