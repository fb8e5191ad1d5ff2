'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { plural } from '@/components/data/format-size';
import { formatMoment } from '@/components/data/format-time';
import { ProblemNote } from '@/components/data/problem-note';
import { monthName } from '@/lib/month/month';
import { ask, type Refusal } from './ask';
import styles from './connections.module.css';
import type { DraftView } from './view-types';

/** The draft of last month's report, built by itself: when, what the last one found, and its switch. */
export function ReportDraft({ draft }: { readonly draft: DraftView }) {
  const [problem, setProblem] = useState<Refusal | null>(null);
  const router = useRouter();
  const turn = async () => {
    const { problem: refused } = await ask('PUT', `/schedules/${draft.scheduleId}`, { isEnabled: !draft.isEnabled });
    setProblem(refused);
    router.refresh();
  };
  return (
    <div className={styles['draft']}>
      <p>
        {draft.nextAt === null
          ? 'The draft of the report is not built by itself.'
          : `The draft of last month’s report is built next on ${formatMoment(draft.nextAt)}.`}{' '}
        <Last draft={draft} />
      </p>
      <button type="button" className="btn ghost" onClick={turn}>
        {draft.isEnabled ? 'Switch off' : 'Switch on'}
        <span className="vh"> the draft of the report</span>
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}

function Last({ draft: { last } }: { readonly draft: DraftView }) {
  if (last === null) return null;
  const month = monthName(last.month);
  if (!last.hasData) return <>There was no data of {month} for the last one.</>;
  const checks = last.open.length === 0 ? 'every check passed' : `${plural(last.open.length, 'check')} open`;
  const words = `${last.isReady ? 'can be closed' : 'can’t be closed yet'}, ${checks}`;
  return (
    <>
      <Link href={`/reports/${last.month}`}>{month}</Link> {words}.
    </>
  );
}
