import { monthName } from '@/lib/month/month';
import type { MovedPlace, RestatedMonth } from '@/lib/report/restatement/restated-month';
import { plural } from './format-size';
import styles from './restatement.module.css';
import { clipped, movedInWords, nameOfMonth } from './restatement-words';

type Props = {
  readonly months: readonly RestatedMonth[];
  readonly isAgreed: boolean;
  readonly onAgree: (isAgreed: boolean) => void;
};

const openMonths = 1;

/** Names the closed and published months that a change would alter, with what moves in each, and asks for agreement. */
export function RestatementQuestion({ months, isAgreed, onAgree }: Props) {
  return (
    <fieldset className={styles['question']} data-testid="restatement-question">
      <legend>{plural(months.length, 'signed month')} would be restated</legend>
      <ul className={styles['months']}>
        {months.map((restated) => (
          <li key={restated.month}>
            <MonthMoves restated={restated} isOpen={months.length <= openMonths} />
          </li>
        ))}
      </ul>
      <p>What was published stays readable as it was sealed; the months say that the data differs now, and why.</p>
      <label className={styles['agree']}>
        <input type="checkbox" checked={isAgreed} onChange={(event) => onAgree(event.currentTarget.checked)} />
        Restate {months.length === 1 ? monthName(months[0]?.month ?? '') : `these ${months.length} months`}
      </label>
    </fieldset>
  );
}

function MonthMoves({ restated, isOpen }: { readonly restated: RestatedMonth; readonly isOpen: boolean }) {
  const rest = restated.count - restated.places.length;
  return (
    <details open={isOpen}>
      <summary>
        <b>{nameOfMonth(restated)}</b>: {movedInWords(restated)}
      </summary>
      <ul className={styles['places']}>
        {restated.places.map((place) => (
          <li key={place.id}>
            <Move place={place} />
          </li>
        ))}
        {rest > 0 && <li className="mut">And {plural(rest, 'more place')}.</li>}
      </ul>
    </details>
  );
}

function Move({ place: { section, name, before, after } }: { readonly place: MovedPlace }) {
  return (
    <>
      {section}, {name}:{' '}
      <span>
        {clipped(before)} → <b>{clipped(after)}</b>
      </span>
    </>
  );
}
