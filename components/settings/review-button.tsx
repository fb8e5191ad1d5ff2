'use client';

import { useState } from 'react';
import type { Problem } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import { useReview } from './config-desk';
import type { Review } from './view-types';

type Props = { readonly label: string; readonly isDisabled: boolean; readonly review: Review };

/** Works out what changes would do and opens the question whether to make them; what was refused stands below. */
export function ReviewButton({ label, isDisabled, review }: Props) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const ask = useReview();
  const open = async () => {
    setIsBusy(true);
    setProblem(await ask(review));
    setIsBusy(false);
  };
  return (
    <>
      <button type="button" className="btn pri" disabled={isDisabled || isBusy} onClick={open}>
        {isBusy ? 'Working it out' : label}
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}
