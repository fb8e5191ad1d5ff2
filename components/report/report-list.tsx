import Link from 'next/link';
import { DataStateBadge, ReportStateBadge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import { FigureText } from './figure-text';

function Row({ report }: { report: MonthlyReport }) {
  const { primary } = report.sections.scorecard;
  const [cost] = report.sections.headline.facts;
  return (
    <tr>
      <th scope="row">
        <Link href={`/reports/${report.month}`}>{report.monthName}</Link>
      </th>
      <td className="num">{report.number === null ? '–' : `#${report.number}`}</td>
      <td>
        <DataStateBadge state={report.dataState} /> <ReportStateBadge state={report.reportState} />
      </td>
      <td className="num">{cost !== undefined && <FigureText figure={cost.value} />}</td>
      {primary.map((card) => (
        <td key={card.id} className="num lo">
          <FigureText figure={card.value} />
        </td>
      ))}
    </tr>
  );
}

/** All months with a report: number, state, cost and the primary KPIs. */
export function ReportList({ reports }: { reports: readonly MonthlyReport[] }) {
  const [newest] = reports;
  if (newest === undefined) {
    const action = (
      <Link className="btn pri" href="/data">
        Import a bill
      </Link>
    );
    return (
      <EmptyState title="No reports yet" action={action}>
        A month has a report once its bill is imported.
      </EmptyState>
    );
  }
  return (
    <>
      <h1 className="page">Reports</h1>
      <div className="tw list">
        <table>
          <caption>
            {newest.organisation.name}{' '}
            <span>
              {newest.currency}, {newest.basis} cost, newest first
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" className="num">
                Number
              </th>
              <th scope="col">State</th>
              <th scope="col" className="num">
                Cost
              </th>
              {newest.sections.scorecard.primary.map(({ id }) => (
                <th key={id} scope="col" className="num lo">
                  {id}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <Row key={report.month} report={report} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
