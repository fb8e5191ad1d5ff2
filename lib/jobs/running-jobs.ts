import 'server-only';
import type { ImportProgress } from '../ingest/types';
import { ImportTurns } from './import-turns';
import type { Lane } from './job-kinds';
import type { JobProgress } from './worker-messages';
import type { Worker } from './worker-process';

export type RunningJob = {
  readonly id: number;
  readonly kind: string;
  readonly lane: Lane;
  readonly startedAtMs: number;
  readonly worker: Worker;
  progress: JobProgress | null;
  savedAtMs: number;
  isCancelled: boolean;
  /** Resolves when the job's end is written and nothing of it is left. */
  settled: Promise<void>;
};

type Runner = {
  readonly running: Map<number, RunningJob>;
  readonly turns: ImportTurns;
  /** The program that works on a job; a test's own brings a connector with it. */
  script: string;
  /** Told when a job has ended, of whatever kind; a server tells people what came of it. */
  onEnded: (kind: string) => void;
};

/** Next loads modules more than once, so what runs hangs on the process itself. */
const runnerKey = Symbol.for('perunit.jobs');
type RunnerHolder = typeof globalThis & { [runnerKey]?: Runner };

/** What this process runs. */
export const runner = (): Runner => {
  const holder: RunnerHolder = globalThis;
  holder[runnerKey] ??= {
    ...{ running: new Map(), turns: new ImportTurns(), script: 'lib/jobs/job-worker.ts' },
    onEnded: () => {},
  };
  return holder[runnerKey];
};

/** What of a job's progress is that of files being read; null at other times. */
export const importingOf = (progress: JobProgress | null): ImportProgress | null =>
  progress === null || 'stage' in progress ? progress : progress.importing;

/** The freshest progress of a job that runs in this process; null when it does not, or has not said anything yet. */
export const liveProgress = (jobId: number): JobProgress | null => runner().running.get(jobId)?.progress ?? null;

/** Whether the database is being filled by an import at this moment, so that a write would wait for it. */
export const isDatabaseHeld = (): boolean =>
  [...runner().running.values()].some(({ progress }) => importingOf(progress)?.stage === 'stage');
