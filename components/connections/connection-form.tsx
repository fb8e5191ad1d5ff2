'use client';

import type { FormEvent } from 'react';
import { ProblemNote } from '@/components/data/problem-note';
import type { Refusal } from './ask';
import styles from './connections.module.css';
import { FieldInput } from './field-input';
import { shownFields } from './shown-fields';
import type { FieldView, KindView } from './view-types';

type Draft = { readonly name: string; readonly values: Readonly<Record<string, string>> };
type Props = {
  readonly kind: KindView;
  readonly draft: Draft;
  readonly refusal: Refusal | null;
  readonly isBusy: boolean;
  readonly isNew: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onSubmit: () => void;
};

const nameField: FieldView = {
  ...{ key: 'name', label: 'Name', type: 'text', isRequired: true },
  hint: 'What people call it here.',
};

/** The settings of a connection; the button saves and tests them. */
export function ConnectionForm({ kind, draft, refusal, isBusy, isNew, onChange, onSubmit }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const input = (field: FieldView) => (
    <FieldInput
      key={field.key}
      field={field}
      value={draft.values[field.key] ?? ''}
      problem={refusal?.fields.find(({ key }) => key === field.key)?.text ?? null}
      onChange={(value) => onChange({ ...draft, values: { ...draft.values, [field.key]: value } })}
    />
  );
  const fields = shownFields(kind.fields, draft.values);
  const more = fields.filter(({ isAdvanced }) => isAdvanced === true);
  const isNamed = refusal?.fields.some(({ key }) => fields.some((field) => field.key === key)) === true;
  const isMoreRefused = more.some(({ key }) => refusal?.fields.some((field) => field.key === key));
  return (
    <section id="settings">
      <header>
        <p className="sec">{isNew ? '2. Settings' : kind.title}</p>
        <h2>{isNew ? `${kind.title}: say where it is, then test it` : `Change “${draft.name}”`}</h2>
      </header>
      <form className={styles['form']} onSubmit={submit}>
        <FieldInput
          field={nameField}
          value={draft.name}
          problem={null}
          onChange={(name) => onChange({ ...draft, name })}
        />
        {fields.filter(({ isAdvanced }) => isAdvanced !== true).map(input)}
        {more.length > 0 && (
          <details className={styles['more']} open={isMoreRefused}>
            <summary>More settings</summary>
            <div className={styles['form']}>{more.map(input)}</div>
          </details>
        )}
        {refusal !== null && !isNamed && <ProblemNote problem={refusal} />}
        <div className={styles['buttons']}>
          <button type="submit" className="btn pri" disabled={isBusy}>
            {isBusy ? 'Testing' : 'Save and test'}
          </button>
        </div>
      </form>
    </section>
  );
}
