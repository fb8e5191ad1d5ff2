import type { ReactNode } from 'react';
import { monthName } from '@/lib/month/month';
import type { ProjectionSection } from '@/lib/report/schema/projection';
import { FigureText } from './figure-text';

type MonthTableProps = {
  readonly name: string;
  readonly currency: string;
  readonly className?: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly month: string; readonly note: string; readonly cells: readonly ReactNode[] }[];
};

function MonthTable({ name, currency, className = '', heads, rows }: MonthTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what is wider than a phone
    <section className={`tw plain ${className}`} aria-label={name} tabIndex={0}>
      <table>
        <caption>
          {name} <span>{currency}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ month, note, cells }) => (
            <tr key={month}>
              <th scope="row" className="nw">
                {monthName(month, 'short')}
                {note}
              </th>
              {heads.map((head, index) => (
                <td key={head} className="num">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The chart's figures as tables, folded away until asked for: each month to come by environment, and those before. */
export function ProjectionMonths({ section, currency }: { section: ProjectionSection; currency: string }) {
  const { months, past, environments } = section;
  return (
    <details className="more">
      <summary>Show the months as a table</summary>
      {months.length > 0 && (
        <MonthTable
          name="Forecast by month"
          currency={currency}
          heads={[...environments.map(({ name }) => name), 'Total', '80% low', '80% high', 'Budget']}
          rows={months.map(({ month, isUnderWay, parts, total, low, high, budget }) => ({
            month,
            note: isUnderWay ? ' (under way)' : '',
            cells: [...parts, total, low, high, budget].map((figure) => <FigureText key={figure.id} figure={figure} />),
          }))}
        />
      )}
      <MonthTable
        name="Cost and budget so far"
        currency={currency}
        className="half-width"
        heads={['Cost', 'Budget']}
        rows={past.map(({ month, isPartial, cost, budget }) => ({
          month,
          note: isPartial ? ' (part)' : '',
          cells: [cost.text, budget.text],
        }))}
      />
    </details>
  );
}
