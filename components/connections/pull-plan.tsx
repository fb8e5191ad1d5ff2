'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ProblemNote } from '@/components/data/problem-note';
import { ask, type Refusal } from './ask';
import styles from './connections.module.css';
import type { PlanView } from './view-types';
import { planWords } from './words';

type Props = {
  readonly connectionId: string;
  readonly onClose?: () => void;
  /** What the button that starts it says. */
  readonly start: string;
  readonly onStarted?: (jobId: string) => void;
};

/** What a pull will ask for and cost, shown before it runs; the button starts it. */
export function PullPlan({ connectionId, onClose, start, onStarted }: Props) {
  const [plan, setPlan] = useState<PlanView | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const router = useRouter();
  useEffect(() => {
    void ask<PlanView>('GET', `/connections/${connectionId}/plan`).then(({ body, problem: refused }) => {
      setPlan(body);
      setProblem(refused);
    });
  }, [connectionId]);
  const run = async () => {
    setIsBusy(true);
    const { body, problem: refused } = await ask<{ jobId: string }>('POST', `/connections/${connectionId}/pulls`, {});
    setIsBusy(false);
    setProblem(refused);
    if (body === null) return;
    onStarted?.(body.jobId);
    router.refresh();
  };
  return (
    <div className={styles['plan']} data-testid="pull-plan">
      {plan === null && problem === null && <p className="cap">Working out what it asks for</p>}
      {plan !== null && <Steps plan={plan} />}
      {problem !== null && <ProblemNote problem={problem} />}
      <div className={styles['buttons']}>
        <button type="button" className="btn pri" disabled={plan === null || isBusy} onClick={run}>
          {isBusy ? 'Starting' : start}
        </button>
        {onClose !== undefined && (
          <button type="button" className="btn" onClick={onClose}>
            Not now
          </button>
        )}
      </div>
    </div>
  );
}

function Steps({ plan }: { readonly plan: PlanView }) {
  return (
    <>
      <p>
        <b>{planWords(plan)}</b>
      </p>
      <ul className={styles['steps']}>
        {plan.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
        {plan.notices.map((notice) => (
          <li key={notice} className="mut">
            {notice}
          </li>
        ))}
      </ul>
    </>
  );
}
