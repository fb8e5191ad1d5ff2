'use client';

import { useState } from 'react';
import type { RestatedMonth } from '@/lib/report/restatement/restated-month';
import { type Problem, sendChange } from './problem';

type Fields = Readonly<Record<string, unknown>>;
type Sent = { readonly isDone: boolean; readonly problem: Problem | null };

const none: readonly RestatedMonth[] = [];

/**
 * A change that may alter closed and published months: where it would, the server names them and stores nothing, and the
 * change is sent again once somebody agreed. `isAsking` is true while their agreement is missing.
 */
export function useAskedChange() {
  const [months, setMonths] = useState(none);
  const [isAgreed, setIsAgreed] = useState(false);
  const ask = (found: readonly RestatedMonth[]) => {
    setMonths(found);
    setIsAgreed(false);
  };
  const send = async (method: 'POST' | 'PUT', path: string, body: Fields = {}, agreed = isAgreed): Promise<Sent> => {
    const problem = await sendChange(method, path, { ...body, acceptRestatement: agreed });
    const asked = problem?.restates ?? none;
    if (problem === null || asked.length > 0) ask(asked);
    return { isDone: problem === null, problem: asked.length > 0 ? null : problem };
  };
  const question = { months, isAgreed, onAgree: setIsAgreed };
  return { send, ask, question, isAsking: months.length > 0 && !isAgreed };
}

const readRestates = async (importId: number): Promise<readonly RestatedMonth[]> => {
  try {
    const answer = await fetch(`/api/v1/imports/${importId}/restatement`, { method: 'POST' });
    if (!answer.ok) return none;
    const body: { readonly restates: readonly RestatedMonth[] } = await answer.json();
    return body.restates;
  } catch {
    // Asked again when the change is sent.
    return none;
  }
};

/**
 * The same for an import, whose signed months are looked up before anything is sent: what counting would alter where it
 * waits, and being taken back where it counts.
 */
export function useAskedImport(importId: number, isAtOnce = false) {
  const [isLooking, setIsLooking] = useState(isAtOnce);
  const change = useAskedChange();
  const look = () => {
    setIsLooking(true);
    readRestates(importId)
      .then(change.ask)
      .finally(() => setIsLooking(false));
  };
  return { ...change, look, isLooking };
}
