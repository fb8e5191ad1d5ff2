import 'server-only';
import type { Connection } from '../../connection';
import { DatabaseError, isBusy } from '../../database-error';

const retryEveryMs = 250;
const giveUpAfterMs = 10 * 60_000;

const queueKey = Symbol.for('perunit.staging');
type QueueHolder = typeof globalThis & { [queueKey]?: Map<string, Promise<unknown>> };

/** Runs one staging at a time per database file in this process: waiting for SQLite's lock would block the event loop. */
export const inStagingQueue = async <Result>(path: string, work: () => Promise<Result>): Promise<Result> => {
  const holder: QueueHolder = globalThis;
  holder[queueKey] ??= new Map();
  const queue = holder[queueKey];
  const before = queue.get(path) ?? Promise.resolve();
  const mine = before.then(work, work);
  queue.set(
    path,
    mine.catch(() => undefined),
  );
  return mine;
};

/** Takes the write lock, waiting up to ten minutes for another process's import. */
export const beginWhenFree = async (connection: Connection): Promise<void> => {
  for (const startedAt = Date.now(); ; ) {
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (Date.now() - startedAt > giveUpAfterMs) {
        throw new DatabaseError(
          'database-busy',
          'Another import has held the database for ten minutes.',
          'Try again.',
          {
            cause: error,
          },
        );
      }
    }
    await new Promise((resolve) => setTimeout(resolve, retryEveryMs));
  }
};
