import Link from 'next/link';
import { DataStateBadge, ReportStateBadge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { IssueSummary } from '@/lib/report/schema/editions';
import { FigureText } from './figure-text';
import type { ListedIssueView } from './issue-view-types';
import { dayOf } from './moments';
import { RestatementList } from './restatement-list';

function Published({ edition }: Pick<ListedIssueView, 'edition'>) {
  if (edition === null) return <td className="lo mut">Not published</td>;
  return (
    <td className="lo">
      {dayOf(edition.at)} <span className="mut">{edition.by}</span>
    </td>
  );
}

function Kpi({ summary, id }: { readonly summary: IssueSummary; readonly id: string }) {
  const known = summary.kpis.find((kpi) => kpi.id === id);
  return known === undefined ? '–' : <FigureText figure={known.value} />;
}

/** A phone has room for the first KPI. */
const columnClass = (at: number): string => (at === 0 ? 'num' : 'num lo');

type RowProps = ListedIssueView & { readonly kpiIds: readonly string[] };

function Row({ month, monthName, number, state, edition, summary, restatement, kpiIds }: RowProps) {
  const label = edition?.edition ?? number;
  const differing = restatement?.figures.length ?? 0;
  return (
    <tr>
      <td>{label === null ? '–' : `#${label}`}</td>
      <th scope="row">
        <Link href={`/reports/${month}`}>{monthName}</Link>
      </th>
      <td className="state">
        <DataStateBadge state={summary.dataState} /> <ReportStateBadge state={state} />
        {differing > 0 && (
          <span className="under">
            <Link href={`/reports/${month}#issue`}>
              {differing} {differing === 1 ? 'figure differs' : 'figures differ'}
              <span className="vh"> in {monthName}</span>
            </Link>
          </span>
        )}
      </td>
      <td className="num">{summary.cost !== null && <FigureText figure={summary.cost} />}</td>
      {kpiIds.map((id, at) => (
        <td key={id} className={columnClass(at)}>
          <Kpi summary={summary} id={id} />
        </td>
      ))}
      <Published edition={edition} />
    </tr>
  );
}

function Empty() {
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

type ReportListProps = { readonly organisation: string; readonly issues: readonly ListedIssueView[] };

/** The shelf: every issue with its number, state, headline KPIs, and who published it when. */
export function ReportList({ organisation, issues }: ReportListProps) {
  const [newest] = issues;
  if (newest === undefined) return <Empty />;
  const { currency, basis } = newest.summary;
  const kpiIds = newest.summary.kpis.map(({ id }) => id);
  return (
    <>
      <h1 className="page">Reports</h1>
      <div className="tw list issues">
        <table>
          <caption>
            {organisation}{' '}
            <span>
              {currency}, {basis} cost, as published or as the draft stands, newest first
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Month</th>
              <th scope="col">State</th>
              <th scope="col" className="num">
                Cost
              </th>
              {kpiIds.map((id, at) => (
                <th key={id} scope="col" className={columnClass(at)}>
                  {id}
                </th>
              ))}
              <th scope="col" className="lo">
                Published
              </th>
            </tr>
          </thead>
          <tbody>
            {issues.map((issue) => (
              <Row key={issue.month} {...issue} kpiIds={kpiIds} />
            ))}
          </tbody>
        </table>
      </div>
      <RestatementList issues={issues} />
    </>
  );
}
