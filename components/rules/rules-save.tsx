'use client';

import { useState } from 'react';
import { laterNote, sinceWords, valueIn } from '@/components/settings/periods';
import { ReviewButton } from '@/components/settings/review-button';
import type { Review } from '@/components/settings/view-types';
import { draftsOf, notTaken, problemOf, type RuleDraft, rulesOf } from './rule-drafts';
import { kindWords } from './rule-words';
import type { RuleDrafts } from './use-rule-drafts';
import type { RulesView } from './view-types';

type Props = { readonly view: RulesView; readonly rules: RuleDrafts };

const textOf = (drafts: readonly RuleDraft[]): string => JSON.stringify(rulesOf(drafts));

const reviewOf = ({ kind, periods }: RulesView, drafts: readonly RuleDraft[], from: string | null): Review => {
  const title = `Rules for ${kindWords[kind].title.toLowerCase()}`;
  const later = laterNote(periods, from, title);
  return {
    title: `${title}, ${sinceWords(from)}`,
    changes: [{ kind: 'rules', of: kind, from, after: rulesOf(drafts) }],
    undo: [{ kind: 'rules', of: kind, from, after: [...(valueIn(periods, from) ?? [])] }],
    notes: later === null ? [] : [later],
  };
};

const blocking = (drafts: readonly RuleDraft[], of: string): string | null => {
  const at = drafts.findIndex((draft) => problemOf(draft, of) !== null);
  const draft = drafts[at];
  return draft === undefined ? null : `Rule ${at + 1} can’t be saved: ${problemOf(draft, of)}.`;
};

/** From which month on the edited rules hold, and the preview of what they change. */
export function RulesSave({ view, rules }: Props) {
  const [from, setFrom] = useState<string>(view.month);
  const { drafts } = rules;
  const isChanged = textOf(drafts) !== textOf(draftsOf(view.inForce.value));
  const isStarting = view.starters.length === 0 || textOf(drafts) === textOf(draftsOf(view.starters));
  const offered = notTaken(drafts, view.offered).length;
  const problem = blocking(drafts, kindWords[view.kind].one);
  return (
    <div className="rules-save">
      <label>
        Changes hold from
        <input type="month" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <span className="mut">empty: from the beginning</span>
      </label>
      <ReviewButton
        label="Preview the change"
        isDisabled={!isChanged || problem !== null}
        review={reviewOf(view, drafts, from === '' ? null : from)}
      />
      {isChanged && (
        <button type="button" className="btn" onClick={rules.discard}>
          Discard changes
        </button>
      )}
      {offered > 0 && (
        <button type="button" className="btn" onClick={rules.takeOffered}>
          {offered === 1 ? 'Add the suggested rule' : `Add the ${offered} suggested rules`}
        </button>
      )}
      {!isStarting && (
        <button type="button" className="btn" onClick={rules.takeStarters}>
          Back to the starter rules
        </button>
      )}
      {problem !== null && <p className="note">{problem}</p>}
    </div>
  );
}
