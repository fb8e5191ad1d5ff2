'use client';

import { useEffect, useState } from 'react';
import { formatMoment } from '@/components/data/format-time';
import { ask } from './ask';
import styles from './connections.module.css';
import type { LogLineView } from './view-types';

const askEveryMs = 2_000;

/** What a job said while it worked; follows it while it is open. */
export function JobLog({ jobId, isOpen }: { readonly jobId: string; readonly isOpen: boolean }) {
  const [lines, setLines] = useState<readonly LogLineView[] | null>(null);
  useEffect(() => {
    const look = async () => {
      const { body } = await ask<{ lines: readonly LogLineView[] }>('GET', `/jobs/${jobId}/log`);
      if (body !== null) setLines(body.lines);
    };
    void look();
    if (!isOpen) return;
    const timer = setInterval(look, askEveryMs);
    return () => clearInterval(timer);
  }, [jobId, isOpen]);
  if (lines === null) return <p className="cap">Reading the log</p>;
  if (lines.length === 0) return <p className="cap">It has said nothing yet.</p>;
  return (
    <ol className={styles['log']} aria-label="Log">
      {lines.map(({ at, level, text }) => (
        <li key={`${at} ${text}`} className={level === 'info' ? '' : styles[level]}>
          <span className="mut">{formatMoment(at)}</span> {text}
        </li>
      ))}
    </ol>
  );
}
