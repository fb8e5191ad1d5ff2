'use client';

import { useEffect, useState } from 'react';
import type { StatedExplanation } from '@/lib/provenance/explanation';
import { apiAddress } from './addresses';
import type { Asked, ExplainedDocument } from './view-types';

/** An answer, or why there is none; null while it is on its way. */
export type ExplanationAnswer =
  | { readonly explanation: StatedExplanation; readonly problem: null }
  | { readonly explanation: null; readonly problem: string };

const failed = (problem: string): ExplanationAnswer => ({ explanation: null, problem });

const ask = async (address: string, signal: AbortSignal): Promise<ExplanationAnswer> => {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } });
  const body: unknown = await response.json();
  if (response.ok) return { explanation: body as StatedExplanation, problem: null };
  const isProblem = typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string';
  return failed(isProblem ? String(body.detail) : 'The server gave no answer. Try again.');
};

/** Reads one level from the API; the last level stays until the next one is there. */
export function useExplanation(asked: Asked | null, document: ExplainedDocument): ExplanationAnswer | null {
  const [answers, setAnswers] = useState<ReadonlyMap<string, ExplanationAnswer>>(new Map());
  const address = asked === null ? null : apiAddress(asked, document);
  const isKnown = address !== null && answers.has(address);
  useEffect(() => {
    if (address === null || isKnown) return;
    const controller = new AbortController();
    const keep = (answer: ExplanationAnswer) => setAnswers((known) => new Map([...known, [address, answer]]));
    ask(address, controller.signal)
      .then(keep)
      .catch(() => {
        if (!controller.signal.aborted) keep(failed('The server can not be reached. Is Perunit still running?'));
      });
    return () => controller.abort();
  }, [address, isKnown]);
  return address === null ? null : (answers.get(address) ?? null);
}
