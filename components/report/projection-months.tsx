import { monthName } from '@/lib/month/month';
import type { ProjectionSection } from '@/lib/report/schema/projection';
import { FigureText } from './figure-text';

/** Every month of the forecast as a table, folded away until asked for. */
export function ProjectionMonths({ section, currency }: { section: ProjectionSection; currency: string }) {
  const { months, environments } = section;
  if (months.length === 0) return null;
  return (
    <details className="more">
      <summary>Show the months as a table</summary>
      <div className="tw">
        <table>
          <caption>
            Forecast by month <span>{currency}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {[...environments.map(({ name }) => name), 'Total', '80% low', '80% high', 'Budget'].map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, isUnderWay, parts, total, low, high, budget }) => (
              <tr key={month}>
                <th scope="row">
                  {monthName(month, 'short')}
                  {isUnderWay && ' (under way)'}
                </th>
                {[...parts, total, low, high, budget].map((figure) => (
                  <td key={figure.id} className="num">
                    <FigureText figure={figure} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
