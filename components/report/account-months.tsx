import { monthName } from '@/lib/month/month';
import type { AccountsSection } from '@/lib/report/schema/accounts';

/** What each account cost in each of the months, folded away until asked for. */
export function AccountMonths({ section, currency }: { section: AccountsSection; currency: string }) {
  const [first] = section.rows;
  if (first === undefined) return null;
  return (
    <details className="more">
      <summary>Show the months as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what is wider than a phone */}
      <section className="tw plain" aria-label="Cost by account and month" tabIndex={0}>
        <table>
          <caption>
            Cost by account and month <span>{currency}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              {first.series.map(({ month }) => (
                <th key={month} scope="col" className="num">
                  {monthName(month, 'short')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {section.rows.map(({ accountId, name, series }) => (
              <tr key={accountId}>
                <th scope="row">{name}</th>
                {series.map(({ month, text }) => (
                  <td key={month} className="num">
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
