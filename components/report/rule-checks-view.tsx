import { seriesLabel } from '@/components/charts/series-label';
import { Sparkline } from '@/components/charts/sparkline';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import { StatusMark } from '@/components/ui/status-mark';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { RuleRow } from '@/lib/report/schema/rule-checks';
import { FigureText } from './figure-text';
import { ReportSection } from './report-section';
import { SentenceText } from './sentence-text';

const columns: TableColumn[] = (
  [
    { id: 'rule', head: 'Rule', kind: 'text' },
    { id: 'value', head: 'Value', kind: 'number' },
    { id: 'threshold', head: 'Threshold', kind: 'text', shownFrom: 'lo' },
    { id: 'trend', head: 'Trend', kind: 'text', shownFrom: 'lo' },
    { id: 'line', head: '13 months', kind: 'text', shownFrom: 'lo md' },
    { id: 'verdict', head: 'Verdict', kind: 'text' },
  ] as const
).map((column) => ({ ...column, isSortable: false }));

const rowOf = (row: RuleRow): TableRow => ({
  id: row.id,
  cells: {
    rule: {
      content: (
        <>
          {row.code !== null && <b className="code">{row.code}</b>}
          <span className="tail">{row.question}</span>
        </>
      ),
    },
    value: { content: <FigureText figure={row.value} /> },
    threshold: { content: <SentenceText sentence={row.threshold} /> },
    trend: {
      content: <span className="sub">{row.trend === null ? row.detail : <SentenceText sentence={row.trend} />}</span>,
    },
    line: {
      content: <Sparkline points={row.series} label={seriesLabel(row.question, row.series)} limit={row.limit} />,
    },
    verdict: {
      content: (
        <>
          <StatusMark status={row.status === 'not-applicable' ? 'no-target' : row.status} text={row.verdict} />
          {row.detail !== null && row.trend !== null && <span className="under">{row.detail}</span>}
        </>
      ),
    },
  },
});

/** The goals and the rules with their verdicts. */
export function RuleChecksView({ report }: { report: MonthlyReport }) {
  const { finding, rows } = report.sections.rules;
  return (
    <ReportSection id="rules" title="Rule checks" finding={finding}>
      <div className="rules">
        <SortableTable
          id="rules"
          caption={<span className="vh">Goals and rules with value, threshold, trend and verdict</span>}
          columns={columns}
          rows={rows.map(rowOf)}
        />
      </div>
    </ReportSection>
  );
}
