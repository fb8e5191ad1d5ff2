'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import type { UnnamedLine } from '@/lib/config/catches-view';
import {
  blankDraft,
  draftOfLine,
  draftsOf,
  moved,
  notTaken,
  type RuleDraft,
  withAdded,
  withCopy,
  withoutRule,
} from './rule-drafts';
import type { RulesView } from './view-types';

/** Where the focus goes after a change: an element's id, or what had it before. */
type Focus = string | HTMLElement | null;

const focusOn = (focus: Focus): void => {
  const element = typeof focus === 'string' ? document.getElementById(focus) : focus;
  if (element !== document.activeElement) element?.focus();
};

/** The id of a rule's button that opens its form, and of the form's first field. */
export const editId = (key: string): string => `rule-${key}-edit`;
export const resultId = (key: string): string => `rule-${key}-result`;

/** The rules as they are edited, until they are saved: one is open at a time, and every change keeps the focus in its place. */
export const useRuleDrafts = ({ kind, inForce, starters, offered }: RulesView) => {
  const [drafts, setDrafts] = useState<readonly RuleDraft[]>(() => draftsOf(inForce.value));
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const focus = useRef<Focus>(null);
  const made = useRef(0);
  useLayoutEffect(() => {
    if (focus.current !== null) focusOn(focus.current);
    focus.current = null;
  });
  const newKey = (): string => {
    made.current += 1;
    return `new-${made.current}`;
  };
  const change = (next: readonly RuleDraft[], words: string, goTo: Focus = null) => {
    focus.current = goTo;
    setDrafts(next);
    setSaid(words);
  };
  const openOn = (key: string | null, goTo: Focus) => {
    focus.current = goTo;
    setOpen(key);
  };
  const add = (draft: RuleDraft) => {
    change(withAdded(drafts, draft), 'A rule is added.', resultId(draft.key));
    setOpen(draft.key);
  };
  const replace = (next: readonly RuleDraft[], words: string) => {
    change(next, words, 'add-rule');
    setOpen(null);
  };
  const keyed = (list: readonly RuleDraft[]) => list.map((draft) => ({ ...draft, key: newKey() }));
  return {
    drafts,
    open,
    said,
    edit: (draft: RuleDraft) => openOn(draft.key, resultId(draft.key)),
    close: (draft: RuleDraft) => openOn(null, editId(draft.key)),
    addBlank: () => add(blankDraft(newKey())),
    addOfLine: (line: UnnamedLine) => add(draftOfLine(line, kind, newKey())),
    write: (draft: RuleDraft) => setDrafts(drafts.map((each) => (each.key === draft.key ? draft : each))),
    move: (from: number, to: number) => {
      const next = moved(drafts, from, to);
      const held = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      if (next !== drafts) change(next, `“${drafts[from]?.name}” is rule ${to + 1} of ${drafts.length} now.`, held);
    },
    copy: ({ key, name }: RuleDraft) => {
      const copyKey = newKey();
      change(withCopy(drafts, key, copyKey), `“${name}” is copied below.`, resultId(copyKey));
      setOpen(copyKey);
    },
    remove: ({ key, name }: RuleDraft) => {
      const { next, neighbour } = withoutRule(drafts, key);
      change(next, `“${name}” is deleted.`, neighbour === undefined ? 'add-rule' : editId(neighbour.key));
      setOpen(null);
    },
    discard: () => replace(draftsOf(inForce.value), 'The changes are discarded.'),
    takeOffered: () =>
      replace([...keyed(draftsOf(notTaken(drafts, offered))), ...drafts], 'The suggested rules stand first now.'),
    takeStarters: () => replace(keyed(draftsOf(starters)), 'These are the starter rules.'),
  };
};

export type RuleDrafts = ReturnType<typeof useRuleDrafts>;
