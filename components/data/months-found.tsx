import { monthName } from '@/lib/month/month';
import styles from './data.module.css';
import { formatDecimal } from './format-money';
import { formatCount, plural } from './format-size';
import type { PreviewView } from './view-types';

/** Rows and money by billing month, and what each month would replace. */
export function MonthsFound({ preview }: { readonly preview: PreviewView }) {
  const { months, currency, isBill } = preview;
  if (months.length === 0) return null;
  const hasReplaced = months.some(({ replacesRows }) => replacesRows !== null);
  return (
    <div className={`tw ${styles['block']}`}>
      <table>
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
            {hasReplaced && (
              <th scope="col" className="num">
                Replaces
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {months.map((row) => (
            <tr key={row.month}>
              <th scope="row" className="nw">
                {monthName(row.month, 'short')}
              </th>
              <td className="num">{formatCount(row.rows)}</td>
              {isBill && <td className="num">{formatDecimal(row.billed ?? '–', 2)}</td>}
              {isBill && <td className="num">{formatDecimal(row.effective ?? '–', 2)}</td>}
              {hasReplaced && (
                <td className="num sub">{row.replacesRows === null ? '–' : plural(row.replacesRows, 'row')}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
