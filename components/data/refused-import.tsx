'use client';

import { useRouter } from 'next/navigation';
import { Fragment, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { formatCount } from './format-size';
import { formatMoment } from './format-time';
import { type Problem, sendChange } from './problem';
import { ProblemNote } from './problem-note';
import { QuestionForm } from './questions/question-form';
import type { QuestionView } from './questions/question-view';
import type { FileProblem, JobView, TemplateView } from './view-types';

type Props = {
  readonly job: JobView;
  readonly canDismiss: boolean;
  /** What a small table can be. */
  readonly kinds: readonly TemplateView[];
};

/** A job that ended without bringing (all of) its files in: each problem with file, line, column, value and what to do. */
export function RefusedImport({ job, canDismiss, kinds }: Props) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem | null>(null);
  const dismiss = async () => {
    setProblem(await sendChange('DELETE', `/api/v1/jobs/${job.id}`));
    router.refresh();
  };
  const refused = job.sets.filter(({ result }) => result === 'refused');
  const unchanged = job.sets.filter(({ result }) => result === 'unchanged');
  const names = job.files.map(({ name }) => name);
  return (
    <div className="imp" data-testid="refused-import">
      <div className="imp-h">
        <div className={styles['clip']}>
          <h3>
            <Icon name="file" small /> {names.slice(0, 3).join(', ')}
            {names.length > 3 ? ` and ${names.length - 3} more` : ''}
          </h3>
          <p className="cap">
            {job.finishedAt === null ? '' : `${formatMoment(job.finishedAt)}. `}Nothing of what is named here was
            imported
          </p>
        </div>
        {canDismiss && (
          <button type="button" className="btn" onClick={dismiss}>
            <Icon name="x" small />
            Dismiss
          </button>
        )}
      </div>
      {job.problem !== null && <ProblemNote problem={job.problem} />}
      {unchanged.map(({ name }) => (
        <p key={name} className={styles['unchanged']}>
          <Icon name="check" small /> {name}: the same bytes are imported already, so nothing changed.
        </p>
      ))}
      {refused.map((set) => (
        <Fragment key={set.name}>
          {set.question === undefined ? (
            <Problems name={set.name} problems={set.problems} />
          ) : (
            <>
              <Asked name={set.name} question={set.question} />
              <QuestionForm question={set.question} jobId={job.id} set={set.name} kinds={kinds} />
            </>
          )}
        </Fragment>
      ))}
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}

/** Why a file that can be read once somebody answers was not read yet: no failure, so without an octagon. */
function Asked({ name, question }: { readonly name: string; readonly question: QuestionView }) {
  return (
    <p className={styles['asked']} role="status">
      <b>{name} has a question.</b>{' '}
      {question.kind === 'columns'
        ? 'It is a table that Perunit doesn’t know yet.'
        : 'It is a bill of Cost Explorer that doesn’t say all that is needed to count it.'}
    </p>
  );
}

const shownProblems = 20;

function Problems({ name, problems }: { readonly name: string; readonly problems: readonly FileProblem[] }) {
  const rest = problems.length - shownProblems;
  return (
    <div className={styles['problem']} role="alert">
      <Icon name="octagon" />
      <div className={styles['clip']}>
        <p>
          <b>{name} is refused</b>
        </p>
        <ul>
          {problems.slice(0, shownProblems).map((item) => (
            <li key={`${item.code}:${item.file}:${item.line}:${item.column}:${item.text}`}>
              <p>
                {placeOf(item, name)}
                {item.text}
              </p>
              <p className="sub">
                {item.remedy} <span className="mut mono">{item.code}</span>
              </p>
            </li>
          ))}
        </ul>
        {rest > 0 && <p className="sub">And {formatCount(rest)} more of this file.</p>}
      </div>
    </div>
  );
}

/** `bill.csv, line 12, column BilledCost, value “n/a”: `, as much of it as is known. */
function placeOf({ file, line, column, value }: FileProblem, name: string): string {
  const parts = [
    file === name || file === '' ? null : file,
    line === null ? null : `line ${formatCount(line)}`,
    column === null ? null : `column ${column}`,
    value === null ? null : `value “${value.length > 80 ? `${value.slice(0, 80)}…` : value}”`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}
