import { formatCount } from '@/components/data/format-size';
import { Icon } from '@/components/ui/icon';
import { monthName } from '@/lib/month/month';
import { type CountField, countFields, totalOf } from './check-counts';
import styles from './setup.module.css';
import type { CountsView } from './view-types';

type Props = {
  readonly counts: CountsView;
  readonly isChanged: boolean;
  /** What is wrong with it, in a sentence. */
  readonly message: string | null;
  readonly onChange: (field: CountField, value: string) => void;
  readonly onEnter: () => void;
};

/** The counts of one month to be typed in, and what is wrong with them. */
export function CountsRow({ counts, isChanged, message, onChange, onEnter }: Props) {
  const total = totalOf(counts);
  const month = monthName(counts.month);
  return (
    <>
      <tr>
        <th scope="row" className="nw">
          {month}
        </th>
        {countFields.map(({ id, label }) => (
          <td key={id} className="num">
            <input
              className={styles['count']}
              inputMode="numeric"
              aria-label={`${label}, ${month}`}
              aria-invalid={message !== null}
              value={counts[id]}
              onChange={(event) => onChange(id, event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Enter' && onEnter()}
            />
          </td>
        ))}
        <td className="num">{total === null ? '–' : formatCount(total)}</td>
        <td className="nw">
          <State isChanged={isChanged} isKnown={counts.isKnown} />
        </td>
      </tr>
      {message !== null && (
        <tr>
          <td colSpan={countFields.length + 3} className={styles['message']}>
            <span className="st bad" role="alert">
              <Icon name="octagon" small />
              {message}
            </span>
          </td>
        </tr>
      )}
    </>
  );
}

function State({ isChanged, isKnown }: { readonly isChanged: boolean; readonly isKnown: boolean }) {
  if (isChanged) return <span className="mut">Not saved yet</span>;
  if (!isKnown) return null;
  return (
    <span className="st good">
      <Icon name="check" small />
      Saved
    </span>
  );
}
