'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { importLabel } from './preview-words';
import { type Problem, sendChange } from './problem';
import { ProblemNote } from './problem-note';
import { RestatementQuestion } from './restatement-question';
import { restateLabel } from './restatement-words';
import { useAskedImport } from './use-asked-change';
import type { PreviewView } from './view-types';

/** Takes a staged import, doubts accepted by the name of the button and signed months by their own, or throws it away. */
export function PreviewActions({ preview }: { readonly preview: PreviewView }) {
  const [busy, setBusy] = useState<'commit' | 'discard' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { send, look, isLooking, question, isAsking } = useAskedImport(preview.importId, true);
  const router = useRouter();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an import is asked about once.
  useEffect(() => {
    look();
  }, [preview.importId]);
  const path = `/api/v1/imports/${preview.importId}`;
  const act = async (kind: 'commit' | 'discard') => {
    setBusy(kind);
    setProblem(null);
    const acceptance = { acceptRejects: preview.rowsRejected > 0, acceptShrink: preview.shrinks.length > 0 };
    const { isDone, problem: refused } =
      kind === 'commit' ? await send('POST', `${path}/commit`, acceptance) : await discard(path);
    setProblem(refused);
    setBusy(null);
    if (!isDone) return;
    if (kind === 'commit' && preview.unmappedAccounts.length > 0) router.push('/setup');
    router.refresh();
  };
  const { months } = question;
  const label = months.length > 0 ? restateLabel(months, 'import') : importLabel(preview);
  return (
    <>
      {months.length > 0 && <RestatementQuestion {...question} />}
      <div className={styles['actions']}>
        <button type="button" className="btn pri" disabled={busy !== null || isAsking} onClick={() => act('commit')}>
          {busy === 'commit' ? 'Importing' : label}
        </button>
        <button type="button" className="btn" disabled={busy !== null} onClick={() => act('discard')}>
          <Icon name="x" small />
          Discard
        </button>
        <p className="mut">{noteOf(busy, isLooking)}</p>
        {problem !== null && <ProblemNote problem={problem} />}
      </div>
    </>
  );
}

const noteOf = (busy: 'commit' | 'discard' | null, isLooking: boolean): string => {
  if (busy === 'commit') return 'One moment';
  return isLooking ? 'Looking at signed months' : 'Nothing counts until you import it.';
};

const discard = async (path: string) => {
  const problem = await sendChange('DELETE', path);
  return { isDone: problem === null, problem };
};
