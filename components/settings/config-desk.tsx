'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { plural } from '@/components/data/format-size';
import type { Problem } from '@/components/data/problem';
import type { ChangePreview } from '@/lib/config/preview-changes';
import { postConfig } from './post-config';
import { ReviewDialog } from './review-dialog';
import { SavedNote } from './saved-note';
import type { Review, Saved } from './view-types';

type Reviewed = { readonly review: Review; readonly preview: ChangePreview };

type Ask = (review: Review) => Promise<Problem | null>;

const AskContext = createContext<Ask>(async () => null);

/** Works out what changes would do and asks about them; answers the problem when they can't be made. */
export const useReview = (): Ask => useContext(AskContext);

const savedText = ({ review, preview }: Reviewed): string =>
  `Saved: ${review.title}. ${
    preview.moved.length === 0
      ? 'No figure of any month moved.'
      : `Figures of ${plural(preview.moved.length, 'month')} moved.`
  }`;

const back = 'Take back: ';

/** What is taken back can be made again. */
const takeBackOf = ({ title, changes, undo }: Review): Review | null => {
  if (undo.length === 0) return null;
  return {
    title: title.startsWith(back) ? title.slice(back.length) : back + title,
    changes: undo,
    undo: changes,
  };
};

/** Where changes of the configuration are reviewed, saved and taken back: one way for every form inside it. */
export function ConfigDesk({ children }: { readonly children: ReactNode }) {
  const [reviewed, setReviewed] = useState<Reviewed | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const router = useRouter();
  const ask: Ask = async (review) => {
    const known = review.preview;
    const { result, problem } =
      known === undefined
        ? await postConfig<ChangePreview>('preview', { changes: review.changes })
        : { result: known, problem: null };
    if (result !== null) setReviewed({ review, preview: result });
    return problem;
  };
  const finish = (done: Reviewed) => {
    setReviewed(null);
    setSaved({ id: (saved?.id ?? 0) + 1, text: savedText(done), takeBack: takeBackOf(done.review) });
    done.review.onSaved?.();
    router.refresh();
  };
  return (
    <AskContext value={ask}>
      {saved !== null && <SavedNote key={saved.id} saved={saved} ask={ask} />}
      {children}
      {reviewed !== null && (
        <ReviewDialog {...reviewed} onClose={() => setReviewed(null)} onSaved={() => finish(reviewed)} />
      )}
    </AskContext>
  );
}
