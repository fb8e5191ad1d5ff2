'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { monthsInWords } from './preview-words';
import type { Problem } from './problem';
import { ProblemNote } from './problem-note';
import { RestatementQuestion } from './restatement-question';
import { restateLabel } from './restatement-words';
import { useAskedImport } from './use-asked-change';
import type { HistoryRow } from './view-types';

/** Takes an import back after asking, signed months by name; what it replaced counts again. */
export function UndoImport({ row }: { readonly row: HistoryRow }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { send, look, isLooking, question, isAsking } = useAskedImport(row.importId);
  const router = useRouter();
  const open = () => {
    dialog.current?.showModal();
    look();
  };
  const undo = async () => {
    setIsBusy(true);
    const { isDone, problem: refused } = await send('POST', `/api/v1/imports/${row.importId}/undo`);
    setIsBusy(false);
    setProblem(refused);
    if (!isDone) return;
    dialog.current?.close();
    router.refresh();
  };
  return (
    <>
      <button type="button" className="btn ghost" onClick={open}>
        <Icon name="loop" small />
        Undo<span className="vh"> the import of {row.name}</span>
      </button>
      <dialog ref={dialog} className={styles['dialog']} aria-labelledby={`undo-${row.importId}`}>
        <h3 id={`undo-${row.importId}`}>Undo the import of {row.name}?</h3>
        <p>
          Its figures leave {row.months.length === 0 ? 'the report' : monthsInWords(row.months)}. What it had replaced
          counts again; where there was nothing before, the month is empty. The file can be imported again.
        </p>
        {isLooking && <p className="mut">Looking at signed months</p>}
        {question.months.length > 0 && <RestatementQuestion {...question} />}
        {problem !== null && <ProblemNote problem={problem} />}
        <div className={styles['dialogActions']}>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
          <button type="button" className="btn pri" onClick={undo} disabled={isBusy || isAsking}>
            {isBusy ? 'Undoing' : question.months.length > 0 ? restateLabel(question.months, 'undo') : 'Undo import'}
          </button>
        </div>
      </dialog>
    </>
  );
}
