'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { formatBytes, formatCount, formatSeconds, plural } from './format-size';
import { formatMoment } from './format-time';
import { type Problem, sendChange } from './problem';
import { ProblemNote } from './problem-note';
import { ProgressTrack } from './progress-track';
import { addSample, ratePerSecond, type Sample } from './transfer-rate';
import { type JobView, type ProgressView, type StageId, stageNames } from './view-types';

const pollEveryMs = 500;

/** An import under way: stage, bytes, rows, time left, and Cancel. Follows the job until it ends, then reloads the page's data. */
export function RunningImport({ initial }: { readonly initial: JobView }) {
  const { job, rowRate } = useJob(initial);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isCancelling, setIsCancelling] = useState(false);
  const router = useRouter();
  const cancel = async () => {
    setIsCancelling(true);
    const refused = await sendChange('DELETE', `/api/v1/jobs/${job.id}`);
    setProblem(refused);
    setIsCancelling(false);
    router.refresh();
  };
  return (
    <div className="imp" data-testid="running-import" data-state={job.state}>
      <div className="imp-h">
        <div className={styles['clip']}>
          <h3>
            <Icon name="file" small /> {nameOfFiles(job)}
          </h3>
          <p className="cap">
            {job.startedAt === null
              ? 'Waiting for the import before it'
              : `Started ${formatMoment(job.startedAt)} by ${job.by}`}
          </p>
        </div>
        <button type="button" className="btn" onClick={cancel} disabled={isCancelling}>
          <Icon name="x" small />
          {isCancelling ? 'Cancelling' : 'Cancel'}
        </button>
      </div>
      <ProgressTrack label="Import" share={shareOf(job.progress)} />
      <Figures progress={job.progress} rowRate={rowRate} />
      <Stages current={job.progress?.stage ?? 'detect'} />
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}

function Figures({ progress, rowRate }: { readonly progress: ProgressView | null; readonly rowRate: number | null }) {
  if (progress === null) return <p className={styles['figures']}>Starting</p>;
  if (progress.bytesTotal === 0) return <p className={styles['figures']}>Looking at what the files are</p>;
  const { bytesDone, bytesTotal, rows, secondsLeft } = progress;
  return (
    <p className={styles['figures']}>
      <span>
        <b>{formatBytes(bytesDone)}</b> of {formatBytes(bytesTotal)}
      </span>
      {rows > 0 && (
        <span>
          <b>{formatCount(rows)}</b> {rows === 1 ? 'row' : 'rows'} read
        </span>
      )}
      {rowRate !== null && rowRate > 0 && <span>{formatCount(rowRate)} rows a second</span>}
      {secondsLeft !== null && (
        <span>
          About <b>{formatSeconds(secondsLeft)}</b> left
        </span>
      )}
      <span className="mut">What is imported stays as it is until you take the new bill</span>
    </p>
  );
}

function Stages({ current }: { readonly current: StageId }) {
  const stages = Object.keys(stageNames) as StageId[];
  const position = stages.indexOf(current);
  return (
    <ol className="stages">
      {stages.map((stage, index) => (
        <li
          key={stage}
          className={index < position ? 'done' : index === position ? 'now' : ''}
          {...(index === position && { 'aria-current': 'step' as const })}
        >
          <Icon name={index < position ? 'check' : index === position ? 'right' : 'dash'} small />
          {stageNames[stage]}
        </li>
      ))}
    </ol>
  );
}

/** Asks for the job twice a second while it is open. */
function useJob(initial: JobView): { readonly job: JobView; readonly rowRate: number | null } {
  const [job, setJob] = useState(initial);
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const poll = async () => {
      const next = await fetchJob(initial.id);
      if (isGone) return;
      if (next === 'ended') return router.refresh();
      if (next !== null) {
        setJob(next);
        setSamples((before) => addSample(before, { done: next.progress?.rows ?? 0, atMs: performance.now() }));
      }
      timer = setTimeout(poll, pollEveryMs);
    };
    timer = setTimeout(poll, pollEveryMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [initial.id, router]);
  return { job, rowRate: ratePerSecond(samples) };
}

/** The open job; `ended` when it is over or gone; null when the server did not answer this time. */
async function fetchJob(id: string): Promise<JobView | 'ended' | null> {
  try {
    const answer = await fetch(`/api/v1/jobs/${id}`, { cache: 'no-store' });
    if (answer.status === 404) return 'ended';
    if (!answer.ok) return null;
    const job = (await answer.json()) as JobView;
    return job.state === 'queued' || job.state === 'running' ? job : 'ended';
  } catch {
    return null;
  }
}

const shareOf = (progress: ProgressView | null): number | null =>
  progress === null || progress.bytesTotal === 0 ? null : progress.bytesDone / progress.bytesTotal;

function nameOfFiles({ files }: JobView): string {
  const [first] = files;
  if (first === undefined) return 'No files';
  return files.length === 1 ? first.name : `${first.name} and ${plural(files.length - 1, 'more file')}`;
}
