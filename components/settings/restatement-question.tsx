import { plural } from '@/components/data/format-size';
import type { MovedMonth } from '@/lib/config/preview-changes';
import { monthName } from '@/lib/month/month';
import styles from './settings.module.css';

type Props = {
  readonly months: readonly MovedMonth[];
  readonly isAgreed: boolean;
  readonly onAgree: (isAgreed: boolean) => void;
};

const nameOf = ({ month, edition }: MovedMonth): string =>
  monthName(month, 'short') + (edition === null ? '' : ` (#${edition})`);

/** Names the closed and published months that changes restate, and asks for agreement. */
export function RestatementQuestion({ months, isAgreed, onAgree }: Props) {
  return (
    <fieldset className={styles['restates']}>
      <legend>{plural(months.length, 'closed or published month')} would be restated</legend>
      <p>{months.map(nameOf).join(', ')}. What was published stays readable; these months say that they differ.</p>
      <label>
        <input type="checkbox" checked={isAgreed} onChange={(event) => onAgree(event.currentTarget.checked)} />
        Restate {months.length === 1 ? 'it' : 'them'}
      </label>
    </fieldset>
  );
}
