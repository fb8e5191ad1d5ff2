import { seriesLabel } from '@/components/charts/series-label';
import { ShareBar } from '@/components/charts/share-bar';
import { Sparkline } from '@/components/charts/sparkline';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import { CostTypeSwatch, costTypeColour } from '@/components/ui/swatch';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { CostTypeRow } from '@/lib/report/schema/cost-types';
import { CostFootCells, costCells, costTableColumns, figureCell } from './cost-cells';
import { FigureText } from './figure-text';
import { monthHeads } from './month-words';
import { ReportSection } from './report-section';
import { SentenceText } from './sentence-text';

const rowOf = (row: CostTypeRow, most: number): TableRow => ({
  id: row.costType,
  cells: {
    type: {
      content: (
        <span className="nw">
          <CostTypeSwatch costType={row.costType} />
          {row.name}
        </span>
      ),
      sort: row.name,
    },
    bar: {
      content: (
        <ShareBar
          value={row.current.exact}
          before={row.previous.exact}
          most={most}
          colour={costTypeColour(row.costType)}
          width={230}
        />
      ),
    },
    ...costCells(row),
    workspace: figureCell(row.perWorkspace),
    line: { content: <Sparkline points={row.series} label={seriesLabel(row.name, row.series)} /> },
  },
});

/** Production cost by type, against the month before. */
export function CostTypesView({ report }: { report: MonthlyReport }) {
  const section = report.sections['cost-types'];
  const heads = monthHeads(report.month);
  const columns: TableColumn[] = [
    { id: 'type', head: 'Type', kind: 'text' },
    {
      id: 'bar',
      head: (
        <>
          {heads.current}, <span className="tick">{heads.previous}</span>
        </>
      ),
      kind: 'text',
      shownFrom: 'lo md',
      isSortable: false,
    },
    ...costTableColumns(heads).map((column) =>
      column.id === 'share' ? { ...column, shownFrom: 'lo' as const } : column,
    ),
    { id: 'workspace', head: 'Per workspace', kind: 'number' },
    { id: 'line', head: '13 months', kind: 'text', shownFrom: 'lo', isSortable: false },
  ];
  const amounts = section.rows.flatMap(({ current, previous }) => [current.exact, previous.exact]);
  const most = Math.max(...amounts.map((amount) => Number(amount ?? 0)), 0);
  return (
    <ReportSection
      id="cost-types"
      title="Cost by type"
      finding={section.finding}
      aside={`Production only, ${report.currency}`}
    >
      <SortableTable
        id="types"
        caption={<span className="vh">Production cost by type, {report.currency}</span>}
        columns={columns}
        rows={section.rows.map((row) => rowOf(row, most))}
        foot={
          <tr>
            <th scope="row">Production</th>
            <td className="lo md" />
            <TypeTotals report={report} />
            <td className="lo" />
          </tr>
        }
      />
      {section.coverage !== null && (
        <p className="note">
          <SentenceText sentence={section.coverage} />
        </p>
      )}
    </ReportSection>
  );
}

function TypeTotals({ report }: { report: MonthlyReport }) {
  const { total } = report.sections['cost-types'];
  return (
    <>
      <CostFootCells columns={total} hidesOnPhone={['share']} />
      <td className="num">
        <FigureText figure={total.perWorkspace} />
      </td>
    </>
  );
}
