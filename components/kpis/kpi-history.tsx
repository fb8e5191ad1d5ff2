import { monthName } from '@/lib/month/month';
import type { KpiPage } from '@/lib/report/kpi-page/kpi-page';
import { type KpiParameters, kpiAddress } from './addresses';
import { HistoryChart } from './history-chart';
import { KpiSection } from './kpi-section';
import { NotesDesk } from './notes-desk';
import { Segments } from './segments';

type KpiHistoryProps = {
  readonly page: KpiPage;
  readonly path: string;
  readonly parameters: KpiParameters;
  readonly canChange: boolean;
};

const shortest = 13;

function Table({ page }: { readonly page: KpiPage }) {
  const { points, targets } = page.history;
  const targetOf = (month: string) => targets.find(({ first, last }) => month >= first && month <= last)?.text;
  return (
    <details className="more">
      <summary>Show the {points.length === 1 ? 'month' : `${points.length} months`} as a table</summary>
      <div className="tw">
        <table>
          <caption>{page.id} by month, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" className="num">
                {page.id}
              </th>
              <th scope="col">Note</th>
            </tr>
          </thead>
          <tbody>
            {[...points].reverse().map(({ month, text, reason }) => (
              <tr key={month}>
                <th scope="row">{monthName(month)}</th>
                <td className="num">{text}</td>
                <td className="sub">{reason ?? targetOf(month) ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** A KPI over the months: line, breaks in words, people's notes, and the same as a table. */
export function KpiHistory({ page, path, parameters, canChange }: KpiHistoryProps) {
  const { history, id } = page;
  const isShort = parameters.months === String(shortest);
  const { points, known } = history;
  const at = (months: string | null) => kpiAddress(path, { ...parameters, months }, '#history');
  return (
    <KpiSection
      id="history"
      title={`${points.length} ${points.length === 1 ? 'month' : 'months'}`}
      finding={history.finding}
      aside={
        known > shortest && (
          <Segments
            label="How many months"
            choices={[
              { text: `${shortest} months`, address: at(String(shortest)), isCurrent: isShort },
              { text: `${known} months`, address: at(null), isCurrent: !isShort },
            ]}
          />
        )
      }
    >
      <HistoryChart page={{ id, month: page.month, unit: page.unit, currency: page.currency, history }} />
      <NotesDesk notes={history.annotations} kpiId={id} month={page.month} canChange={canChange} />
      {history.breakNotes.map((text) => (
        <p className="note" key={text}>
          {text}
        </p>
      ))}
      <Table page={page} />
    </KpiSection>
  );
}
