'use client';

import { createContext, type ReactNode, useContext, useId } from 'react';
import { Icon } from '@/components/ui/icon';
import type { FieldErrors } from './word-form';

const ErrorsContext = createContext<FieldErrors>({});

/** Tells the fields of a form what is wrong with them. */
export function FieldErrorsProvider({ errors, children }: { errors: FieldErrors; children: ReactNode }) {
  return <ErrorsContext value={errors}>{children}</ErrorsContext>;
}

type FieldState = { readonly id: string; readonly error: string | null; readonly described: Record<string, unknown> };

const useField = (name: string): FieldState => {
  const id = useId();
  const error = useContext(ErrorsContext)[name] ?? null;
  const described = error === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error` };
  return { id, error, described };
};

type FieldProps = { readonly name: string; readonly label: string; readonly hint?: string };

function FieldFrame({ label, hint, field, children }: FieldProps & { field: FieldState; children: ReactNode }) {
  return (
    <div className="word-field">
      <label htmlFor={field.id}>
        {label}
        {hint !== undefined && <span className="mut"> {hint}</span>}
      </label>
      {children}
      {field.error !== null && (
        <p id={`${field.id}-error`} className="st bad" role="alert">
          <Icon name="octagon" small />
          {label} {field.error}.
        </p>
      )}
    </div>
  );
}

type TextFieldProps = FieldProps & {
  readonly initial: string;
  readonly kind?: 'text' | 'month' | 'decimal';
  readonly placeholder?: string;
  readonly longest?: number;
};

/** A field of one line. */
export function TextField({ kind = 'text', initial, placeholder, longest, ...props }: TextFieldProps) {
  const field = useField(props.name);
  return (
    <FieldFrame {...props} field={field}>
      <input
        id={field.id}
        name={props.name}
        type={kind === 'month' ? 'month' : 'text'}
        defaultValue={initial}
        autoComplete="off"
        {...(kind === 'decimal' && { inputMode: 'decimal' as const })}
        {...(placeholder !== undefined && { placeholder })}
        {...(longest !== undefined && { maxLength: longest })}
        {...field.described}
      />
    </FieldFrame>
  );
}

/** A field of several lines. */
export function LongField({ initial, longest, rows, ...props }: TextFieldProps & { rows: number }) {
  const field = useField(props.name);
  return (
    <FieldFrame {...props} field={field}>
      <textarea
        id={field.id}
        name={props.name}
        rows={rows}
        maxLength={longest}
        defaultValue={initial}
        {...field.described}
      />
    </FieldFrame>
  );
}

type ChoiceFieldProps = FieldProps & {
  readonly initial: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose?: (value: string) => void;
};

/** A choice of a few. */
export function ChoiceField({ initial, options, onChoose, ...props }: ChoiceFieldProps) {
  const field = useField(props.name);
  return (
    <FieldFrame {...props} field={field}>
      <select
        id={field.id}
        name={props.name}
        defaultValue={initial}
        onChange={(event) => onChoose?.(event.currentTarget.value)}
        {...field.described}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
