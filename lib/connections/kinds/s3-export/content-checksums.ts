import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { crc32 } from 'node:zlib';

/** What S3 says a whole file's content sums up to: hex for MD5, base64 for the others. */
export type ContentChecksums = Partial<Record<ChecksumName, string>>;
export type ChecksumName = 'md5' | 'sha256' | 'sha1' | 'crc32' | 'crc32c' | 'crc64nvme';

type Checksum = { readonly add: (bytes: Uint8Array) => void; readonly text: () => string };

const bigEndian = (...words: readonly number[]): string => {
  const bytes = Buffer.alloc(words.length * 4);
  words.forEach((word, at) => void bytes.writeUInt32BE(word >>> 0, at * 4));
  return bytes.toString('base64');
};

/** The table of a CRC that is fed its low bits first, in high and low words; 32-bit ones leave the high words 0. */
const tableOf = (high: number, low: number) => {
  const [highs, lows] = [new Uint32Array(256), new Uint32Array(256)];
  for (let index = 0; index < 256; index += 1) {
    let [h, l] = [0, index];
    for (let bit = 0; bit < 8; bit += 1) {
      const isOdd = (l & 1) === 1;
      l = (l >>> 1) | ((h & 1) << 31);
      h >>>= 1;
      if (isOdd) [h, l] = [h ^ high, l ^ low];
    }
    [highs[index], lows[index]] = [h, l];
  }
  return { highs, lows };
};

const tables = { crc32c: tableOf(0, 0x82f63b78), crc64nvme: tableOf(0x9a6c9329, 0xac4bc9b5) };

const tableChecksum = (name: keyof typeof tables): Checksum => {
  const { highs, lows } = tables[name];
  const isWide = name === 'crc64nvme';
  let [high, low] = [isWide ? -1 : 0, -1];
  return {
    add: (bytes) => {
      for (const byte of bytes) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (lows[index] ?? 0);
        high = (high >>> 8) ^ (highs[index] ?? 0);
      }
    },
    text: () => (isWide ? bigEndian(~high, ~low) : bigEndian(~low)),
  };
};

const zlibChecksum = (): Checksum => {
  let value = 0;
  return {
    add: (bytes) => {
      value = crc32(bytes, value);
    },
    text: () => bigEndian(value),
  };
};

const hashChecksum = (name: 'md5' | 'sha1' | 'sha256'): Checksum => {
  const hash = createHash(name);
  return { add: (bytes) => void hash.update(bytes), text: () => hash.digest(name === 'md5' ? 'hex' : 'base64') };
};

const checksumOf = (name: ChecksumName): Checksum => {
  if (name === 'crc32') return zlibChecksum();
  return name === 'crc32c' || name === 'crc64nvme' ? tableChecksum(name) : hashChecksum(name);
};

/** The first checksum that a file's content does not have; null when it has them all. */
export const wrongChecksum = async (path: string, expected: ContentChecksums): Promise<ChecksumName | null> => {
  const names = (Object.keys(expected) as ChecksumName[]).filter((name) => expected[name] !== undefined);
  const checksums = names.map((name) => ({ name, checksum: checksumOf(name) }));
  if (checksums.length === 0) return null;
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 }))
    for (const { checksum } of checksums) checksum.add(bytes);
  return checksums.find(({ name, checksum }) => checksum.text() !== expected[name])?.name ?? null;
};
