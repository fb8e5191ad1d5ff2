import type { TemplateView } from '../view-types';
import styles from './questions.module.css';

type Props = {
  readonly kind: TemplateView;
  readonly columns: Readonly<Record<string, string>>;
  readonly constants: Readonly<Record<string, string>>;
  readonly onChange: (ours: string, value: string) => void;
};

const examples: Readonly<Record<string, string>> = { vendor: 'Zesty', fee: '20%, of the saving', currency: 'USD' };

/** What no column says: one value for every row, such as the vendor's name, its currency, its fee. */
export function FixedValues({ kind, columns, constants, onChange }: Props) {
  const taken = new Set(Object.values(columns));
  const open = [...kind.required, ...kind.optional].filter((name) => !taken.has(name));
  if (open.length === 0) return null;
  return (
    <fieldset className={styles['fixed']}>
      <legend>On every row, where no column says it</legend>
      {open.map((name) => (
        <label key={name}>
          <span>
            {name}
            {kind.required.includes(name) && <span className="mut"> needed</span>}
          </span>
          <input
            value={constants[name] ?? ''}
            maxLength={200}
            placeholder={examples[name] ?? ''}
            onChange={(event) => onChange(name, event.currentTarget.value)}
          />
        </label>
      ))}
    </fieldset>
  );
}
