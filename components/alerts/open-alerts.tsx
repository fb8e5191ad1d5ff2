'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { ProblemNote } from '@/components/data/problem-note';
import { useChange } from '@/components/report/use-change';
import { Icon } from '@/components/ui/icon';
import { AlertActions, alertPath } from './alert-actions';
import styles from './alerts.module.css';
import type { OpenAlertView } from './view-types';

type Resolved = Pick<OpenAlertView, 'id' | 'title'>;

function StageMark({ stage }: Pick<OpenAlertView, 'stage'>) {
  const isAlert = stage === 'alert';
  return (
    <span className={`st ${isAlert ? 'bad' : 'watch'}`}>
      <Icon name={isAlert ? 'octagon' : 'triangle'} small />
      {isAlert ? 'Alert' : 'Warning'}
    </span>
  );
}

function Causes({ causes, causesTitle }: Pick<OpenAlertView, 'causes' | 'causesTitle'>) {
  if (causes.length === 0) return null;
  return (
    <div>
      <dt>Likely cause</dt>
      <dd>
        <span className={styles['under']}>{causesTitle}</span>
        <ul className={styles['causes']}>
          {causes.map(({ name, amount }) => (
            <li key={name}>
              <span>{name}</span>
              <b>{amount}</b>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function Story({ alert }: { readonly alert: OpenAlertView }) {
  const { happened, size, since, todo, runbook } = alert;
  return (
    <>
      <p>{happened}</p>
      <dl className={styles['story']}>
        <div>
          <dt>How big</dt>
          <dd>{size}</dd>
        </div>
        <div>
          <dt>Since when</dt>
          <dd>{since}</dd>
        </div>
        <Causes {...alert} />
        <div>
          <dt>What to do</dt>
          <dd>
            {todo}{' '}
            {runbook !== null && (
              <a href={runbook} target="_blank" rel="noopener noreferrer">
                Runbook<span className="vh">, in a new tab</span>
              </a>
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}

function OpenAlert(props: {
  readonly alert: OpenAlertView;
  readonly canChange: boolean;
  readonly onResolved: () => void;
}) {
  const { alert, canChange, onResolved } = props;
  const { id, stage, title, opened, acknowledged, snoozed, path } = alert;
  return (
    <article id={`alert-${id}`} className={styles['alert']} aria-labelledby={`alert-${id}-title`}>
      <StageMark stage={stage} />
      <h3 id={`alert-${id}-title`}>{title}</h3>
      <Story alert={alert} />
      <p className={styles['state']}>
        {[opened, acknowledged, snoozed]
          .filter((text) => text !== null)
          .map((text) => (
            <span key={text}>{text}</span>
          ))}
      </p>
      <div className={styles['actions']}>
        <Link className="btn" href={path}>
          Show the figures<span className="vh"> of {title}</span>
        </Link>
        {canChange && <AlertActions alert={alert} onResolved={onResolved} />}
      </div>
    </article>
  );
}

function UndoResolve({ resolved, onUndone }: { readonly resolved: Resolved; readonly onUndone: () => void }) {
  const { isBusy, problem, send } = useChange();
  const button = useRef<HTMLButtonElement>(null);
  // The button that resolved it went with the alert.
  useEffect(() => button.current?.focus(), []);
  const undo = async () => {
    if (await send({ method: 'POST', path: alertPath(resolved.id), body: { action: 'reopen' } })) onUndone();
  };
  return (
    <div className="word-add" role="status">
      Resolved: {resolved.title}{' '}
      <button type="button" className="btn" ref={button} disabled={isBusy} onClick={undo}>
        <Icon name="loop" small />
        Undo
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}

/** The open alerts, each with its story and what can be done about it. */
export function OpenAlerts({
  alerts,
  canChange,
}: {
  readonly alerts: readonly OpenAlertView[];
  readonly canChange: boolean;
}) {
  const [resolved, setResolved] = useState<Resolved | null>(null);
  return (
    <>
      {alerts.length === 0 && (
        <p className="sub">
          Budgets, KPI targets and the cost of each day are looked at after each import and once a day.
        </p>
      )}
      {alerts.map((alert) => (
        <OpenAlert key={alert.id} alert={alert} canChange={canChange} onResolved={() => setResolved(alert)} />
      ))}
      {resolved !== null && <UndoResolve key={resolved.id} resolved={resolved} onUndone={() => setResolved(null)} />}
    </>
  );
}
