'use client';

import { useEffect, useState } from 'react';
import { type Problem, readProblem } from '@/components/data/problem';
import type { CaughtView, RuleCatchesView } from '@/lib/config/catches-view';
import { draftsOf, type RuleDraft, trialOf } from './rule-drafts';
import type { RulesView } from './view-types';

/** Typing goes on for longer than this between two letters only when somebody looks. */
const pauseMs = 250;

type Answer = { readonly question: string; readonly keys: readonly string[]; readonly catches: RuleCatchesView };

/** What drafts catch, as far as it is known. */
export type DraftCatches = {
  readonly view: RuleCatchesView;
  readonly of: (draft: RuleDraft) => CaughtView | null;
  /** Whether the drafts have changed since. */
  readonly isStale: boolean;
  readonly problem: Problem | null;
};

const questionOf = ({ kind, catches }: RulesView, drafts: readonly RuleDraft[]): string => {
  const { month, basis, isProductionOnly } = catches;
  return JSON.stringify({ kind, month, basis, isProductionOnly, rules: trialOf(drafts) });
};

const lost: Problem = {
  code: 'connection-lost',
  title: 'What the rules catch can’t be worked out',
  detail: 'The server can’t be reached.',
  remedy: 'Check that Perunit still runs; the next change tries again.',
};

const ask = async (question: string, signal: AbortSignal): Promise<RuleCatchesView | Problem> => {
  const answer = await fetch('/api/v1/rules/catches', {
    ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: question, signal },
  });
  const content = await answer.json().catch(() => null);
  return answer.ok ? content : readProblem(content, answer.status);
};

const savedAnswer = (view: RulesView): Answer => {
  const saved = draftsOf(view.inForce.value);
  return { question: questionOf(view, saved), keys: saved.map(({ key }) => key), catches: view.catches };
};

/** What drafts of rules catch, asked for as they are typed; the page brings the answer for the saved ones. */
export const useCatches = (view: RulesView, drafts: readonly RuleDraft[]): DraftCatches => {
  const saved = savedAnswer(view);
  const [last, setLast] = useState(saved);
  const [problem, setProblem] = useState<Problem | null>(null);
  const question = questionOf(view, drafts);
  const known = question === saved.question ? saved : last;
  const isStale = known.question !== question;
  const keys = JSON.stringify(drafts.map(({ key }) => key));
  useEffect(() => {
    if (!isStale) return;
    const stop = new AbortController();
    const read = async () => {
      const found = await ask(question, stop.signal).catch(() => lost);
      if (stop.signal.aborted) return;
      setProblem('code' in found ? found : null);
      if (!('code' in found)) setLast({ question, keys: JSON.parse(keys), catches: found });
    };
    const timer = setTimeout(read, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [question, keys, isStale]);
  const of = ({ key }: RuleDraft) => known.catches.catches[known.keys.indexOf(key)] ?? null;
  return { view: known.catches, of, isStale, problem: isStale ? problem : null };
};
