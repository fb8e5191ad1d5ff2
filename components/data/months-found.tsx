import { monthName } from '@/lib/month/month';
import styles from './data.module.css';
import { formatDecimal } from './format-money';
import { formatCount } from './format-size';
import { finalityInWords, monthsInWords, replacedInWords } from './preview-words';
import type { MonthPreview, PreviewView } from './view-types';

/** More months than these are folded, so that the buttons stay in sight. */
const shownMonths = 13;

/** Rows and money by billing month, the days used, how final it is, and what each month would replace. */
export function MonthsFound({ preview }: { readonly preview: PreviewView }) {
  const { months } = preview;
  if (months.length === 0) return null;
  if (months.length <= shownMonths) return <MonthsTable preview={preview} />;
  return (
    <details className={styles['block']}>
      <summary>{`Show ${monthsInWords(months.map(({ month }) => month))}`}</summary>
      <MonthsTable preview={preview} />
    </details>
  );
}

function MonthsTable({ preview }: { readonly preview: PreviewView }) {
  const { months, currency, isBill } = preview;
  return (
    <div className={`tw ${styles['block']}`}>
      <table data-testid="months-found">
        <caption>
          Months <span>{isBill ? currency : ''}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" className="num">
              Rows
            </th>
            {isBill && (
              <th scope="col" className="num">
                Billed
              </th>
            )}
            {isBill && (
              <th scope="col" className="num">
                Effective
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {months.map((row) => (
            <Month key={row.month} row={row} isBill={isBill} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Month({ row, isBill }: { readonly row: MonthPreview; readonly isBill: boolean }) {
  const notes = [finalityInWords(row), replacedInWords(row)].filter((note) => note !== null);
  return (
    <>
      <tr>
        <th scope="row" className="nw">
          {monthName(row.month, 'short')}
        </th>
        <td className="num">{formatCount(row.rows)}</td>
        {isBill && <td className="num">{formatDecimal(row.billed ?? '–', 2)}</td>}
        {isBill && <td className="num">{formatDecimal(row.effective ?? '–', 2)}</td>}
      </tr>
      {notes.length > 0 && (
        <tr className={styles['under']}>
          <td colSpan={isBill ? 4 : 2} className={`sub ${styles['wrap']}`}>
            {notes.map((note) => (
              <span key={note} className={styles['line']}>
                {note}
              </span>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}
