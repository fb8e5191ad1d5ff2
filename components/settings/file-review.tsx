'use client';

import { useState } from 'react';
import { plural } from '@/components/data/format-size';
import type { Problem } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import { Icon } from '@/components/ui/icon';
import type { FileDifference } from '@/lib/config/file-difference';
import { useReview } from './config-desk';
import { FileDifferences } from './file-differences';
import { reviewOf } from './file-review-words';
import { postConfig } from './post-config';

type Props = { readonly format: 'yaml' | 'accounts-csv'; readonly label: string };

type Read = { readonly file: string; readonly difference: FileDifference | null; readonly problem: Problem | null };

/** Reads a file, shows what it would change or what is wrong with it, and asks before anything is recorded. */
export function FileReview({ format, label }: Props) {
  const [read, setRead] = useState<Read | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const ask = useReview();
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    setIsBusy(true);
    const { result, problem } = await postConfig<FileDifference>('diff', { format, text: await file.text() });
    // The same file, corrected, is chosen again: the field has to notice.
    input.value = '';
    setIsBusy(false);
    setRead({ file: file.name, difference: result, problem });
  };
  const { difference = null, problem = null, file = '' } = read ?? {};
  const review = difference === null ? null : reviewOf(file, difference);
  return (
    <>
      <label className="btn" data-testid={`upload-${format}`}>
        <Icon name="upload" />
        {isBusy ? 'Reading' : label}
        <input
          className="vh"
          type="file"
          accept={format === 'yaml' ? '.yaml,.yml' : '.csv,.txt'}
          disabled={isBusy}
          onChange={(event) => choose(event.currentTarget)}
        />
      </label>
      {problem !== null && <ProblemNote problem={problem} where={file} />}
      {difference !== null && (
        <FileDifferences file={file} difference={difference}>
          {review !== null && (
            <button
              type="button"
              className="btn pri"
              onClick={() => ask({ ...review, format, onSaved: () => setRead(null) })}
            >
              Review {plural(review.changes.length, 'change')}
            </button>
          )}
        </FileDifferences>
      )}
    </>
  );
}
