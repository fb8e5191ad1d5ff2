import type { FigureRow } from './view-types';

type Props = {
  readonly caption: string;
  readonly head: readonly [string, string];
  readonly rows: readonly FigureRow[];
  readonly total?: string;
};

/** Names and what each comes to. */
export function FigureTable({ caption, head, rows, total }: Props) {
  return (
    <div className="tw">
      <table>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head[0]}</th>
            <th scope="col" className="num">
              {head[1]}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, value }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td className="num">{value}</td>
            </tr>
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td className="num">{total}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
