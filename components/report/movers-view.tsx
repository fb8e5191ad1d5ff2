import { Sparkline } from '@/components/charts/sparkline';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import { Icon, type IconName } from '@/components/ui/icon';
import { EnvironmentSwatch } from '@/components/ui/swatch';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { DriverId, MoverKind, MoverRow, MoversSection } from '@/lib/report/schema/movers';
import { figureCell } from './cost-cells';
import { FigureText } from './figure-text';
import { againstBefore, monthHeads } from './month-words';
import { ReportSection } from './report-section';

const driverWords: Record<DriverId, string> = {
  usage: 'Usage',
  price: 'Price',
  commitment: 'Commitment',
  mapping: 'Mapping',
  'one-off': 'One-off',
  mixed: 'Mixed',
  'not-told': 'Not told by the bill',
};

const driverWordsOf = ({ driver }: MoverRow): string => {
  if (driver.id !== 'mixed') return driverWords[driver.id];
  const words = driver.parts.map((part) => driverWords[part]);
  return words.map((word, index) => (index === 0 ? word : word.toLowerCase())).join(' and ');
};

const kinds: Record<MoverKind, { readonly words: string; readonly icon: IconName }> = {
  temporary: { words: 'Temporary', icon: 'clock' },
  structural: { words: 'Structural', icon: 'steps' },
  open: { words: 'Not clear yet', icon: 'circle' },
};

function Kind({ row }: { row: MoverRow }) {
  const { words, icon } = kinds[row.driver.kind];
  return (
    <span className="kind" title={row.driver.kindRule}>
      <Icon name={icon} small />
      {words}
    </span>
  );
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
    line: { content: <Sparkline points={row.series} label={`${row.name} ${row.costType}, 13 months`} /> },
    driver: {
      content: (
        <>
          {driverWordsOf(row)}
          <span className="under">{row.driver.evidence.text}</span>
        </>
      ),
    },
    kind: { content: <Kind row={row} /> },
    owner: { content: row.owner ?? <span className="mut">–</span> },
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
            Drivers are proposed from the bill and the counts alone. A change is temporary when it is a one-off or the
            calendar’s, structural when a mapping made it or a day’s cost went the same way three months running.
          </p>
        </div>
      )}
    </ReportSection>
  );
}
