import { WorkspacesChart } from '@/components/charts/workspaces-chart';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import { monthName } from '@/lib/month/month';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { WorkspaceMonth } from '@/lib/report/schema/workspaces';
import { figureCell } from './cost-cells';
import { ReportSection } from './report-section';
import { WorkspacePoints } from './workspace-points';

const columns: TableColumn[] = [
  { id: 'month', head: 'Month', kind: 'text' },
  { id: 'total', head: 'Total', kind: 'number' },
  { id: 'active', head: 'Active', kind: 'number' },
  { id: 'hibernated', head: 'Hibernated', kind: 'number' },
  { id: 'paid', head: 'Paid', kind: 'number', shownFrom: 'lo' },
  { id: 'freemium', head: 'Freemium', kind: 'number', shownFrom: 'lo' },
  { id: 'balance', head: 'WB', kind: 'number', shownFrom: 'lo' },
  { id: 'ratio', head: 'AHR', kind: 'number', shownFrom: 'lo' },
];

const rowOf = ({ month, counts, balance, ratio }: WorkspaceMonth): TableRow => ({
  id: month,
  cells: {
    month: { content: monthName(month, 'short'), sort: month },
    total: figureCell(counts.total),
    active: figureCell(counts.active),
    hibernated: figureCell(counts.hibernated),
    paid: figureCell(counts.paid),
    freemium: figureCell(counts.freemium),
    balance: figureCell(balance),
    ratio: figureCell(ratio),
  },
});

/** Workspaces over time by state and plan, and the last 13 months as a table. */
export function WorkspacesView({ report }: { report: MonthlyReport }) {
  const section = report.sections.workspaces;
  const basis = report.countBasis === 'month-end' ? 'Count on the month’s last day' : 'Average of the month’s days';
  return (
    <ReportSection id="workspaces" title="Workspaces" finding={section.finding} aside={basis}>
      {section.points.length > 0 && (
        <WorkspacesChart
          points={section.points}
          breakMonth={section.breakMonth}
          annotations={section.annotations}
          caption={section.summary?.text ?? ''}
        />
      )}
      {section.months.length > 0 && (
        <div className="after-chart">
          <SortableTable
            id="workspaces"
            caption={
              <>
                Last 13 months <span>WB paid of all, AHR active for each hibernated one</span>
              </>
            }
            columns={columns}
            rows={section.months.map(rowOf)}
          />
        </div>
      )}
      {section.points.length > 0 && <WorkspacePoints points={section.points} />}
    </ReportSection>
  );
}
