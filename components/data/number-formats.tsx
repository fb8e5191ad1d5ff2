'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from './data.module.css';
import { likelyFormat, numberFormatNames } from './likely-number-format';
import { type Problem, sendChange } from './problem';
import { ProblemNote } from './problem-note';
import type { NumberFormatId, RejectView } from './view-types';

type Props = {
  readonly importId: number;
  readonly readAs: NumberFormatId;
  readonly rejects: readonly RejectView[];
};

const ids = Object.keys(numberFormatNames) as NumberFormatId[];

/** How a small CSV writes its numbers: a person may say so, and have the file read again. */
export function NumberFormats({ importId, readAs, rejects }: Props) {
  const likely = likelyFormat(rejects.map(({ value }) => value));
  const [picked, setPicked] = useState<NumberFormatId>(likely ?? readAs);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const router = useRouter();
  const readAgain = async () => {
    setIsBusy(true);
    setProblem(await sendChange('POST', `/api/v1/imports/${importId}/reread`, { numberFormat: picked }));
    setIsBusy(false);
    router.refresh();
  };
  return (
    <form
      className={styles['numbers']}
      data-testid="number-formats"
      onSubmit={(event) => {
        event.preventDefault();
        readAgain();
      }}
    >
      <label className={styles['by']}>
        Numbers are written
        <select
          className={styles['field']}
          value={picked}
          onChange={(event) => setPicked(ids.find((id) => id === event.currentTarget.value) ?? 'plain')}
        >
          {ids.map((id) => (
            <option key={id} value={id}>
              {numberFormatNames[id]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn" disabled={isBusy || picked === readAs}>
        {isBusy ? 'Reading again' : 'Read the file again'}
      </button>
      <span className="mut">
        {likely === null || likely === readAs
          ? `Read as ${numberFormatNames[readAs]}.`
          : `Read as ${numberFormatNames[readAs]}; the rejected numbers look like ${numberFormatNames[likely]}.`}
      </span>
      {problem !== null && <ProblemNote problem={problem} />}
    </form>
  );
}
