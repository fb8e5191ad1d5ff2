'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { NameField } from '@/components/data/name-field';
import type { Problem } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import type { ChangePreview } from '@/lib/config/preview-changes';
import { ChangeEffect } from './change-effect';
import { postConfig } from './post-config';
import { RestatementQuestion } from './restatement-question';
import styles from './settings.module.css';
import type { Review } from './view-types';

type Props = {
  readonly review: Review;
  readonly preview: ChangePreview;
  readonly onClose: () => void;
  readonly onSaved: () => void;
};

/** What changes would do, and the question whether to make them; closed and published months are asked for by name. */
export function ReviewDialog({ review, preview, onClose, onSaved }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isAgreed, setIsAgreed] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const titleId = useId();
  const signed = preview.moved.filter(({ reportState }) => reportState !== 'draft');
  useEffect(() => dialog.current?.showModal(), []);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const { changes } = review;
    const refused = (await postConfig('changes', { changes, acceptRestatement: isAgreed })).problem;
    setIsBusy(false);
    setProblem(refused);
    if (refused !== null) return;
    dialog.current?.close();
    onSaved();
  };
  return (
    <dialog ref={dialog} className={`word-dialog ${styles['review']}`} aria-labelledby={titleId} onClose={onClose}>
      <form onSubmit={save}>
        <h3 id={titleId}>{review.title}</h3>
        {review.notes?.map((note) => (
          <p key={note} className="sub">
            {note}
          </p>
        ))}
        <ChangeEffect preview={preview} />
        {signed.length > 0 && <RestatementQuestion months={signed} isAgreed={isAgreed} onAgree={setIsAgreed} />}
        {problem !== null && <ProblemNote problem={problem} />}
        <div className="word-actions">
          <NameField />
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="btn pri" disabled={isBusy || (signed.length > 0 && !isAgreed)}>
            {isBusy ? 'Saving' : 'Save'}
          </button>
        </div>
      </form>
    </dialog>
  );
}
