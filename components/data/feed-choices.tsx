'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { monthName } from '@/lib/month/month';
import styles from './data.module.css';
import { FeedChoiceRow } from './feed-choice-row';
import type { Problem } from './problem';
import { ProblemNote } from './problem-note';
import { RestatementQuestion } from './restatement-question';
import { restateLabel } from './restatement-words';
import { useAskedChange } from './use-asked-change';
import type { FeedChoiceView } from './view-types';

type Props = { readonly choices: readonly FeedChoiceView[]; readonly canChange: boolean };
type Done = { readonly choice: FeedChoiceView; readonly text: string };
type Choosing = { readonly choice: FeedChoiceView; readonly feed: string | null; readonly isUndo: boolean };

/** Months that several bills bring: which one counts, in words, and the choice of another. */
export function FeedChoices({ choices, canChange }: Props) {
  const [done, setDone] = useState<Done | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const { send, question, isAsking } = useAskedChange();
  const router = useRouter();
  const choose = async (one: Choosing, isAgreed = false) => {
    const { choice, feed, isUndo } = one;
    setChoosing(one);
    const path = `/api/v1/feeds/${encodeURIComponent(choice.payerId)}/${choice.month}`;
    const sent = await send('PUT', path, { feed }, isAgreed);
    setProblem(sent.problem);
    if (!sent.isDone) return;
    setDone(isUndo ? null : { choice, text: doneInWords(choice, feed) });
    router.refresh();
  };
  return (
    <div className={`tw ${styles['block']}`}>
      <table data-testid="feed-choices" className={styles['rivals']}>
        <caption>
          Months that several bills bring <span>one of them counts, the others are kept to compare with</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Counts now</th>
            <th scope="col" className="lo">
              Bills
            </th>
            {canChange && <th scope="col">Choose</th>}
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <FeedChoiceRow
              key={`${choice.payerId} ${choice.month} ${choice.chosen}`}
              choice={choice}
              onChoose={canChange ? (feed) => choose({ choice, feed, isUndo: false }) : null}
            />
          ))}
        </tbody>
      </table>
      <p className={styles['done']} role="status">
        {done !== null && (
          <>
            {done.text}{' '}
            <button
              type="button"
              className="btn ghost"
              onClick={() => choose({ choice: done.choice, feed: done.choice.chosen, isUndo: true })}
            >
              Undo<span className="vh"> the choice for {monthName(done.choice.month)}</span>
            </button>
          </>
        )}
      </p>
      {choosing !== null && question.months.length > 0 && (
        <>
          <RestatementQuestion {...question} />
          <p className={styles['actions']}>
            <button type="button" className="btn pri" disabled={isAsking} onClick={() => choose(choosing, true)}>
              {restateLabel(question.months, 'let it count')}
            </button>
          </p>
        </>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}

const doneInWords = ({ month, feeds }: FeedChoiceView, feed: string | null): string => {
  const name = feeds.find((one) => one.feed === feed)?.name;
  return name === undefined
    ? `In ${monthName(month)} the newest kind of bill counts again.`
    : `In ${monthName(month)} ${name} counts now.`;
};
