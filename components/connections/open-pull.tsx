'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { formatBytes } from '@/components/data/format-size';
import { formatMoment } from '@/components/data/format-time';
import { ProblemNote } from '@/components/data/problem-note';
import { ProgressTrack } from '@/components/data/progress-track';
import { type JobView, stageNames } from '@/components/data/view-types';
import { ask, type Refusal } from './ask';
import styles from './connections.module.css';

const askEveryMs = 1_000;

/** A pull that is queued, runs, or waits for its next attempt: how far it is, with its buttons. Reloads the page's data at its end. */
export function OpenPull({
  initial,
  onEnded,
}: {
  readonly initial: JobView;
  readonly onEnded?: (job: JobView | null) => void;
}) {
  const job = useOpenJob(initial, onEnded);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const act = async (method: 'POST' | 'DELETE', path: string) => {
    setIsBusy(true);
    setProblem((await ask(method, path)).problem);
    setIsBusy(false);
  };
  return (
    <div className={styles['pull']} data-testid="open-pull" data-state={job.state}>
      {job.state === 'running' && <ProgressTrack label="Pull" share={shareOf(job)} />}
      <div className={styles['line']}>
        <p role="status">{stateWords(job)}</p>
        <span className={styles['buttons']}>
          {job.state === 'waiting' && (
            <button
              type="button"
              className="btn"
              disabled={isBusy}
              onClick={() => act('POST', `/jobs/${job.id}/retry`)}
            >
              Try now
            </button>
          )}
          <button type="button" className="btn" disabled={isBusy} onClick={() => act('DELETE', `/jobs/${job.id}`)}>
            {isBusy ? 'Wait' : 'Cancel'}
          </button>
        </span>
      </div>
      {job.state === 'waiting' && job.problem !== null && (
        <p className="cap">
          {job.problem.detail} {job.problem.remedy}
        </p>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}

function shareOf({ step, progress }: JobView): number | null {
  if (step === null || step.total === null || step.total === 0) return null;
  const within = progress === null || progress.bytesTotal === 0 ? 0 : progress.bytesDone / progress.bytesTotal;
  return Math.min(1, (step.done + within) / step.total);
}

function stateWords({ state, step, progress, retryAt, attempt, maxAttempts }: JobView): string {
  if (state === 'queued') return 'Waiting for its turn';
  if (state === 'waiting')
    return `Attempt ${attempt} of ${maxAttempts} failed. The next is at ${formatMoment(retryAt ?? '')}`;
  if (step === null) return 'Starting';
  const done = step.total === null ? '' : `, ${step.done} of ${step.total}`;
  const reading =
    progress === null
      ? ''
      : `. ${stageNames[progress.stage]}: ${formatBytes(progress.bytesDone)} of ${formatBytes(progress.bytesTotal)}`;
  return `${step.text}${done}${reading}`;
}

const isOpen = ({ state }: JobView): boolean => state === 'queued' || state === 'running' || state === 'waiting';

/** Asks for the job once a second while it is open. */
function useOpenJob(initial: JobView, onEnded: ((job: JobView | null) => void) | undefined): JobView {
  const [job, setJob] = useState(initial);
  const router = useRouter();
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const { body, problem } = await ask<JobView>('GET', `/jobs/${initial.id}`);
      if (isGone || (body === null && problem?.code !== 'not-found')) return;
      if (body !== null && isOpen(body)) return setJob(body);
      clearInterval(timer);
      onEnded?.(body);
      router.refresh();
    };
    const timer = setInterval(look, askEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [initial.id, router, onEnded]);
  return job;
}
