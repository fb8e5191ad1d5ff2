import styles from './settings.module.css';

type Props = {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: readonly string[];
};

/** A choice of several. */
export function SeveralField({ label, options, chosen }: Props) {
  return (
    <fieldset className={styles['several']}>
      <legend>{label}</legend>
      {options.map(({ value, text }) => (
        <label key={value}>
          <input type="checkbox" name="value" value={value} defaultChecked={chosen.includes(value)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
