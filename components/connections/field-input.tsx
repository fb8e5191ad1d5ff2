import type { FieldView } from './view-types';

const yesOrNo: NonNullable<FieldView['options']> = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** Chosen from a list whose first entry holds until another is. */
const isChosen = ({ type }: FieldView): boolean => type === 'choice' || type === 'switch';

type Props = {
  readonly field: FieldView;
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
};

/** One setting of a connection: its label, its input, its hint, and what is wrong with it. */
export function FieldInput({ field, value, problem, onChange }: Props) {
  const id = `field-${field.key}`;
  const shared = {
    ...{ id, value, 'aria-describedby': `${id}-hint`, required: field.isRequired },
    ...(problem !== null && { 'aria-invalid': true }),
  };
  return (
    <div className="word-field">
      <label htmlFor={id}>
        {field.label}
        {field.isRequired || isChosen(field) ? '' : ' (optional)'}
      </label>
      <Input field={field} shared={shared} onChange={onChange} />
      <p id={`${id}-hint`} className="cap">
        {field.hint}
        {field.type === 'secret' &&
          ' Write env:NAME or file:/path: where the server reads it, never the secret itself.'}
        {field.type === 'list' && ' Separate several with commas.'}
        {field.type === 'pairs' && ' One name=value a line.'}
      </p>
      {problem !== null && (
        <p className="st bad" role="alert">
          {field.label} {problem}
        </p>
      )}
    </div>
  );
}

type InputProps = {
  readonly field: FieldView;
  readonly shared: { readonly id: string; readonly value: string };
  readonly onChange: (value: string) => void;
};

function Input({ field, shared, onChange }: InputProps) {
  const { type, options = [], placeholder } = field;
  if (isChosen(field)) {
    const choices = options.length > 0 ? options : yesOrNo;
    return (
      <select
        {...shared}
        value={shared.value === '' ? choices[0]?.value : shared.value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  if (type === 'pairs') {
    return (
      <textarea
        {...shared}
        rows={3}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <input
      {...shared}
      autoComplete="off"
      spellCheck={false}
      inputMode={type === 'number' ? 'decimal' : undefined}
      placeholder={type === 'secret' ? 'env:PERUNIT_TOKEN' : placeholder}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
