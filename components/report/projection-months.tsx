import type { ReactNode } from 'react';
import { monthName } from '@/lib/month/month';
import type { ProjectionSection } from '@/lib/report/schema/projection';
import { FigureText } from './figure-text';

type MonthTableProps = {
  readonly caption: ReactNode;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly month: string; readonly note: string; readonly cells: readonly ReactNode[] }[];
};

function MonthTable({ caption, heads, rows }: MonthTableProps) {
  return (
    <div className="tw">
      <table>
        <caption>{caption}</caption>
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
              <th scope="row">
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
    </div>
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
          caption={
            <>
              Forecast by month <span>{currency}</span>
            </>
          }
          heads={[...environments.map(({ name }) => name), 'Total', '80% low', '80% high', 'Budget']}
          rows={months.map(({ month, isUnderWay, parts, total, low, high, budget }) => ({
            month,
            note: isUnderWay ? ' (under way)' : '',
            cells: [...parts, total, low, high, budget].map((figure) => <FigureText key={figure.id} figure={figure} />),
          }))}
        />
      )}
      <MonthTable
        caption={
          <>
            So far <span>{currency}</span>
          </>
        }
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
