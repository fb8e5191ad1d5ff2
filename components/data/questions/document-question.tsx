'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type Problem, sendChange } from '../problem';
import { ProblemNote } from '../problem-note';
import type { QuestionProps } from './question-types';
import type { QuestionView } from './question-view';
import styles from './questions.module.css';

type Question = Extract<QuestionView, { kind: 'document' }>;

const metrics: Readonly<Record<string, string>> = {
  '': 'choose',
  unblended: 'Unblended costs',
  amortized: 'Amortized costs',
  'net-unblended': 'Net unblended costs',
  'net-amortized': 'Net amortized costs',
  blended: 'Blended costs',
};

/** What a bill of Cost Explorer does not say of itself: its metric, its filters, its payer. */
export function DocumentQuestion({ jobId, set, question }: QuestionProps & { readonly question: Question }) {
  const { needsMetric, payers } = question;
  const [metric, setMetric] = useState('');
  const [isUnfiltered, setIsUnfiltered] = useState(false);
  const [payerId, setPayerId] = useState(payers.length === 1 ? (payers[0] ?? '') : '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const router = useRouter();
  const isAnswered = !needsMetric || (metric === 'unblended' && isUnfiltered);
  const send = async () => {
    const payer = payerId.trim() === '' ? {} : { payerId: payerId.trim() };
    const said = { ...payer, ...(needsMetric ? { metric, isUnfiltered } : {}) };
    setProblem(await sendChange('POST', `/api/v1/jobs/${jobId}/answers`, { set, said }));
    router.refresh();
  };
  return (
    <form
      className={styles['question']}
      data-testid="document-question"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h3>Say what the file does not say</h3>
      <div className={styles['row']}>
        {needsMetric && (
          <>
            <label>
              The console showed
              <select value={metric} onChange={(event) => setMetric(event.currentTarget.value)}>
                {Object.entries(metrics).map(([id, text]) => (
                  <option key={id} value={id}>
                    {text}
                  </option>
                ))}
              </select>
            </label>
            <label className={styles['tick']}>
              <input
                type="checkbox"
                checked={isUnfiltered}
                onChange={(event) => setIsUnfiltered(event.currentTarget.checked)}
              />
              No filters were set
            </label>
          </>
        )}
        <label>
          Paying account
          <input
            value={payerId}
            list={`payers-${jobId}`}
            maxLength={40}
            placeholder="12 digits"
            onChange={(event) => setPayerId(event.currentTarget.value)}
          />
          <datalist id={`payers-${jobId}`}>
            {payers.map((id) => (
              <option key={id} value={id} />
            ))}
          </datalist>
        </label>
        <button
          type="submit"
          className="btn pri"
          disabled={!isAnswered || (payers.length > 1 && payerId.trim() === '')}
        >
          Read the file
        </button>
      </div>
      {metric !== '' && metric !== 'unblended' && (
        <p className="cap">
          Only unblended costs are what the invoice says: choose them under “Advanced options” in the console and
          download the file again.
        </p>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
    </form>
  );
}
