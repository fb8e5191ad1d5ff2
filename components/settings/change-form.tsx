'use client';

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Problem } from '@/components/data/problem';
import { ProblemNote } from '@/components/data/problem-note';
import { FieldErrorsProvider, TextField } from '@/components/report/word-field';
import type { FieldErrors } from '@/components/report/word-form';
import type { Month } from '@/lib/month/month';
import { useReview } from './config-desk';
import { fieldErrors } from './field-errors';
import styles from './settings.module.css';
import type { Review } from './view-types';

type Props = {
  /** What the filled form changes from a month on (null: the beginning); errors by field when it can't be sent. */
  readonly read: (data: FormData, from: Month | null) => Review | FieldErrors;
  /** The month that is proposed. */
  readonly month: Month;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

type Refusal = { readonly errors: FieldErrors; readonly problem: Problem | null };

const isReview = (read: Review | FieldErrors): read is Review => 'changes' in read;

/** A form for one change of the configuration: its fields, the month from which it holds, and the preview. */
export function ChangeForm({ read, month, onCancel, children }: Props) {
  const [{ errors, problem }, setRefusal] = useState<Refusal>({ errors: {}, problem: null });
  const [isBusy, setIsBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const ask = useReview();
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const asked = read(data, String(data.get('from') ?? '') || null);
    if (!isReview(asked)) return setRefusal({ errors: asked, problem: null });
    setIsBusy(true);
    const refused = await ask(asked);
    setIsBusy(false);
    const found = refused === null ? {} : fieldErrors(refused, [...data.keys()]);
    setRefusal({ errors: found ?? {}, problem: found === null ? refused : null });
  };
  return (
    <form
      ref={form}
      noValidate
      className={styles['form']}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <FieldErrorsProvider errors={errors}>
        {children}
        <TextField name="from" kind="month" label="Holds from" hint="(empty: from the beginning)" initial={month} />
      </FieldErrorsProvider>
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="word-actions">
        <button type="button" className="btn" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="btn pri" disabled={isBusy}>
          {isBusy ? 'Working it out' : 'Preview the change'}
        </button>
      </div>
    </form>
  );
}
