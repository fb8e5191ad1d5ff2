import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { addJobLog } from '../../db/commands/jobs';
import type { JobLogLine } from '../../db/job-types';
import { recordedNow } from '../../db/write';

const retryEveryMs = 100;
const giveUpAfterMs = 10_000;

/**
 * Writes lines into a job's log. While an import holds the database the lines wait for the next one; `flush` waits for
 * the database, and gives up after ten seconds: a log is not worth a job.
 */
export const jobLogger = (db: PerunitDatabase, jobId: number) => {
  let waiting: JobLogLine[] = [];
  const tryAll = (): boolean => {
    if (!addJobLog(db, jobId, waiting)) return false;
    waiting = [];
    return true;
  };
  return {
    log: (level: JobLogLine['level'], text: string): void => {
      waiting.push({ at: recordedNow(), level, text });
      tryAll();
    },
    flush: async (): Promise<void> => {
      for (let waitedMs = 0; !tryAll() && waitedMs < giveUpAfterMs; waitedMs += retryEveryMs) {
        await new Promise((resolve) => setTimeout(resolve, retryEveryMs));
      }
    },
  };
};
