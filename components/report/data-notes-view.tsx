import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { WalkLine } from '@/lib/report/schema/data-notes';
import { FigureText } from './figure-text';
import { ReportSection } from './report-section';
import { SentenceText } from './sentence-text';

function Walk({ lines, currency }: { lines: readonly WalkLine[]; currency: string }) {
  return (
    <table>
      <caption>
        From the cost in the KPIs to the bill <span>{currency}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col" className="num">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, label, amount, kind }) => (
          <tr key={id} className={kind === 'part' ? '' : 'subt'}>
            <th scope="row">{label}</th>
            <td className="num">
              <FigureText figure={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the figures stand on: state, basis, scope, and the walk to what was billed. */
export function DataNotesView({ report }: { report: MonthlyReport }) {
  const section = report.sections['data-notes'];
  return (
    <ReportSection id="data-notes" title="Data notes" finding={section.finding}>
      <div className={section.walk.length > 0 ? 'half' : ''}>
        {section.walk.length > 0 && <Walk lines={section.walk} currency={report.currency} />}
        <dl className="kv notes">
          {section.notes.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <SentenceText sentence={text} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </ReportSection>
  );
}
