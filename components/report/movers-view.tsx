import { seriesLabel } from '@/components/charts/series-label';
import { Sparkline } from '@/components/charts/sparkline';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import { Icon, type IconName } from '@/components/ui/icon';
import { EnvironmentSwatch } from '@/components/ui/swatch';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { MoverKind, MoverRow, MoversSection } from '@/lib/report/schema/movers';
import { figureCell } from './cost-cells';
import { FigureText } from './figure-text';
import { againstBefore, monthHeads } from './month-words';
import { MoverEditor } from './mover-editor';
import { driverWords, kindNames } from './mover-words';
import { ReadingNote } from './reading-note';
import { ReportSection } from './report-section';
import { SentenceText } from './sentence-text';

const kindIcons: Record<MoverKind, IconName> = { temporary: 'clock', structural: 'steps', open: 'circle' };

function Kind({ row }: { row: MoverRow }) {
  return (
    <span className={row.written.kind === null ? 'kind' : 'kind said'} title={row.driver.kindRule}>
      <Icon name={kindIcons[row.driver.kind]} small />
      {kindNames[row.driver.kind]}
    </span>
  );
}

/** What drives it, in a person's words where there are some, and what the bill says. */
function DriverCell({ row }: { row: MoverRow }) {
  return (
    <div className="mover-driver">
      <span className={row.written.driver === null ? undefined : 'said'}>{driverWords(row.driver)}</span>
      <MoverEditor row={row} />
      {row.comment !== null && <span className="mover-comment">{row.comment}</span>}
      <span className="under">
        <SentenceText sentence={row.driver.evidence} />
      </span>
      {row.writtenText !== null && (
        <span className="under">
          <Icon name="pen" small /> {row.writtenText}
        </span>
      )}
    </div>
  );
}

function Owner({ row }: { row: MoverRow }) {
  if (row.owner === null) return <span className="mut">–</span>;
  return <span className={row.written.owner === null ? undefined : 'said'}>{row.owner}</span>;
}

const rowOf = (row: MoverRow): TableRow => ({
  id: row.key,
  cells: {
    mover: {
      content: (
        <>
          <EnvironmentSwatch environment={row.environment} />
          {row.name} <span className="sub tail">· {row.costType}</span>
        </>
      ),
    },
    previous: figureCell(row.previous),
    current: figureCell(row.current),
    change: { content: <b>{figureCell(row.change).content}</b> },
    share: figureCell(row.shareOfChange),
    line: { content: <Sparkline points={row.series} label={seriesLabel(`${row.name} ${row.costType}`, row.series)} /> },
    driver: { content: <DriverCell row={row} /> },
    kind: { content: <Kind row={row} /> },
    owner: { content: <Owner row={row} /> },
  },
});

const columnsOf = (report: MonthlyReport): TableColumn[] => {
  const { previous, current } = monthHeads(report.month);
  const columns: TableColumn[] = [
    { id: 'mover', head: 'Account and type', kind: 'text' },
    { id: 'previous', head: previous, kind: 'number', shownFrom: 'lo' },
    { id: 'current', head: current, kind: 'number', shownFrom: 'lo' },
    { id: 'change', head: 'Change', kind: 'number' },
    { id: 'share', head: 'Of the change', kind: 'number', shownFrom: 'lo' },
    { id: 'line', head: '13 months', kind: 'text', shownFrom: 'lo md' },
    { id: 'driver', head: 'Driver', kind: 'text' },
    { id: 'kind', head: 'Kind', kind: 'text' },
    { id: 'owner', head: 'Owner', kind: 'text', shownFrom: 'lo' },
  ];
  return columns.map((column) => ({ ...column, isSortable: false }));
};

type Line = NonNullable<MoversSection['total']>;

function FootLine({
  label,
  line,
  note,
  isRest = false,
}: {
  label: string;
  line: Line;
  note?: string;
  isRest?: boolean;
}) {
  return (
    <tr className={isRest ? 'memo out' : undefined}>
      <th scope="row">{label}</th>
      <td className="num lo">
        <FigureText figure={line.previous} />
      </td>
      <td className="num lo">
        <FigureText figure={line.current} />
      </td>
      <td className="num">
        <FigureText figure={line.change} />
      </td>
      <td className="num lo">
        <FigureText figure={line.shareOfChange} />
      </td>
      <td className="lo md" />
      <td>{note}</td>
      <td />
      <td className="lo" />
    </tr>
  );
}

/** The changes that matter most, and everything else in one line. */
export function MoversView({ report }: { report: MonthlyReport }) {
  const { finding, rows, rest, total } = report.sections.movers;
  return (
    <ReportSection
      id="movers"
      title="Top movers"
      finding={finding}
      aside={`${againstBefore(report.month)}, ${report.currency}`}
    >
      {total !== null && (
        <div className="movers">
          <SortableTable
            id="movers"
            caption={<span className="vh">Largest changes by account and cost type, {report.currency}</span>}
            columns={columnsOf(report)}
            rows={rows.map(rowOf)}
            foot={
              <>
                {rest !== null && <FootLine label={rest.label} line={rest} note={rest.note?.text ?? ''} isRest />}
                <FootLine label="Total" line={total} />
              </>
            }
          />
          <p className="note">
            Drivers are proposed from the lines of the bill: more of the same at the old price is usage, the rest is
            price or how it is paid. One-offs, the calendar and what was over by the month’s last week are temporary;
            prices, commitments, mappings and usage that stayed are structural.
          </p>
          <ReadingNote ofDemo="In your own report a person can write over what is proposed, row by row." />
        </div>
      )}
    </ReportSection>
  );
}
