import styles from './data.module.css';
import { formatMoney } from './format-money';
import { formatCount, plural } from './format-size';
import type { PreviewView } from './view-types';

const shownRows = 20;

/** The rows that can't be read, each with where, what and why; the rest to download. */
export function RejectedRows({ preview }: { readonly preview: PreviewView }) {
  const { rejects, rowsRejected, rowsRead, rejectedBilled, currency, importId, files } = preview;
  const shown = rejects.slice(0, shownRows);
  return (
    <div className={`tw ${styles['block']}`}>
      <table data-testid="rejected-rows">
        <caption>
          Rejected rows{' '}
          <span>
            {formatCount(rowsRejected)} of {formatCount(rowsRead)}
            {rejectedBilled === null ? '' : `, ${formatMoney(rejectedBilled, currency)} billed`}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((reject) => (
            <tr key={`${reject.file}:${reject.line}:${reject.column}:${reject.value}`}>
              <th scope="row" className="nw">
                {reject.line === null ? '–' : formatCount(reject.line)}
              </th>
              <td className="mono nw">{reject.column ?? '–'}</td>
              <td className={`mono ${styles['wrap']}`}>{clip(reject.value)}</td>
              <td className={styles['wrap']}>
                {files.length > 1 ? `${reject.file}: ` : ''}
                {reject.reason} <span className="mut">{reject.remedy}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        {rowsRejected > shown.length && `The first ${shown.length} of ${formatCount(rowsRejected)}. `}
        <a href={`/api/v1/imports/${importId}/rejects.csv`} download>
          Download {rowsRejected === 1 ? 'the row' : `the ${plural(rowsRejected, 'row')}`}
        </a>
      </p>
    </div>
  );
}

const longestValue = 60;

const clip = (value: string | null): string =>
  value === null
    ? '–'
    : value === ''
      ? '(empty)'
      : value.length > longestValue
        ? `${value.slice(0, longestValue)}…`
        : value;
