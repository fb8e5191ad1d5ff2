'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { plural } from '@/components/data/format-size';
import type { Problem } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import { RestatementQuestion } from '@/components/data/restatement-question';
import { restateLabel } from '@/components/data/restatement-words';
import { useAskedChange } from '@/components/data/use-asked-change';
import type { RestatedMonth } from '@/lib/report/restatement/restated-month';
import { type CountField, countFields, problemOfCounts } from './check-counts';
import { CountsRow } from './counts-row';
import styles from './setup.module.css';
import type { CountsView } from './view-types';

type Messages = ReadonlyMap<string, string>;

/** Workspace counts of the bill's months, to be typed in and saved at once; a CSV does the same for many months. */
export function WorkspaceCounts({ months }: { readonly months: readonly CountsView[] }) {
  const [rows, setRows] = useState(months);
  const [messages, setMessages] = useState<Messages>(new Map());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const { send, ask, question, isAsking } = useAskedChange();
  const router = useRouter();
  const changed = rows.filter((row, index) => countFields.some(({ id }) => row[id] !== months[index]?.[id]));
  const save = async () => {
    const wrong = changed.map((row) => [row.month, problemOfCounts(row)] as const);
    const found = new Map(wrong.flatMap(([month, text]) => (text === null ? [] : [[month, text] as const])));
    setMessages(found);
    if (found.size > 0 || changed.length === 0) return;
    setIsSaving(true);
    const sent = await send('PUT', '/api/v1/workspaces', { months: changed.map(bodyOf) });
    setProblem(sent.problem);
    setIsSaving(false);
    if (sent.isDone) router.refresh();
  };
  const change = (month: string, field: CountField, value: string) => {
    ask([]);
    setRows(rows.map((row) => (row.month === month ? { ...row, [field]: value } : row)));
  };
  return (
    <>
      <div className="tw">
        <table className={styles['counts']} data-testid="workspace-counts">
          <caption>
            Workspaces <span>at the end of each month</span>
          </caption>
          <CountsHead />
          <tbody>
            {rows.map((row) => (
              <CountsRow
                key={row.month}
                counts={row}
                isChanged={changed.includes(row)}
                message={messages.get(row.month) ?? null}
                onChange={(field, value) => change(row.month, field, value)}
                onEnter={save}
              />
            ))}
          </tbody>
        </table>
      </div>
      {question.months.length > 0 && <RestatementQuestion {...question} />}
      <p className={styles['actions']}>
        <button
          type="button"
          className="btn pri"
          onClick={save}
          disabled={isSaving || isAsking || changed.length === 0}
        >
          {isSaving ? 'Saving' : saveLabel(changed.length, question.months)}
        </button>
      </p>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}

function CountsHead() {
  return (
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
          <span className="vh">State</span>
        </th>
      </tr>
    </thead>
  );
}

const saveLabel = (count: number, restates: readonly RestatedMonth[]): string => {
  const save = `ave ${plural(count, 'month')}`;
  return restates.length > 0 ? restateLabel(restates, `s${save}`) : `S${save}`;
};

const bodyOf = (counts: CountsView): Record<CountField, string | null> & { month: string } => ({
  month: counts.month,
  active: counts.active.trim(),
  hibernated: counts.hibernated.trim(),
  paid: counts.paid.trim(),
  freemiumActive: counts.freemiumActive.trim() || null,
  elevenPlus: counts.elevenPlus.trim() || null,
});
