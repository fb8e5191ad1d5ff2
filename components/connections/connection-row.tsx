'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ProblemNote } from '@/components/data/problem-note';
import { Icon, type IconName } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { ask, type Refusal } from './ask';
import styles from './connections.module.css';
import { CopyText } from './copy-text';
import { JobLog } from './job-log';
import { MenuButton } from './menu-button';
import { OpenPull } from './open-pull';
import { PullPlan } from './pull-plan';
import { ScheduleForm } from './schedule-form';
import { TestNote } from './test-note';
import type { ConnectionView, TestView } from './view-types';
import { factsOf, failureOf, type Health, healthOf, refusals } from './words';

const icons: Readonly<Record<Health['style'], IconName>> = {
  good: 'check',
  watch: 'triangle',
  bad: 'octagon',
  none: 'circle',
};

type Shown = 'plan' | 'log' | 'schedule' | null;
type Props = { readonly connection: ConnectionView; readonly onRemoved: (connection: ConnectionView) => void };

/** One connection: how it is, what it brought and costs, and what can be done with it. */
export function ConnectionRow({ connection, onRemoved }: Props) {
  const [shown, setShown] = useState<Shown>(null);
  const [test, setTest] = useState<TestView | 'asking' | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const router = useRouter();
  const { id, name, title, isEnabled, open, values } = connection;
  const change = async (work: () => ReturnType<typeof ask>, then: () => void = () => router.refresh()) => {
    const { problem: refused } = await work();
    setProblem(refused);
    if (refused === null) then();
  };
  const runTest = async () => {
    setTest('asking');
    const { body, problem: refused } = await ask<TestView>('POST', `/connections/${id}/test`);
    setTest(body);
    setProblem(refused);
    router.refresh();
  };
  const switched = () => ask('PUT', `/connections/${id}`, { name, settings: values, isEnabled: !isEnabled });
  const gone = () => ask('DELETE', `/connections/${id}`);
  const toggle = (what: Shown) => setShown(shown === what ? null : what);
  return (
    <article className={styles['connection']} aria-labelledby={`connection-${id}`} data-testid="connection">
      <div className={styles['head']}>
        <div className={styles['clip']}>
          <h3 id={`connection-${id}`}>{name}</h3>
          <p className="cap">
            {title}, {isEnabled ? 'on' : 'off'}
          </p>
        </div>
        <span className={styles['buttons']}>
          {open === null && (
            <button type="button" className="btn" aria-expanded={shown === 'plan'} onClick={() => toggle('plan')}>
              Pull now
            </button>
          )}
          <Menu summary="More" label={`More for ${name}`} popClass={styles['pop'] ?? ''}>
            <MenuButton onPick={runTest}>Test</MenuButton>
            <MenuButton onPick={() => toggle('log')}>{shown === 'log' ? 'Hide the log' : 'Show the log'}</MenuButton>
            <MenuButton onPick={() => toggle('schedule')}>Change its time</MenuButton>
            <MenuButton onPick={() => change(switched)}>{isEnabled ? 'Switch off' : 'Switch on'}</MenuButton>
            <Link href={`/data/connect?connection=${id}`}>Edit</Link>
            <MenuButton onPick={() => change(gone, () => onRemoved(connection))}>Remove</MenuButton>
          </Menu>
        </span>
      </div>
      <State connection={connection} isTestShown={test !== null && connection.last === null} />
      {test === 'asking' && <p className="cap">Asking</p>}
      {test !== null && test !== 'asking' && <TestNote test={test} />}
      {open !== null && <OpenPull key={open.id} initial={open} />}
      {shown === 'plan' && open === null && (
        <PullPlan connectionId={id} start="Pull now" onStarted={() => setShown(null)} onClose={() => setShown(null)} />
      )}
      {shown === 'schedule' && connection.schedule !== null && (
        <ScheduleForm schedule={connection.schedule} onDone={() => setShown(null)} />
      )}
      {shown === 'log' && <Log connection={connection} />}
      {problem !== null && <ProblemNote problem={problem} />}
    </article>
  );
}

function State(props: { readonly connection: ConnectionView; readonly isTestShown: boolean }) {
  const { connection, isTestShown } = props;
  const { style, text } = healthOf(connection);
  const problem = isTestShown ? null : failureOf(connection);
  return (
    <>
      <p className={`st ${style} ${styles['health']}`}>
        <Icon name={icons[style]} small />
        {text}
      </p>
      {problem !== null && (
        <div className={styles['why']}>
          <p>
            {problem.detail} {problem.remedy} <span className="mut mono">{problem.code}</span>
          </p>
          {problem.attachment !== null && <CopyText text={problem.attachment} label="Policy to attach" />}
        </div>
      )}
      {refusals(connection).map((line) => (
        <p key={line} className={styles['why']}>
          {line}
        </p>
      ))}
      <dl className={styles['facts']}>
        {factsOf(connection).map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Log({ connection }: { readonly connection: ConnectionView }) {
  const job = connection.open ?? connection.last;
  if (job === null) return <p className="cap">It was not pulled yet.</p>;
  return <JobLog jobId={job.id} isOpen={connection.open !== null} />;
}
