import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ImportProgress } from '../../ingest/types';
import { endWithServer } from '../end-with-server';

/** A worker that starts a process of its own, as the engine does, says both ids as progress, and then sleeps or fails. */
const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
await once(child, 'spawn');
const progress: ImportProgress = {
  stage: 'scan',
  bytesDone: process.pid,
  bytesTotal: child.pid ?? 0,
  rows: 0,
  facts: 0,
  secondsLeft: null,
};
process.send?.({ type: 'progress', progress });
if (process.argv[2] === 'fail') throw new Error('on purpose');
endWithServer();
