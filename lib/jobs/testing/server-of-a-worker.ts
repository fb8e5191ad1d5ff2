import { startWorker } from '../worker-process';

/** A server that started a worker: prints the ids of what runs, and waits to be killed. */
startWorker('lib/jobs/testing/sleeping-worker.ts', [], ({ bytesDone, bytesTotal }) => {
  console.log(JSON.stringify([bytesDone, bytesTotal]));
});
