'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { monthsInWords } from './preview-words';
import { type Problem, sendChange } from './problem';
import { ProblemNote } from './problem-note';
import type { HistoryRow } from './view-types';

/** Takes an import back after asking; what it replaced counts again. */
export function UndoImport({ row }: { readonly row: HistoryRow }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const router = useRouter();
  const undo = async () => {
    setIsBusy(true);
    const refused = await sendChange('POST', `/api/v1/imports/${row.importId}/undo`);
    setIsBusy(false);
    setProblem(refused);
    if (refused !== null) return;
    dialog.current?.close();
    router.refresh();
  };
  return (
    <>
      <button type="button" className="btn ghost" onClick={() => dialog.current?.showModal()}>
        <Icon name="loop" small />
        Undo<span className="vh"> the import of {row.name}</span>
      </button>
      <dialog ref={dialog} className={styles['dialog']} aria-labelledby={`undo-${row.importId}`}>
        <h3 id={`undo-${row.importId}`}>Undo the import of {row.name}?</h3>
        <p>
          Its figures leave {row.months.length === 0 ? 'the report' : monthsInWords(row.months)}. What it had replaced
          counts again; where there was nothing before, the month is empty. The file can be imported again.
        </p>
        {problem !== null && <ProblemNote problem={problem} />}
        <div className={styles['dialogActions']}>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
          <button type="button" className="btn pri" onClick={undo} disabled={isBusy}>
            {isBusy ? 'Undoing' : 'Undo import'}
          </button>
        </div>
      </dialog>
    </>
  );
}
