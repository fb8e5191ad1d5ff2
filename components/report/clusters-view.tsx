import { seriesLabel } from '@/components/charts/series-label';
import { Sparkline } from '@/components/charts/sparkline';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { ClusterRow } from '@/lib/report/schema/clusters';
import { figureCell } from './cost-cells';
import { FigureText } from './figure-text';
import { ReportSection } from './report-section';

const columns: TableColumn[] = [
  { id: 'cluster', head: 'Cluster', kind: 'text' },
  { id: 'cost', head: 'Cost', kind: 'number' },
  { id: 'change', head: 'Change', kind: 'number', shownFrom: 'lo' },
  { id: 'share', head: 'Share', kind: 'number', shownFrom: 'lo' },
  { id: 'total', head: 'Installations', kind: 'number', shownFrom: 'lo' },
  { id: 'active', head: 'Active', kind: 'number' },
  { id: 'hibernated', head: 'Hibernated', kind: 'number', shownFrom: 'lo' },
  { id: 'each', head: 'Per active', kind: 'number' },
  { id: 'line', head: '13 months', kind: 'text', shownFrom: 'lo md', isSortable: false },
];

const rowOf = (row: ClusterRow): TableRow => ({
  id: row.cluster ?? 'no-cluster',
  ...(row.cluster === null && { className: 'out' }),
  cells: {
    cluster: { content: row.name, sort: row.name },
    cost: figureCell(row.current),
    change: figureCell(row.change),
    share: figureCell(row.share),
    total: figureCell(row.totalInstallations),
    active: figureCell(row.activeInstallations),
    hibernated: figureCell(row.hibernatedInstallations),
    each: figureCell(row.perActive),
    line: { content: <Sparkline points={row.series} label={seriesLabel(row.name, row.series)} /> },
  },
});

/** Production cost by cluster, and what an active installation costs on each. */
export function ClustersView({ report }: { report: MonthlyReport }) {
  const { finding, rows, total, note } = report.sections.clusters;
  const foot = [
    { figure: total.current, className: 'num' },
    { figure: total.change, className: 'num lo' },
    { figure: total.share, className: 'num lo' },
    { figure: total.totalInstallations, className: 'num lo' },
    { figure: total.activeInstallations, className: 'num' },
    { figure: total.hibernatedInstallations, className: 'num lo' },
    { figure: total.perActive, className: 'num' },
  ];
  return (
    <ReportSection id="clusters" title="Clusters" finding={finding} aside={`Production only, ${report.currency}`}>
      {rows.length > 0 && (
        <SortableTable
          id="clusters"
          caption={<span className="vh">Production cost by cluster, {report.currency}</span>}
          columns={columns}
          rows={rows.map(rowOf)}
          foot={
            <tr>
              <th scope="row">Production</th>
              {foot.map(({ figure, className }) => (
                <td key={figure.id} className={className}>
                  <FigureText figure={figure} />
                </td>
              ))}
              <td className="lo md" />
            </tr>
          }
        />
      )}
      {note !== null && <p className="note">{note}</p>}
    </ReportSection>
  );
}
