import 'server-only';

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../db/data-directory';
import type { JobFailure, JobProgress, ParentMessage, WorkerMessage } from './worker-messages';

export type WorkerOutcome =
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly failure: JobFailure }
  | {
      readonly type: 'died';
      readonly exitCode: number | null;
      readonly signal: string | null;
      readonly lastWords: string;
    };

export type Worker = {
  readonly pid: number;
  /** Ends the worker and everything it started, at once. */
  readonly kill: () => void;
  readonly tell: (message: ParentMessage) => void;
  /** Resolves after the process is gone; never rejects. */
  readonly ended: Promise<WorkerOutcome>;
};

/** Who hears what a worker says before it ends. */
export type WorkerListener = {
  readonly onProgress: (progress: JobProgress) => void;
  /** Told when it wants to import, and when it has. */
  readonly onTurn?: (isWanted: boolean) => void;
};

const lastWordsLength = 4_000;

/**
 * Starts a program of ours in a process group of its own, so that ending it ends what it started too. It talks over
 * IPC; when this process dies, the channel closes and the worker ends itself.
 */
export function startWorker(
  script: string,
  args: readonly string[],
  { onProgress, onTurn = () => {} }: WorkerListener,
): Worker {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', join(projectRoot(), script), ...args],
    {
      cwd: projectRoot(),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, PERUNIT_ROOT: projectRoot(), NODE_OPTIONS: '' },
    },
  );
  let outcome: WorkerOutcome | null = null;
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-lastWordsLength);
  });
  child.on('message', (message: WorkerMessage) => {
    if (message.type === 'progress') onProgress(message.progress);
    else if (message.type === 'turn') onTurn(message.isWanted);
    else outcome = message;
  });
  const ended = new Promise<WorkerOutcome>((resolve) => {
    child.on('error', (error) => resolve({ type: 'died', exitCode: null, signal: null, lastWords: error.message }));
    // What the worker left running would keep its pipes open, and work for nobody.
    child.on('exit', () => killGroup(child.pid));
    child.on('close', (exitCode, signal) => resolve(outcome ?? { type: 'died', exitCode, signal, lastWords }));
  });
  return {
    pid: child.pid ?? -1,
    kill: () => killGroup(child.pid),
    // A worker that is gone needs no answer.
    tell: (message) => void (child.connected && child.send(message, () => {})),
    ended,
  };
}

/** Kills a process group by its leader's id; nothing happens when it is gone. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
