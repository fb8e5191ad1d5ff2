import { FigureText } from '@/components/report/figure-text';
import { CostTypeSwatch } from '@/components/ui/swatch';
import { monthName } from '@/lib/month/month';
import type { BridgeRow, KpiBridge, KpiPage } from '@/lib/report/kpi-page/kpi-page';

const short = (month: string, other: string): string =>
  month.slice(0, 4) === other.slice(0, 4) ||
  monthName(month, 'short').slice(0, 3) !== monthName(other, 'short').slice(0, 3)
    ? monthName(month, 'short').slice(0, 3)
    : monthName(month, 'short');

function Numbers({ row }: { readonly row: BridgeRow }) {
  return (
    <>
      <td className="num lo">
        <FigureText figure={row.before} />
      </td>
      <td className="num lo">
        <FigureText figure={row.after} />
      </td>
      <td className="num">
        <FigureText figure={row.change} />
      </td>
      <td className="num">
        <FigureText figure={row.effect} />
      </td>
    </>
  );
}

function DenominatorRow({ row }: { readonly row: BridgeRow }) {
  return (
    <tr>
      <th scope="row">
        {row.label}, <FigureText figure={row.before} /> to <FigureText figure={row.after} />
      </th>
      <td className="lo" />
      <td className="lo" />
      <td />
      <td className="num">
        <FigureText figure={row.effect} />
      </td>
    </tr>
  );
}

/** The bridge as a table: its parts sum to the change, and the costs to their totals. */
export function BridgeTable({ bridge, page }: { readonly bridge: KpiBridge; readonly page: KpiPage }) {
  const { from, to, numerator, numeratorTotal, denominator, start, end, change, unitText } = bridge;
  return (
    <div className="tw after-chart">
      <table>
        <caption>
          The same bridge as figures <span>effects in {unitText}; the parts sum to the change</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="num lo">
              {short(from, to)}
            </th>
            <th scope="col" className="num lo">
              {short(to, from)}
            </th>
            <th scope="col" className="num">
              Change
            </th>
            <th scope="col" className="num">
              Effect on {page.id}
            </th>
          </tr>
        </thead>
        <tbody>
          {/* One part alone is its total. */}
          {(numerator.length > 1 ? numerator : []).map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.costType !== null && <CostTypeSwatch costType={row.costType} />}
                {row.label}
              </th>
              <Numbers row={row} />
            </tr>
          ))}
          {numeratorTotal !== null && (
            <tr className="subt">
              <th scope="row">{numeratorTotal.label}</th>
              <Numbers row={numeratorTotal} />
            </tr>
          )}
          {denominator.map((row) => (
            <DenominatorRow key={row.key} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              Change in {page.id}, <FigureText figure={start} /> to <FigureText figure={end} />
            </th>
            <td className="lo" />
            <td className="lo" />
            <td />
            <td className="num">
              <FigureText figure={change} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
