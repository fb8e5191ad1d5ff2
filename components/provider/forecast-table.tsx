import type { ForecastRow } from './view-types';

const columns = ['AWS', 'AWS, 80% band', 'Perunit', 'What came', 'AWS off by', 'Perunit off by'] as const;

/** AWS's forecast of each month beside ours of the same day, and what came. */
export function ForecastTable({ rows }: { readonly rows: readonly ForecastRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the region scrolls; the keyboard must be able to scroll it
    <section className="tw plain" tabIndex={0} aria-label="Forecasts of AWS and of Perunit">
      <table>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Forecast on</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="num">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.month}</th>
              <td>{row.madeOn}</td>
              <td className="num">{row.theirs}</td>
              <td className="num">{row.theirBand}</td>
              <td className="num">{row.own}</td>
              <td className="num">{row.actual}</td>
              <td className="num">{row.theirError}</td>
              <td className="num">{row.ownError}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
