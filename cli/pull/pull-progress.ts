import type { Job } from '../../db/job-types';
import { readFailure } from '../../lib/jobs/import-job';
import type { JobProgress } from '../../lib/jobs/worker-messages';

const width = 100;

const shareOf = (done: number, total: number | null): string =>
  total === null || total === 0 ? '' : ` ${Math.floor((done / total) * 100)}%`;

const words = (progress: JobProgress): string => {
  if ('stage' in progress) return `${progress.stage}${shareOf(progress.bytesDone, progress.bytesTotal)}`;
  const { text, done, total, importing } = progress;
  const reading = importing === null ? '' : `, reading${shareOf(importing.bytesDone, importing.bytesTotal)}`;
  return `${text}${total === null ? '' : ` (${done} of ${total})`}${reading}`;
};

const waitWords = ({ attempt, maxAttempts, runAt }: Job): string => {
  const seconds = Math.max(0, Math.ceil((Date.parse(runAt ?? '') - Date.now()) / 1000));
  return `Attempt ${attempt} of ${maxAttempts} failed; tried again in ${seconds} s`;
};

/** One line on the terminal that follows a pull; where there is none, only what it waits for is said. */
export const pullProgress = (name: string, isShown: boolean) => {
  const write = (text: string): void => {
    if (isShown) process.stderr.write(`\r\u001b[K${text.slice(0, width)}`);
  };
  return {
    report: (progress: JobProgress): void => write(words(progress)),
    waiting: (job: Job): void => {
      if (!isShown) console.error(`${name}: ${readFailure(job.error)?.text ?? ''} ${waitWords(job)}`);
      write(waitWords(job));
    },
    stop: (): void => write(''),
  };
};
