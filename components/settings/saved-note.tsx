'use client';

import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import { Icon } from '@/components/ui/icon';
import styles from './settings.module.css';
import type { Review, Saved } from './view-types';

type Props = { readonly saved: Saved; readonly ask: (review: Review) => Promise<Problem | null> };

/** Says that changes are saved and offers to take them back; it is read out and has the focus, since its form is gone. */
export function SavedNote({ saved: { text, takeBack }, ask }: Props) {
  const note = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => note.current?.focus(), []);
  return (
    <div ref={note} className={styles['saved']} role="status" tabIndex={-1} data-testid="saved">
      <Icon name="check" />
      <p>{text}</p>
      {takeBack !== null && (
        <button type="button" className="btn" onClick={async () => setProblem(await ask(takeBack))}>
          {takeBack.title.startsWith('Take back') ? 'Take back' : 'Make it again'}
        </button>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}
