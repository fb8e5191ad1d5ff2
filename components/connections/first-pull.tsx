'use client';

import Link from 'next/link';
import { useState } from 'react';
import { ProblemNote } from '@/components/data/problem-note';
import type { JobView, SetView } from '@/components/data/view-types';
import styles from './connections.module.css';
import { JobLog } from './job-log';
import { OpenPull } from './open-pull';

const results: Readonly<Record<SetView['result'], string>> = {
  imported: 'imported',
  replaced: 'replaced what was there',
  unchanged: 'unchanged, it counts already',
  refused: 'refused',
  staged: 'waits for you on the Data page',
};

/** The first pull of a new connection, under way and then done. */
export function FirstPull({ initial, name }: { readonly initial: JobView; readonly name: string }) {
  const [ended, setEnded] = useState<JobView | null>(null);
  const job = ended ?? initial;
  return (
    <section id="first-pull">
      <header>
        <p className="sec">First pull</p>
        <h2>{headlineOf(ended, name)}</h2>
      </header>
      {ended === null && <OpenPull initial={initial} onEnded={setEnded} />}
      {ended?.problem != null && <ProblemNote problem={ended.problem} />}
      {ended !== null && ended.sets.length > 0 && (
        <ul className={styles['steps']}>
          {ended.sets.map(({ name: file, result, problems }) => (
            <li key={`${file} ${result}`}>
              {file}: {results[result]}. {problems.map(({ text, remedy }) => `${text} ${remedy}`).join(' ')}
            </li>
          ))}
        </ul>
      )}
      <JobLog key={job.state} jobId={job.id} isOpen={ended === null} />
      <p className={styles['after']}>
        <Link className={ended === null ? 'btn' : 'btn pri'} href="/data#connections">
          {ended === null ? 'Go on, it pulls in the background' : 'See the connections'}
        </Link>
        {ended?.state === 'done' && (
          <Link className="btn" href="/setup">
            Set up your report
          </Link>
        )}
      </p>
    </section>
  );
}

function headlineOf(ended: JobView | null, name: string): string {
  if (ended === null) return `Pulling ${name}`;
  if (ended.state === 'failed') return `${name} could not be pulled`;
  if (ended.state === 'cancelled')
    return ended.sets.length === 0
      ? 'The pull was cancelled; nothing was imported'
      : 'The pull was cancelled; what it had imported whole stays';
  return ended.sets.length === 0 ? `${name} has nothing new` : `${name} is connected, and pulled daily from now on`;
}
