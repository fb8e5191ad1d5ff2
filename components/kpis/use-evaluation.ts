'use client';

import { useEffect, useState } from 'react';
import type { KpiUnit } from '@/lib/kpis/types';
import type { Evaluation } from '@/lib/report/kpi-page/evaluate-draft';

const pauseMs = 250;

/** What a formula gives while it is typed: asked for after a short pause, the last answer kept meanwhile. */
export function useEvaluation(formula: string, unit: KpiUnit, id: string | null) {
  const [evaluation, setEvaluation] = useState<Evaluation | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch('/api/v1/kpis/evaluate', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ formula, unit, id }),
          signal: controller.signal,
        });
        setHasFailed(!answer.ok);
        if (answer.ok) setEvaluation(await answer.json());
      } catch {
        if (!controller.signal.aborted) setHasFailed(true);
      }
    };
    const timer = setTimeout(ask, pauseMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [formula, unit, id]);
  return { evaluation, hasFailed };
}
