'use client';

import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { NameField } from '@/components/data/name-field';
import { ProblemNote } from '@/components/data/problem-note';
import { useChange } from './use-change';
import { FieldErrorsProvider } from './word-field';
import type { Change } from './word-form';

type WordDialogProps = {
  /** What the button shows that opens it. */
  readonly trigger: ReactNode;
  readonly triggerClass?: string;
  readonly title: string;
  readonly save: string;
  /** What to send for the filled form; null: nothing was changed. */
  readonly read: (data: FormData) => Change | null;
  /** A second way out: back to the proposal, delete. */
  readonly other?: { readonly label: string; readonly change: Change } | undefined;
  readonly children: ReactNode;
};

/** A button and the form that it opens: Escape cancels, Enter saves (with Ctrl in a long field), the button has the focus again. */
export function WordDialog({ trigger, triggerClass = 'btn ghost', ...form }: WordDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const titleId = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  return (
    <>
      <button type="button" className={triggerClass} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {trigger}
      </button>
      <dialog ref={dialog} className="word-dialog" aria-labelledby={titleId} onClose={() => setIsOpen(false)}>
        {isOpen && <WordForm {...form} titleId={titleId} close={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}

type WordFormProps = Omit<WordDialogProps, 'trigger' | 'triggerClass'> & {
  readonly titleId: string;
  readonly close: () => void;
};

const savesWith = (event: KeyboardEvent): boolean => event.key === 'Enter' && (event.ctrlKey || event.metaKey);

function WordForm({ title, titleId, save, read, other, close, children }: WordFormProps) {
  const { errors, problem, isBusy, send } = useChange();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);
  const apply = async (change: Change, fields: readonly string[]) => {
    if (!(await send(change, fields))) return;
    close();
    change.onDone?.();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const change = read(data);
    return change === null ? close() : apply(change, [...data.keys()]);
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (!savesWith(event)) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
    >
      <h3 id={titleId}>{title}</h3>
      <FieldErrorsProvider errors={errors}>{children}</FieldErrorsProvider>
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="word-actions">
        <NameField />
        {other !== undefined && (
          <button type="button" className="btn ghost" disabled={isBusy} onClick={() => apply(other.change, [])}>
            {other.label}
          </button>
        )}
        <button type="button" className="btn" onClick={close}>
          Cancel
        </button>
        <button type="submit" className="btn pri" disabled={isBusy}>
          {isBusy ? 'Saving' : save}
        </button>
      </div>
    </form>
  );
}
