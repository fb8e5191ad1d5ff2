import { Icon } from '@/components/ui/icon';
import { formatMoney } from '../format-money';
import { plural } from '../format-size';
import type { MappingTrial } from './question-types';
import styles from './questions.module.css';

const shown = 5;

/** Whether the rows shown can be read so far, what can't, and what they add up to. */
export function MappingVerdict({ trial }: { readonly trial: MappingTrial | null }) {
  if (trial === null) return <p className="cap">Trying it on the rows shown</p>;
  const rejected = new Set(trial.rejects.map(({ line }) => line)).size;
  const words = [
    ...trial.problems,
    ...trial.rejects.map(({ line, reason }) => (line === null ? reason : `Line ${line}: ${reason}`)),
  ];
  if (words.length === 0) {
    return (
      <p className="st good" role="status" data-testid="mapping-verdict">
        <Icon name="check" small />
        {plural(trial.rows, 'row')} shown can be read:{' '}
        {trial.totals
          .map(({ label, value, currency }) => `${label.toLowerCase()} ${formatMoney(value, currency)}`)
          .join(', ')}
      </p>
    );
  }
  return (
    <div role="status" data-testid="mapping-verdict">
      <p className="st watch">
        <Icon name="triangle" small />
        {trial.problems.length > 0
          ? 'Not complete yet'
          : `${rejected} of ${plural(trial.rows, 'row')} shown can’t be read`}
      </p>
      <ul className={styles['words']}>
        {words.slice(0, shown).map((text) => (
          <li key={text}>{text}</li>
        ))}
        {words.length > shown && <li className="mut">and {words.length - shown} more</li>}
      </ul>
    </div>
  );
}
