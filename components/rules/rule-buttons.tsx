'use client';

import { Icon } from '@/components/ui/icon';
import type { RuleDraft } from './rule-drafts';
import { editId, type RuleDrafts } from './use-rule-drafts';

type Props = { readonly rules: RuleDrafts; readonly draft: RuleDraft; readonly at: number };

/** Moves a rule up or down, and opens or closes its form. At an end the button stays, so that the focus does. */
export function RuleButtons({ rules, draft, at }: Props) {
  const name = draft.name === '' ? `rule ${at + 1}` : `“${draft.name}”`;
  const isOpen = rules.open === draft.key;
  return (
    <span className="rule-buttons">
      <button
        type="button"
        className="btn ghost sq"
        aria-disabled={at === 0}
        aria-label={`Move ${name} up`}
        onClick={() => rules.move(at, at - 1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="btn ghost sq"
        aria-disabled={at === rules.drafts.length - 1}
        aria-label={`Move ${name} down`}
        onClick={() => rules.move(at, at + 1)}
      >
        <Icon name="down" />
      </button>
      <button
        id={editId(draft.key)}
        type="button"
        className="btn ghost sq"
        aria-expanded={isOpen}
        aria-label={`Edit ${name}`}
        onClick={() => (isOpen ? rules.close(draft) : rules.edit(draft))}
      >
        <Icon name="pen" />
      </button>
    </span>
  );
}
