import 'server-only';
import type { FactBatch } from '../../../lib/ingest/types';

/** About 60 MB: what an import holds back so that the write lock is not held while a file is still being read. */
const bufferLimit = 1_000_000;

export type BufferedFacts = {
  readonly buffered: readonly FactBatch[];
  /** Null: all facts are in the buffer. */
  readonly rest: AsyncIterable<FactBatch> | null;
  /** Tells the scan that nobody reads on. */
  readonly close: () => Promise<void>;
};

/** Reads facts ahead, all of them or the first million. */
export const bufferFacts = async (facts: AsyncIterable<FactBatch>): Promise<BufferedFacts> => {
  const iterator = facts[Symbol.asyncIterator]();
  const buffered: FactBatch[] = [];
  const close = async () => {
    await iterator.return?.();
  };
  for (let count = 0; count < bufferLimit; ) {
    const next = await iterator.next();
    if (next.done === true) return { buffered, rest: null, close };
    buffered.push(next.value);
    count += next.value.count;
  }
  return { buffered, rest: { [Symbol.asyncIterator]: () => iterator }, close };
};
