'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { importLabel } from './preview-words';
import { type Problem, sendChange } from './problem';
import { ProblemNote } from './problem-note';
import type { PreviewView } from './view-types';

/** Takes a staged import, doubts accepted by the name of the button, or throws it away. */
export function PreviewActions({ preview }: { readonly preview: PreviewView }) {
  const [busy, setBusy] = useState<'commit' | 'discard' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const router = useRouter();
  const path = `/api/v1/imports/${preview.importId}`;
  const act = async (kind: 'commit' | 'discard') => {
    setBusy(kind);
    setProblem(null);
    const acceptance = { acceptRejects: preview.rowsRejected > 0, acceptShrink: preview.shrinks.length > 0 };
    const refused =
      kind === 'commit' ? await sendChange('POST', `${path}/commit`, acceptance) : await sendChange('DELETE', path);
    setProblem(refused);
    setBusy(null);
    if (refused !== null) return;
    if (kind === 'commit' && preview.unmappedAccounts.length > 0) router.push('/setup');
    router.refresh();
  };
  return (
    <div className={styles['actions']}>
      <button type="button" className="btn pri" disabled={busy !== null} onClick={() => act('commit')}>
        {busy === 'commit' ? 'Importing' : importLabel(preview)}
      </button>
      <button type="button" className="btn" disabled={busy !== null} onClick={() => act('discard')}>
        <Icon name="x" small />
        Discard
      </button>
      <p className="mut">{busy === 'commit' ? 'One moment' : 'Nothing counts until you import it.'}</p>
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}
