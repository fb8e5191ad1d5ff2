'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type Problem, sendChange } from '@/components/data/problem';
import { type Change, errorsByField, type FieldErrors } from './word-form';

type Refusal = { readonly errors: FieldErrors; readonly problem: Problem | null };

const none: Refusal = { errors: {}, problem: null };

/** Sends one change at a time and keeps what was refused; the page is read anew once a change was taken. */
export function useChange() {
  const [refusal, setRefusal] = useState(none);
  const [isBusy, setIsBusy] = useState(false);
  const router = useRouter();
  const send = async ({ method, path, body }: Change, fields: readonly string[] = []): Promise<boolean> => {
    if (isBusy) return false;
    setIsBusy(true);
    const problem = await sendChange(method, path, body);
    setIsBusy(false);
    const errors = problem === null ? null : errorsByField(problem, fields);
    setRefusal(problem === null ? none : { errors: errors ?? {}, problem: errors === null ? problem : null });
    if (problem !== null) return false;
    router.refresh();
    return true;
  };
  return { ...refusal, isBusy, send, forget: () => setRefusal(none) };
}
