'use client';

import { type ReactNode, useRef, useState } from 'react';
import type { FieldErrors } from '@/components/report/word-form';
import type { Month } from '@/lib/month/month';
import { ChangeForm } from './change-form';
import { sinceWords, startIn } from './periods';
import styles from './settings.module.css';
import type { Review, SettingsFrame, ValuePeriod } from './view-types';

type Props<Value> = {
  readonly frame: SettingsFrame;
  readonly title: string;
  /** What it means, in a sentence. */
  readonly text: string;
  readonly periods: readonly ValuePeriod<Value>[];
  readonly words: (value: Value) => string;
  readonly current: Value;
  readonly read: (data: FormData, from: Month | null) => Review | FieldErrors;
  /** The form's fields. */
  readonly children: ReactNode;
};

/** Something that holds from months on: what is in force, its history, and the form that changes it. */
export function EditableItem<Value>({ frame, title, text, periods, words, current, read, children }: Props<Value>) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setIsOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  const start = startIn(periods, frame.month);
  return (
    <div className={styles['item']} data-item={title}>
      <div className={styles['head']}>
        <div>
          <h3>{title}</h3>
          <p className="cap">{text}</p>
          <History periods={periods} words={words} />
        </div>
        <p className={styles['value']}>
          {words(current)} {start !== null && <span className="mut">{sinceWords(start)}</span>}
        </p>
        {frame.canChange && !isOpen && (
          <button ref={button} type="button" className="btn ghost" onClick={() => setIsOpen(true)}>
            Change<span className="vh"> {title}</span>
          </button>
        )}
      </div>
      {isOpen && (
        <ChangeForm read={read} month={frame.month} onCancel={close}>
          {children}
        </ChangeForm>
      )}
    </div>
  );
}

function History<Value>({ periods, words }: Pick<Props<Value>, 'periods' | 'words'>) {
  const [first] = periods;
  if (periods.length === 1) return first?.recorded ? <p className="cap">Recorded by {first.recorded}</p> : null;
  return (
    <details className={styles['history']}>
      <summary>{periods.length} values over time</summary>
      <ul>
        {periods.map(({ from, value, recorded }) => (
          <li key={from ?? 'beginning'}>
            {from === null ? 'From the beginning' : `F${sinceWords(from).slice(1)}`}: {words(value)}
            <span className="mut"> ({recorded ?? 'comes with Perunit'})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
