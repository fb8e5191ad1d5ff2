import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { formatMoney } from './format-money';
import { formatCount, plural } from './format-size';
import { formatMoment } from './format-time';
import { monthsInWords } from './preview-words';
import { UndoImport } from './undo-import';
import type { HistoryRow } from './view-types';

const stateNames: Readonly<
  Record<HistoryRow['state'], { icon: 'check' | 'loop' | 'dash'; text: string; tone: string }>
> = {
  active: { icon: 'check', text: 'Counts', tone: 'good' },
  'partly-replaced': { icon: 'loop', text: 'Partly replaced', tone: 'none' },
  replaced: { icon: 'loop', text: 'Replaced', tone: 'none' },
  undone: { icon: 'dash', text: 'Undone', tone: 'none' },
};

/** Every import, newest first, each to be taken back. */
export function ImportHistory({
  rows,
  canChange,
}: {
  readonly rows: readonly HistoryRow[];
  readonly canChange: boolean;
}) {
  return (
    <div className="tw">
      <table data-testid="import-history">
        <caption>
          Imports <span>newest first</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col" className="lo">
              Format
            </th>
            <th scope="col">Months</th>
            <th scope="col" className="num lo">
              Rows
            </th>
            <th scope="col" className="num">
              Billed
            </th>
            <th scope="col" className="lo">
              Imported
            </th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="vh">Undo</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.importId}>
              <th scope="row" className={styles['name']}>
                {row.name}
              </th>
              <td className="lo sub">{row.formatName}</td>
              <td>{row.months.length === 0 ? '–' : monthsInWords(row.months)}</td>
              <td className="num lo">
                {formatCount(row.rows)}
                {row.rowsRejected > 0 && <span className="mut"> without {plural(row.rowsRejected, 'row')}</span>}
              </td>
              <td className="num">{row.billed === null ? '–' : formatMoney(row.billed, row.currency)}</td>
              <td className="lo sub nw">
                {formatMoment(row.importedAt)}
                <br />
                <span className="mut">{row.by}</span>
              </td>
              <td>
                <StateMark state={row.state} />
              </td>
              <td className="num">{canChange && row.state !== 'undone' && <UndoImport row={row} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StateMark({ state }: { readonly state: HistoryRow['state'] }) {
  const { icon, text, tone } = stateNames[state];
  return (
    <span className={`st ${tone}`}>
      <Icon name={icon} small />
      {text}
    </span>
  );
}
