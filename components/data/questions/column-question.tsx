'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { numberFormatNames } from '../likely-number-format';
import { type Problem, sendChange } from '../problem';
import { ProblemNote } from '../problem-note';
import type { NumberFormatId, TemplateView } from '../view-types';
import { ColumnTable } from './column-table';
import { FixedValues } from './fixed-values';
import { MappingPlace } from './mapping-place';
import { MappingVerdict } from './mapping-verdict';
import type { QuestionProps } from './question-types';
import type { QuestionView } from './question-view';
import styles from './questions.module.css';
import { useMappingDraft } from './use-mapping-draft';
import { useMappingTrial } from './use-mapping-trial';

type Question = Extract<QuestionView, { kind: 'columns' }>;
type Props = QuestionProps & { readonly question: Question; readonly first: TemplateView };

const formats = Object.keys(numberFormatNames) as NumberFormatId[];

/** What the columns of somebody else's table are: said once, tried on the rows shown, remembered under a name. */
export function ColumnQuestion({ jobId, set, kinds, question, first }: Props) {
  const { tables, likely } = question.look;
  const table = tables[likely] ?? { sheet: null, headerLine: 1, rows: [] };
  const draft = useMappingDraft({ kind: first, table, headerLine: table.headerLine });
  const trial = useMappingTrial(draft.mapping, draft.table.rows);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const router = useRouter();
  const send = async () => {
    const answer = { set, mapping: draft.mapping, ...(name.trim() === '' ? {} : { saveAs: name.trim() }) };
    setProblem(await sendChange('POST', `/api/v1/jobs/${jobId}/answers`, answer));
    router.refresh();
  };
  return (
    <form
      className={styles['question']}
      data-testid="column-question"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h3>Say what its columns are</h3>
      <MappingPlace draft={draft} kinds={kinds} tables={tables} />
      <ColumnTable
        {...{ header: draft.header, kind: draft.kind, columns: draft.columns, onChange: draft.chooseColumn }}
        rows={draft.table.rows.filter(({ line }) => line > draft.headerLine)}
      />
      <FixedValues kind={draft.kind} columns={draft.columns} constants={draft.constants} onChange={draft.fixValue} />
      <div className={styles['row']}>
        <label>
          Numbers are written
          <select
            value={draft.numberFormat}
            onChange={(event) =>
              draft.setNumberFormat(formats.find((id) => id === event.currentTarget.value) ?? 'plain')
            }
          >
            {formats.map((id) => (
              <option key={id} value={id}>
                {numberFormatNames[id]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Remember as
          <input
            value={name}
            maxLength={80}
            placeholder="Zesty monthly"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" className="btn pri" disabled={trial === null || trial.problems.length > 0}>
          Read the file
        </button>
      </div>
      <MappingVerdict trial={trial} />
      {problem !== null && <ProblemNote problem={problem} />}
    </form>
  );
}
