'use client';

import type { ReactNode } from 'react';
import type { PatternField, RuleDraft } from './rule-drafts';
import { fieldsOf, fieldWords, kindWords, resultWords } from './rule-words';
import { type RuleDrafts, resultId } from './use-rule-drafts';
import type { RulesView } from './view-types';

type Props = { readonly view: RulesView; readonly rules: RuleDrafts; readonly draft: RuleDraft };

const columns = 7;

/** The fields of a rule, below its row; what it catches follows each letter. */
export function RuleForm({ view, rules, draft }: Props) {
  const { patterns } = draft;
  const shown = fieldsOf['cost-class'].filter((field) => fieldsOf[view.kind].includes(field) || patterns[field] !== '');
  const writePattern = (field: PatternField, text: string) =>
    rules.write({ ...draft, patterns: { ...patterns, [field]: text } });
  return (
    <tr className="rule-open" onKeyDown={(event) => event.key === 'Escape' && rules.close(draft)}>
      <td colSpan={columns}>
        <fieldset className="rule-form">
          <legend className="vh">Rule “{draft.name}”</legend>
          <ResultField view={view} rules={rules} draft={draft} />
          <Field id={`rule-${draft.key}-name`} label="Name">
            <input
              id={`rule-${draft.key}-name`}
              value={draft.name}
              maxLength={200}
              onChange={(event) => rules.write({ ...draft, name: event.currentTarget.value })}
            />
          </Field>
          {shown.map((field) => (
            <Field key={field} id={`rule-${draft.key}-${field}`} label={fieldWords[field]}>
              <input
                id={`rule-${draft.key}-${field}`}
                className="mono"
                value={patterns[field]}
                maxLength={500}
                placeholder={field === 'tagKey' ? 'none' : 'any'}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => writePattern(field, event.currentTarget.value)}
              />
            </Field>
          ))}
          <p className="note">
            Every pattern has to match the whole value. * is any text, (a|b) alternatives; case counts. An empty field
            matches everything.
          </p>
          <div className="word-actions">
            <button type="button" className="btn ghost" onClick={() => rules.remove(draft)}>
              Delete
            </button>
            <button type="button" className="btn ghost" onClick={() => rules.copy(draft)}>
              Duplicate
            </button>
            <button type="button" className="btn" onClick={() => rules.close(draft)}>
              Done
            </button>
          </div>
        </fieldset>
      </td>
    </tr>
  );
}

type FieldProps = { readonly id: string; readonly label: string; readonly children: ReactNode };

function Field({ id, label, children }: FieldProps) {
  return (
    <div className="rule-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

function ResultField({ view: { kind, results }, rules, draft }: Props) {
  const { one } = kindWords[kind];
  const label = one.charAt(0).toUpperCase() + one.slice(1);
  const write = (result: string) => rules.write({ ...draft, result });
  if (kind === 'cost-class') {
    return (
      <Field id={resultId(draft.key)} label={label}>
        <select id={resultId(draft.key)} value={draft.result} onChange={(event) => write(event.currentTarget.value)}>
          <option value="">Choose one</option>
          {results.map((result) => (
            <option key={result} value={result}>
              {resultWords(result)}
            </option>
          ))}
        </select>
      </Field>
    );
  }
  return (
    <Field id={resultId(draft.key)} label={label}>
      <input
        id={resultId(draft.key)}
        value={draft.result}
        maxLength={200}
        list="rule-results"
        autoComplete="off"
        onChange={(event) => write(event.currentTarget.value)}
      />
      <datalist id="rule-results">
        {results.map((result) => (
          <option key={result} value={result} />
        ))}
      </datalist>
    </Field>
  );
}
