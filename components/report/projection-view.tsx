import { ProjectionChart } from '@/components/charts/projection-chart';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { ModelRow } from '@/lib/report/schema/projection';
import { FactItem } from './fact-item';
import { FigureText } from './figure-text';
import { PeriodTableView } from './period-table';
import { ProjectionMonths } from './projection-months';
import { ReportSection } from './report-section';
import { SentenceText } from './sentence-text';

function ModelTable({ models }: { models: readonly ModelRow[] }) {
  return (
    <div className="tw">
      <table>
        <caption>
          Models <span>mean error one month ahead</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className="num">
              Error
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ id, name, error, isChosen, note }) => (
            <tr key={id}>
              <th scope="row">
                {isChosen ? <b>{name}, used</b> : name}
                <span className="under tail">
                  <SentenceText sentence={note} />
                </span>
              </th>
              <td className="num">
                <FigureText figure={error} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const captionOf = (name: string, currency: string) => (
  <>
    {name} by environment <span>{currency}</span>
  </>
);

/** The year beside the models; while a month is under way it has more columns, and the month stands there instead. */
function Tables({ report: { monthName, currency, sections } }: { report: MonthlyReport }) {
  const { fiscalYear, year, monthUnderWay, models } = sections.projection;
  const ofYear = year !== null && (
    <PeriodTableView id="projection" caption={captionOf(fiscalYear, currency)} table={year} />
  );
  return (
    <>
      {monthUnderWay !== null && <div className="after-chart">{ofYear}</div>}
      <div className="two after-chart">
        {monthUnderWay === null ? (
          ofYear
        ) : (
          <PeriodTableView id="projection-month" caption={captionOf(monthName, currency)} table={monthUnderWay} />
        )}
        {models.length > 0 && <ModelTable models={models} />}
      </div>
    </>
  );
}

/** The rest of the month and of the fiscal year: facts, chart, both by environment, and how it was forecast. */
export function ProjectionView({ report }: { report: MonthlyReport }) {
  const { month, currency, basis } = report;
  const section = report.sections.projection;
  const { facts, months, past, scored, fiscalYear, yearStart, year, notes, annotations } = section;
  return (
    <ReportSection id="projection" title="Projection" finding={section.finding} aside={`${currency}, ${basis} cost`}>
      {facts.length > 0 && (
        <dl className="facts projection-facts">
          {facts.map(({ id, label, value, note }) => (
            <FactItem key={id} {...{ label, value, note }} />
          ))}
        </dl>
      )}
      <ProjectionChart {...{ month, currency, past, months, scored, fiscalYear, yearStart, annotations }} />
      {year !== null && <Tables report={report} />}
      <ProjectionMonths section={section} currency={currency} />
      {notes.map((note) => (
        <p className="note" key={note.text}>
          <SentenceText sentence={note} />
        </p>
      ))}
    </ReportSection>
  );
}
