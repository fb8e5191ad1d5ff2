import { open } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
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

type Entry = { readonly packed: Buffer; readonly isStored: boolean; readonly size: number };

const brokenZip = (name: string, how: string) =>
  new IngestError('document-broken', name, `The workbook is ${how}.`, 'Download it again.');

/** What is packed behind an entry of the directory. */
const entryAt = (name: string, bytes: Buffer, at: number): Entry => {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) throw brokenZip(name, 'damaged');
  const local = bytes.readUInt32LE(at + 42);
  if (local + 30 > bytes.length) throw brokenZip(name, 'cut short');
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  return {
    packed: bytes.subarray(from, from + bytes.readUInt32LE(at + 20)),
    isStored: bytes.readUInt16LE(at + 10) === 0,
    size: bytes.readUInt32LE(at + 24),
  };
};

/** Unpacks an entry no further than it says that it goes: a bomb says less. */
const refuseWrongSize = (name: string, { packed, isStored, size }: Entry): void => {
  if (isStored) return;
  try {
    inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw brokenZip(name, 'damaged, or unpacks to more than it says');
  }
};

const directoryOf = (name: string, bytes: Buffer): { readonly at: number; readonly entries: number } => {
  const from = Math.max(0, bytes.length - endBytes);
  let end = bytes.length - 22;
  while (end >= from && bytes.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < from) throw brokenZip(name, 'cut short');
  return { at: bytes.readUInt32LE(end + 16), entries: bytes.readUInt16LE(end + 10) };
};

/** Throws IngestError for a zip that is too large, packed or unpacked, that lies about it, or that is no whole zip. */
export const refuseLargeZip = (name: string, bytes: Buffer): void => {
  if (bytes.length > largestZip) throw refuse(name, 'The workbook is larger than 20 MB.');
  const directory = directoryOf(name, bytes);
  let { at } = directory;
  const entries: Entry[] = [];
  for (let count = 0; count < directory.entries; count += 1) {
    entries.push(entryAt(name, bytes, at));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (entries.reduce((sum, { size }) => sum + size, 0) > largestUnpacked)
    throw refuse(name, 'The workbook unpacks to more than 100 MB.');
  for (const entry of entries) refuseWrongSize(name, entry);
};
