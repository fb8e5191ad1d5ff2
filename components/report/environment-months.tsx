import { EnvironmentSwatch } from '@/components/ui/swatch';
import { monthName } from '@/lib/month/month';
import type { EnvironmentsSection } from '@/lib/report/schema/environments';

/** The chart's figures as a table, folded away until asked for. */
export function EnvironmentMonths({ section, currency }: { section: EnvironmentsSection; currency: string }) {
  return (
    <details className="more">
      <summary>Show the 13 months as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what is wider than a phone */}
      <section className="tw plain" aria-label="Cost by environment and month" tabIndex={0}>
        <table>
          <caption>
            Cost by environment <span>{currency} a month</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {section.rows.map(({ environment, name }) => (
                <th key={environment} scope="col" className="num">
                  <EnvironmentSwatch environment={environment} />
                  {name}
                </th>
              ))}
              <th scope="col" className="num">
                Total
              </th>
            </tr>
          </thead>
          <tbody>
            {section.months.map(({ month, isPartial, parts, total }) => (
              <tr key={month}>
                <th scope="row">
                  {monthName(month, 'short')}
                  {isPartial && ' (part)'}
                </th>
                {section.rows.map(({ environment }) => (
                  <td key={environment} className="num">
                    {parts[environment].text}
                  </td>
                ))}
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
