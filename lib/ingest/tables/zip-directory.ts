import { open } from 'node:fs/promises';
import { IngestError } from '../ingest-error';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 65_557;
/** A savings report has kilobytes; what unpacks to more is no such report, or a bomb. */
const largestZip = 20_000_000;
const largestUnpacked = 100_000_000;

const refuse = (name: string, text: string) =>
  new IngestError(
    'document-too-large',
    name,
    text,
    'Save the one sheet that is needed as CSV (UTF-8), and bring that.',
  );

/** Whether a file begins as a zip does, which is what a workbook is. */
export const isZip = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    return head.readUInt32LE(0) === 0x04034b50;
  } finally {
    await file.close();
  }
};

/** What a zip's directory says that its entries unpack to. Throws IngestError for what is too large, or no whole zip. */
export const refuseLargeZip = (name: string, bytes: Buffer): void => {
  if (bytes.length > largestZip) throw refuse(name, 'The workbook is larger than 20 MB.');
  const from = Math.max(0, bytes.length - endBytes);
  const tail = bytes.subarray(from);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new IngestError('document-broken', name, 'The workbook is cut short.', 'Download it again.');
  const entries = tail.readUInt16LE(end + 10);
  let at = tail.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) {
      throw new IngestError('document-broken', name, 'The workbook is damaged.', 'Download it again.');
    }
    unpacked += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (unpacked > largestUnpacked) throw refuse(name, 'The workbook unpacks to more than 100 MB.');
};
