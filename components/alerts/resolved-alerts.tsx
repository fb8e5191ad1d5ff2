'use client';

import { plural } from '@/components/data/format-size';
import { ProblemNote } from '@/components/data/problem-note';
import { useChange } from '@/components/report/use-change';
import { Icon } from '@/components/ui/icon';
import { alertPath } from './alert-actions';
import styles from './alerts.module.css';
import type { ResolvedAlertView } from './view-types';

function Reopen({ alert }: { readonly alert: ResolvedAlertView }) {
  const { isBusy, problem, send } = useChange();
  const reopen = () => send({ method: 'POST', path: alertPath(alert.id), body: { action: 'reopen' } });
  return (
    <>
      <button type="button" className="btn ghost" disabled={isBusy} onClick={reopen}>
        <Icon name="loop" small />
        Re-open<span className="vh"> “{alert.title}”</span>
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}

function Row({ alert, canChange }: { readonly alert: ResolvedAlertView; readonly canChange: boolean }) {
  const { title, stage, opened, acknowledgedAfter, resolvedAfter, resolvedBy, canReopen } = alert;
  return (
    <tr>
      <th scope="row" className={styles['wide']}>
        {title} <span className="under">{stage === 'alert' ? 'Alert' : 'Warning'}</span>
      </th>
      <td className="nw lo">{opened}</td>
      <td>{acknowledgedAfter ?? <span title="Nobody acknowledged it">–</span>}</td>
      <td>
        {resolvedAfter} <span className="under">{resolvedBy === null ? 'by itself' : `by ${resolvedBy}`}</span>
      </td>
      <td className="num">{canChange && canReopen && <Reopen alert={alert} />}</td>
    </tr>
  );
}

/** The alerts that are over, and how long each took. */
export function ResolvedAlerts(props: { readonly alerts: readonly ResolvedAlertView[]; readonly canChange: boolean }) {
  return (
    <section id="resolved">
      <header>
        <p className="sec">History</p>
        <h2>{plural(props.alerts.length, 'alert')} resolved</h2>
      </header>
      <div className="tw">
        <table>
          <caption>
            Resolved alerts <span>time from opening</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Alert</th>
              <th scope="col" className="lo">
                Opened
              </th>
              <th scope="col">Acknowledged after</th>
              <th scope="col">Resolved after</th>
              <th scope="col">
                <span className="vh">Take back</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {props.alerts.map((alert) => (
              <Row key={alert.id} alert={alert} canChange={props.canChange} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
