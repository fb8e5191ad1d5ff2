import { ProjectionChart } from '@/components/charts/projection-chart';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableCell, TableColumn, TableRow } from '@/components/tables/table-model';
import { EnvironmentSwatch } from '@/components/ui/swatch';
import type { MonthlyReport } from '@/lib/report/monthly-report';
import type { ModelRow, ProjectionSection, YearRow, YearTotal } from '@/lib/report/schema/projection';
import { figureCell } from './cost-cells';
import { FigureText } from './figure-text';
import { ProjectionMonths } from './projection-months';
import { ReportSection } from './report-section';

type YearColumn = { readonly id: keyof YearTotal; readonly head: string; readonly shownFrom?: 'lo' };

const yearColumns: readonly YearColumn[] = [
  { id: 'toDate', head: 'To date', shownFrom: 'lo' },
  { id: 'restOfMonth', head: 'Rest of month', shownFrom: 'lo' },
  { id: 'later', head: 'To come', shownFrom: 'lo' },
  { id: 'whole', head: 'Forecast' },
  { id: 'low', head: '80% low', shownFrom: 'lo' },
  { id: 'high', head: '80% high', shownFrom: 'lo' },
  { id: 'budget', head: 'Budget' },
  { id: 'difference', head: 'Difference' },
];

const columnsOf = (total: YearTotal): YearColumn[] => yearColumns.filter(({ id }) => total[id] !== null);

const cellOf = (row: YearTotal, id: keyof YearTotal): TableCell => {
  const figure = row[id];
  return figure === null ? { content: '' } : figureCell(figure);
};

const rowOf = (row: YearRow, columns: readonly YearColumn[]): TableRow => ({
  id: row.environment,
  cells: {
    environment: {
      content: (
        <span className="nw">
          <EnvironmentSwatch environment={row.environment} />
          {row.name}
        </span>
      ),
      sort: row.name,
    },
    ...Object.fromEntries(columns.map(({ id }) => [id, cellOf(row, id)])),
  },
});

const classOf = ({ shownFrom }: YearColumn): string => (shownFrom === undefined ? 'num' : `num ${shownFrom}`);

function Foot({ section, total }: { section: ProjectionSection; total: YearTotal }) {
  const columns = columnsOf(total);
  return (
    <>
      {section.notSplit !== null && (
        <tr className="out">
          <th scope="row">Not split</th>
          {columns.map((column) => (
            <td key={column.id} className={classOf(column)}>
              {column.id === 'budget' && section.notSplit !== null && <FigureText figure={section.notSplit} />}
            </td>
          ))}
        </tr>
      )}
      <tr>
        <th scope="row">Total</th>
        {columns.map((column) => (
          <td key={column.id} className={classOf(column)}>
            {cellOf(total, column.id).content}
          </td>
        ))}
      </tr>
    </>
  );
}

function YearTable({ section, currency }: { section: ProjectionSection; currency: string }) {
  const { total, rows, fiscalYear } = section;
  if (total === null) return null;
  const columns = columnsOf(total);
  const heads: TableColumn[] = [
    { id: 'environment', head: 'Environment', kind: 'text' },
    ...columns.map((column): TableColumn => ({ ...column, kind: 'number' })),
  ];
  return (
    <SortableTable
      id="projection"
      caption={
        <>
          {fiscalYear} by environment <span>{currency}</span>
        </>
      }
      columns={heads}
      rows={rows.map((row) => rowOf(row, columns))}
      foot={<Foot section={section} total={total} />}
    />
  );
}

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
                <span className="under tail">{note.text}</span>
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

/** The rest of the month and of the fiscal year: facts, chart, the year by environment, and how it was forecast. */
export function ProjectionView({ report }: { report: MonthlyReport }) {
  const section = report.sections.projection;
  const { facts, months, models, past, scored, fiscalYear, yearStart, total, notes } = section;
  return (
    <ReportSection
      id="projection"
      title="Projection"
      finding={section.finding}
      aside={`${report.currency}, ${report.basis} cost`}
    >
      <dl className="facts projection-facts">
        {facts.map(({ id, label, value, note }) => (
          <div className="fact" key={id}>
            <dt>{label}</dt>
            <dd>
              <FigureText figure={value} />
            </dd>
            <dd className="fact-note">{note.text}</dd>
          </div>
        ))}
      </dl>
      <ProjectionChart
        month={report.month}
        currency={report.currency}
        {...{ past, months, scored, fiscalYear, yearStart }}
      />
      {total !== null && (
        <div className="two after-chart">
          <YearTable section={section} currency={report.currency} />
          {models.length > 0 && <ModelTable models={models} />}
        </div>
      )}
      <ProjectionMonths section={section} currency={report.currency} />
      {notes.map(({ text }) => (
        <p className="note" key={text}>
          {text}
        </p>
      ))}
    </ReportSection>
  );
}
