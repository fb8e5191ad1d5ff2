'use client';

import { useState } from 'react';
import { ReviewButton } from '@/components/settings/review-button';
import { type DefinitionDraft, type DefinitionView, definitionRecord, missingFields } from './definition-draft';
import { DefinitionFields } from './definition-fields';
import { LiveValues } from './live-values';
import { useEvaluation } from './use-evaluation';

type DraftProps = { readonly view: DefinitionView; readonly draft: DefinitionDraft; readonly hasProblem: boolean };

/** The way to save a draft: by review, where what it moves is shown and closed months are asked for. */
function Save({ view, draft, hasProblem }: DraftProps) {
  if (!view.canChange) {
    return (
      <p className="note">
        The demo’s KPIs can’t be changed; in your own organisation the draft is reviewed and saved here. What it gives
        is worked out all the same.
      </p>
    );
  }
  const missing = [...missingFields(draft, view), ...(hasProblem ? ['a formula that can be read'] : [])];
  const change = definitionRecord(draft, view.nextVersion);
  const title = view.id === null ? `New KPI ${draft.id.trim()}` : `${view.id}, version ${view.nextVersion}`;
  return (
    <>
      {missing.length > 0 && <p className="note">Still needed: {missing.join('; ')}.</p>}
      <div className="word-actions">
        <ReviewButton
          label={view.id === null ? 'Review the new KPI' : `Review version ${view.nextVersion}`}
          isDisabled={missing.length > 0}
          review={{ title, changes: [change], undo: [] }}
        />
      </div>
    </>
  );
}

/** Writes a KPI of one’s own or a KPI’s next version, with its values as one types. */
export function DefinitionEditor({ view }: { readonly view: DefinitionView }) {
  const [draft, setDraft] = useState(view.start);
  const edit = (changes: Partial<DefinitionDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const { evaluation, hasFailed } = useEvaluation(draft.formula, draft.unit, view.id);
  return (
    <div className="kpi-form">
      <form onSubmit={(event) => event.preventDefault()}>
        <DefinitionFields draft={draft} edit={edit} view={view} />
        <Save view={view} draft={draft} hasProblem={evaluation === null || evaluation.problem !== null} />
      </form>
      <LiveValues formula={draft.formula} evaluation={evaluation} hasFailed={hasFailed} id={view.id} />
    </div>
  );
}
