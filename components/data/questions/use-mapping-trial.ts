import { useEffect, useState } from 'react';
import type { MappingDraft, MappingTrial } from './question-types';
import type { SheetLook } from './question-view';

const waitMs = 250;

const ask = async (
  mapping: MappingDraft,
  rows: SheetLook['rows'],
  signal: AbortSignal,
): Promise<MappingTrial | null> => {
  const answer = await fetch('/api/v1/mappings/check', {
    ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, signal },
    body: JSON.stringify({ mapping, rows }),
  });
  return answer.ok ? ((await answer.json()) as MappingTrial) : null;
};

/** What the server makes of the rows shown, asked anew when a person has changed something; null before its answer. */
export function useMappingTrial(mapping: MappingDraft, rows: SheetLook['rows']): MappingTrial | null {
  const [trial, setTrial] = useState<MappingTrial | null>(null);
  const asked = JSON.stringify(mapping);
  useEffect(() => {
    const leave = new AbortController();
    const timer = setTimeout(() => {
      ask(JSON.parse(asked) as MappingDraft, rows, leave.signal).then(setTrial, () => {});
    }, waitMs);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [asked, rows]);
  return trial;
}
