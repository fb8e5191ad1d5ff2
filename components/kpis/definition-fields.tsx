'use client';

import { type ReactNode, useId, useRef } from 'react';
import type { DefinitionDraft, DefinitionView } from './definition-draft';

type Edit = (changes: Partial<DefinitionDraft>) => void;
type FieldsProps = { readonly draft: DefinitionDraft; readonly edit: Edit; readonly view: DefinitionView };

type FrameProps = { readonly label: string; readonly hint?: string; readonly children: (id: string) => ReactNode };

function Field({ label, hint, children }: FrameProps) {
  const id = useId();
  return (
    <div className="word-field">
      <label htmlFor={id}>
        {label}
        {hint !== undefined && <span className="mut"> {hint}</span>}
      </label>
      {children(id)}
    </div>
  );
}

type TextProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly longest: number;
  readonly onChange: (value: string) => void;
  readonly isFixed?: boolean;
};

function Text({ label, hint, value, longest, onChange, isFixed = false }: TextProps) {
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(id) => (
        <input
          id={id}
          value={value}
          maxLength={longest}
          readOnly={isFixed}
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Long({ label, hint, value, longest, onChange }: TextProps) {
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(id) => (
        <textarea
          id={id}
          rows={2}
          value={value}
          maxLength={longest}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly choices: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
};

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  const all = Object.keys(choices) as Value[];
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(all.find((one) => one === event.currentTarget.value) ?? value)}
        >
          {all.map((each) => (
            <option key={each} value={each}>
              {choices[each]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const groups = { primary: 'Primary', secondary: 'Secondary', custom: 'Your own, with the secondary ones' } as const;
const betters = { lower: 'Lower is better', higher: 'Higher is better', none: 'Neither' } as const;
const units = {
  'money-per-workspace': 'Money per workspace',
  share: 'Share, in percent',
  ratio: 'Ratio',
  money: 'Money',
} as const;

/** The formula, and the measures that it can name: a click puts one where the cursor is. */
function Formula({ draft, edit, view }: FieldsProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (measure: string) => {
    const field = area.current;
    const [from, to] = [field?.selectionStart ?? draft.formula.length, field?.selectionEnd ?? draft.formula.length];
    edit({ formula: `${draft.formula.slice(0, from)}${measure}${draft.formula.slice(to)}` });
    field?.focus();
  };
  return (
    <div className="formula">
      <Field label="Formula" hint="measures, numbers, + − * / and parentheses">
        {(id) => (
          <textarea
            id={id}
            ref={area}
            rows={2}
            value={draft.formula}
            maxLength={2_000}
            spellCheck={false}
            onChange={(event) => edit({ formula: event.currentTarget.value })}
          />
        )}
      </Field>
      <div className="measures">
        {view.measures.map(({ id, description }) => (
          <button key={id} type="button" title={description} onClick={() => insert(id)}>
            {id}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Every field of a definition. */
export function DefinitionFields({ draft, edit, view }: FieldsProps) {
  const isNew = view.id === null;
  return (
    <>
      <div className="word-row">
        <Text
          label="Code"
          hint="short, such as CPU"
          value={draft.id}
          longest={20}
          isFixed={!isNew}
          onChange={(id) => edit({ id })}
        />
        <Text label="Name" value={draft.name} longest={120} onChange={(name) => edit({ name })} />
      </div>
      <Formula draft={draft} edit={edit} view={view} />
      <div className="word-row">
        <Choice label="Unit" value={draft.unit} choices={units} onChange={(unit) => edit({ unit })} />
        <Choice label="Better" value={draft.better} choices={betters} onChange={(better) => edit({ better })} />
      </div>
      <div className="word-row">
        <Choice label="Group" value={draft.group} choices={groups} onChange={(group) => edit({ group })} />
        <Text
          label="From month"
          hint="such as 2026-01; empty: the first month"
          value={draft.from}
          longest={7}
          onChange={(from) => edit({ from: from.trim() })}
        />
      </div>
      <Long
        label="Description"
        hint="one sentence"
        value={draft.description}
        longest={500}
        onChange={(description) => edit({ description })}
      />
      <div className="word-row">
        <Text
          label="Numerator is called"
          value={draft.numeratorLabel}
          longest={80}
          onChange={(numeratorLabel) => edit({ numeratorLabel })}
        />
        <Text
          label="Denominator is called"
          value={draft.denominatorLabel}
          longest={80}
          onChange={(denominatorLabel) => edit({ denominatorLabel })}
        />
      </div>
      <Long
        label="Caveats"
        hint="one a line, shown beside the value"
        value={draft.caveats}
        longest={2_000}
        onChange={(caveats) => edit({ caveats })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={draft.breaksAtHibernation}
          onChange={(event) => edit({ breaksAtHibernation: event.currentTarget.checked })}
        />
        Not comparable with months before hibernation began
      </label>
    </>
  );
}
