import { monthName } from '@/lib/month/month';
import type { WorkspacePoint } from '@/lib/report/schema/workspaces';

/** The chart's figures as a table, as far back as it is drawn, folded away until asked for. */
export function WorkspacePoints({ points }: { points: readonly WorkspacePoint[] }) {
  return (
    <details className="more on-screen">
      <summary>Show {points.length === 1 ? 'the month' : `the ${points.length} months`} as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what is wider than a phone */}
      <section className="tw plain" aria-label="Workspaces by state and plan, by month" tabIndex={0}>
        <table>
          <caption>
            Workspaces by state and plan <span>as drawn</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {['Paid', 'Active freemium', 'Hibernated freemium', 'Total'].map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ month, paid, activeFreemium, hibernatedFreemium, total }) => (
              <tr key={month}>
                <th scope="row" className="nw">
                  {monthName(month, 'short')}
                </th>
                <td className="num">{paid.text}</td>
                <td className="num">{activeFreemium.text}</td>
                <td className="num">{hibernatedFreemium.text}</td>
                <td className="num">
                  <b>{total.text}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
