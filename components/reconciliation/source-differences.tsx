import type { SourceTable } from './view-types';

function Head({ source }: { source: SourceTable }) {
  return (
    <thead>
      <tr>
        <th scope="col">Account</th>
        <th scope="col">Service</th>
        <th scope="col" className="num lo">
          {source.first}
        </th>
        <th scope="col" className="num lo">
          {source.second}
        </th>
        <th scope="col" className="num">
          Difference
        </th>
      </tr>
    </thead>
  );
}

/** Where another bill of the month says something else than the one that counts, the biggest difference first. */
export function SourceDifferences({ source }: { source: SourceTable }) {
  const { payerId, first, second, rows, totals, problem, summary } = source;
  return (
    <div className="tw">
      <table>
        <caption>
          {second} against {first}{' '}
          <span>
            payer {payerId}; {first} counts in the report
          </span>
        </caption>
        <Head source={source} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.account}</th>
              <td>{row.service}</td>
              <td className="num lo">{row.first}</td>
              <td className="num lo">{row.second}</td>
              <td className="num">{row.difference}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td />
            <td className="num lo">{totals.first}</td>
            <td className="num lo">{totals.second}</td>
            <td className="num">{totals.difference}</td>
          </tr>
        </tfoot>
      </table>
      <p className="note">{problem ?? summary}</p>
    </div>
  );
}
