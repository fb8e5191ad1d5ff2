import type { TemplateView } from '../view-types';
import type { SheetLook } from './question-view';
import styles from './questions.module.css';

type Props = {
  readonly header: readonly string[];
  readonly rows: SheetLook['rows'];
  readonly kind: TemplateView;
  readonly columns: Readonly<Record<string, string>>;
  readonly onChange: (theirs: string, ours: string) => void;
};

const shownRows = 5;

/** The first rows of a file, with what each of its columns is. */
export function ColumnTable({ header, rows, kind, columns, onChange }: Props) {
  const taken = new Set(Object.values(columns));
  const names = [...kind.required, ...kind.optional];
  const named = header.map((theirs, at) => ({ theirs, at })).filter(({ theirs }) => theirs !== '');
  return (
    <div className="tw">
      <table data-testid="column-mapping">
        <caption>
          Columns of the file <span>the first rows, and what each column is</span>
        </caption>
        <thead>
          <tr>
            {named.map(({ theirs, at }) => (
              <th key={at} scope="col">
                {theirs}
                <select
                  className={styles['pick']}
                  aria-label={`${theirs} is`}
                  value={columns[theirs] ?? ''}
                  onChange={(event) => onChange(theirs, event.currentTarget.value)}
                >
                  <option value="">not read</option>
                  {names.map((name) => (
                    <option key={name} value={name} disabled={taken.has(name) && columns[theirs] !== name}>
                      {name}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownRows).map(({ line, cells }) => (
            <tr key={line}>
              {named.map(({ at }) => (
                <td key={at} className={columns[header[at] ?? ''] === undefined ? 'mut' : ''}>
                  {cells[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
