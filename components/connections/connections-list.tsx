'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ProblemNote } from '@/components/data/problem-note';
import { ask, type Refusal } from './ask';
import { ConnectionRow } from './connection-row';
import styles from './connections.module.css';
import type { ConnectionView } from './view-types';

/** The connections, and the way back for one that was just removed. */
export function ConnectionsList({ connections }: { readonly connections: readonly ConnectionView[] }) {
  const [removed, setRemoved] = useState<ConnectionView | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const router = useRouter();
  const undo = async ({ id }: ConnectionView) => {
    const { problem: refused } = await ask('POST', `/connections/${id}/restore`);
    setProblem(refused);
    if (refused === null) setRemoved(null);
    router.refresh();
  };
  return (
    <>
      {removed !== null && (
        <p className={styles['removed']} role="status">
          “{removed.name}” is removed. What it brought stays.{' '}
          <button type="button" className="btn" onClick={() => undo(removed)}>
            Undo
          </button>
        </p>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
      {connections
        .filter(({ id }) => id !== removed?.id)
        .map((connection) => (
          <ConnectionRow
            key={connection.id}
            connection={connection}
            onRemoved={(gone) => {
              setRemoved(gone);
              router.refresh();
            }}
          />
        ))}
    </>
  );
}
