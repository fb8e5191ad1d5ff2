'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { ask, type Refusal } from './ask';
import styles from './connections.module.css';
import type { ConnectionView } from './view-types';

type Props = { readonly schedule: NonNullable<ConnectionView['schedule']>; readonly onDone: () => void };

/** When a connection is pulled by itself: a pattern of cron, in UTC. */
export function ScheduleForm({ schedule, onDone }: Props) {
  const [pattern, setPattern] = useState(schedule.pattern);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const router = useRouter();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { problem: refused } = await ask('PUT', `/schedules/${schedule.id}`, { pattern });
    setProblem(refused);
    if (refused !== null) return;
    onDone();
    router.refresh();
  };
  return (
    <form className={styles['schedule']} onSubmit={save}>
      <div className="word-field">
        <label htmlFor={`pattern-${schedule.id}`}>Pulled at</label>
        <input
          id={`pattern-${schedule.id}`}
          className="mono"
          value={pattern}
          spellCheck={false}
          aria-describedby={`pattern-${schedule.id}-hint`}
          onChange={(event) => setPattern(event.currentTarget.value)}
        />
        <p id={`pattern-${schedule.id}-hint`} className="cap">
          Minute, hour, day, month and weekday in UTC. 10 5 * * * is daily at 05:10 UTC.
        </p>
        {problem !== null && (
          <p className="st bad" role="alert">
            {problem.detail} {problem.remedy}
          </p>
        )}
      </div>
      <div className={styles['buttons']}>
        <button type="submit" className="btn pri">
          Save the time
        </button>
        <button type="button" className="btn" onClick={onDone}>
          Keep it
        </button>
      </div>
    </form>
  );
}
