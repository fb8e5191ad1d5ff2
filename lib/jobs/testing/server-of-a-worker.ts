import { startWorker } from '../worker-process';

/** A server that started a worker: prints the ids of what runs, and waits to be killed. */
startWorker('lib/jobs/testing/sleeping-worker.ts', [], {
  onProgress: (progress) => {
    if ('stage' in progress) console.log(JSON.stringify([progress.bytesDone, progress.bytesTotal]));
  },
});
