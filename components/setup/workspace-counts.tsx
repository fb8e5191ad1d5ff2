'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatCount } from '@/components/data/format-size';
import { type Problem, sendChange } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import { Icon } from '@/components/ui/icon';
import { monthName } from '@/lib/month/month';
import { type CountField, countFields, problemOfCounts, totalOf } from './check-counts';
import styles from './setup.module.css';
import type { CountsView } from './view-types';

/** Workspace counts of the bill's months, to be typed in; a CSV on the Data page does the same for many months. */
export function WorkspaceCounts({ months }: { readonly months: readonly CountsView[] }) {
  return (
    <div className="tw">
      <table className={styles['counts']} data-testid="workspace-counts">
        <caption>
          Workspaces <span>at the end of each month</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {countFields.map(({ id, label, isRequired }) => (
              <th key={id} scope="col" className="num">
                {label}
                {isRequired ? '' : ' (if known)'}
              </th>
            ))}
            <th scope="col" className="num">
              Total
            </th>
            <th scope="col">
              <span className="vh">Save</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map((counts) => (
            <CountsRow key={counts.month} saved={counts} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CountsRow({ saved }: { readonly saved: CountsView }) {
  const [counts, setCounts] = useState(saved);
  const [message, setMessage] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const router = useRouter();
  const isChanged = countFields.some(({ id }) => counts[id] !== saved[id]);
  const total = totalOf(counts);
  const save = async () => {
    const wrong = problemOfCounts(counts);
    setMessage(wrong);
    if (wrong !== null) return;
    setIsSaving(true);
    setProblem(await sendChange('PUT', `/api/v1/workspaces/${counts.month}`, bodyOf(counts)));
    setIsSaving(false);
    router.refresh();
  };
  return (
    <>
      <tr>
        <th scope="row" className="nw">
          {monthName(counts.month)}
        </th>
        {countFields.map(({ id, label }) => (
          <td key={id} className="num">
            <input
              className={styles['count']}
              inputMode="numeric"
              aria-label={`${label}, ${monthName(counts.month)}`}
              value={counts[id]}
              onChange={(event) => setCounts({ ...counts, [id]: event.currentTarget.value })}
              onKeyDown={(event) => event.key === 'Enter' && save()}
            />
          </td>
        ))}
        <td className="num">{total === null ? '–' : formatCount(total)}</td>
        <td className="num">
          {isChanged || !saved.isKnown ? (
            <button type="button" className="btn" onClick={save} disabled={isSaving || !isChanged}>
              {isSaving ? 'Saving' : 'Save'}
              <span className="vh"> {monthName(counts.month)}</span>
            </button>
          ) : (
            <span className="st good">
              <Icon name="check" small />
              Saved
            </span>
          )}
        </td>
      </tr>
      {(message !== null || problem !== null) && (
        <tr>
          <td colSpan={countFields.length + 3} className={styles['message']}>
            {message !== null && (
              <span className="st bad" role="alert">
                <Icon name="octagon" small />
                {message}
              </span>
            )}
            {problem !== null && <ProblemNote problem={problem} />}
          </td>
        </tr>
      )}
    </>
  );
}

const bodyOf = (counts: CountsView): Record<CountField, string | null> => ({
  active: counts.active.trim(),
  hibernated: counts.hibernated.trim(),
  paid: counts.paid.trim(),
  freemiumActive: counts.freemiumActive.trim() || null,
  elevenPlus: counts.elevenPlus.trim() || null,
});
