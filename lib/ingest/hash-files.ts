import { createHash } from 'node:crypto';
import { checkBytes, hashBytes } from './check-bytes';
import type { ScanFile } from './engine/scan-request';
import { IngestError } from './ingest-error';

/** The hash of a delivery set: that of its one file, else that of its parts' sorted hashes. */
export const hashOfSet = (hashes: readonly string[]): string => {
  const [only] = hashes;
  if (only !== undefined && hashes.length === 1) return only;
  return createHash('sha256')
    .update([...hashes].sort().join('\n'))
    .digest('hex');
};

/** The hash of every part; the same part twice is refused, since it would count twice. */
export const hashFiles = async (files: readonly ScanFile[], signal: AbortSignal | undefined): Promise<string[]> => {
  const hashes: string[] = [];
  for (const file of files) {
    const hash = await checkBytes(file, signal);
    const twin = files[hashes.indexOf(hash)];
    if (twin !== undefined) {
      throw new IngestError(
        'same-file-twice',
        file.name,
        `It has the same bytes as ${twin.name}.`,
        'Drop each part once.',
      );
    }
    hashes.push(hash);
  }
  return hashes;
};

/** The hash of files as they lie there, whatever they hold; null when one cannot be read. */
export const hashUnchecked = async (paths: readonly string[]): Promise<string | null> => {
  try {
    const hashes = await Promise.all(paths.map((path) => hashBytes(path)));
    return hashes.length === 0 ? null : hashOfSet(hashes);
  } catch {
    return null;
  }
};
