'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { NameField } from '@/components/data/name-field';
import type { Problem } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import { RestatementQuestion } from '@/components/data/restatement-question';
import { restateLabel } from '@/components/data/restatement-words';
import type { ChangePreview } from '@/lib/config/preview-changes';
import { ChangeEffect } from './change-effect';
import { postConfig } from './post-config';
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
  const [restates, setRestates] = useState(preview.restates);
  const [isAgreed, setIsAgreed] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const { changes, format } = review;
    const refused = (await postConfig('changes', { changes, format, acceptRestatement: isAgreed })).problem;
    setIsBusy(false);
    // Months that were signed after the preview are asked about now.
    setRestates(refused?.restates ?? restates);
    setIsAgreed(isAgreed && refused?.restates === undefined);
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
        {restates.length > 0 && <RestatementQuestion months={restates} isAgreed={isAgreed} onAgree={setIsAgreed} />}
        {problem !== null && <ProblemNote problem={problem} />}
        <div className="word-actions">
          <NameField />
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className="btn pri" disabled={isBusy || (restates.length > 0 && !isAgreed)}>
            {isBusy ? 'Saving' : restates.length > 0 ? restateLabel(restates, 'save') : 'Save'}
          </button>
        </div>
      </form>
    </dialog>
  );
}
