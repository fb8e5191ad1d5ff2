import { monthName } from '@/lib/month/month';

export type TooltipRow = {
  readonly name: string;
  readonly text: string;
  readonly share: string;
  readonly fill: string;
};

/** The month in bold, the parts in stack order from the top, the total last. */
export function ChartTooltip({ month, rows, total }: { month: string; rows: readonly TooltipRow[]; total: string }) {
  return (
    <div className="tip">
      <b>{monthName(month)}</b>
      <table>
        <tbody>
          {rows.map(({ name, text, share, fill }) => (
            <tr key={name}>
              <th scope="row">
                <span className="sw" style={{ background: fill }} />
                {name}
              </th>
              <td className="num">{text}</td>
              <td className="num mut">{share}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td className="num">{total}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** A part's share of a drawn total, for a tooltip. */
export const shareOf = (part: string | null, total: string | null): string => {
  const [value, whole] = [Number(part ?? 0), Number(total ?? 0)];
  return whole === 0 ? '' : `${((value / whole) * 100).toFixed(1).replace('-', '−')}%`;
};
