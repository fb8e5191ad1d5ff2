import type { PreviewView } from './view-types';

/** Which column of the file became what, and how much of it is filled. */
export function MappedColumns({ preview }: { readonly preview: PreviewView }) {
  const { columns, columnCount, rowsRead } = preview;
  return (
    <div className="tw">
      <table>
        <caption>
          Mapped columns{' '}
          <span>
            {columns.length} of {columnCount} used
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">In Perunit</th>
            <th scope="col" className="lo">
              Read as
            </th>
            <th scope="col" className="num">
              Filled
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={`${column.source}:${column.target}`}>
              <th scope="row" className="mono">
                {column.source}
              </th>
              <td>{targetName(column.target)}</td>
              <td className="lo sub">{column.readAs}</td>
              <td className="num">{filledShare(column.filledRows, rowsRead)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whole percent when it is one, else one decimal; never rounded up to 100%. */
function filledShare(filled: number, rows: number): string {
  if (rows === 0) return '–';
  const tenths = Math.floor((filled * 1000) / rows);
  return tenths % 10 === 0 ? `${tenths / 10}%` : `${(tenths / 10).toFixed(1)}%`;
}

/** `payerId` → `Payer id`, `billed cost` → `Billed cost`. */
const targetName = (target: string): string => {
  const words = target
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
