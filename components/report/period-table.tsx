import type { ReactNode } from 'react';
import { SortableTable } from '@/components/tables/sortable-table';
import type { TableCell, TableColumn } from '@/components/tables/table-model';
import { EnvironmentSwatch } from '@/components/ui/swatch';
import type { PeriodTable, PeriodTotal } from '@/lib/report/schema/projection';
import { figureCell } from './cost-cells';
import { FigureText } from './figure-text';

type PeriodColumn = { readonly id: keyof PeriodTotal; readonly head: string; readonly shownFrom?: 'lo' };

const periodColumns: readonly PeriodColumn[] = [
  { id: 'toDate', head: 'To date', shownFrom: 'lo' },
  { id: 'restOfMonth', head: 'Rest of month', shownFrom: 'lo' },
  { id: 'later', head: 'To come', shownFrom: 'lo' },
  { id: 'whole', head: 'Forecast' },
  { id: 'low', head: '80% low', shownFrom: 'lo' },
  { id: 'high', head: '80% high', shownFrom: 'lo' },
  { id: 'budget', head: 'Budget' },
  { id: 'difference', head: 'Difference' },
];

const cellOf = (row: PeriodTotal, id: keyof PeriodTotal): TableCell => {
  const figure = row[id];
  return figure === null ? { content: '' } : figureCell(figure);
};

type FootProps = { readonly table: PeriodTable; readonly columns: readonly PeriodColumn[] };

function Foot({ table: { notSplit, total }, columns }: FootProps) {
  const cellsOf = (contentOf: (id: keyof PeriodTotal) => ReactNode) =>
    columns.map(({ id, shownFrom }) => (
      <td key={id} className={shownFrom === undefined ? 'num' : `num ${shownFrom}`}>
        {contentOf(id)}
      </td>
    ));
  return (
    <>
      {notSplit !== null && (
        <tr className="out memo">
          <th scope="row">Not split</th>
          {cellsOf((id) => (id === 'budget' || id === 'difference') && <FigureText figure={notSplit[id]} />)}
        </tr>
      )}
      <tr>
        <th scope="row">Total</th>
        {cellsOf((id) => cellOf(total, id).content)}
      </tr>
    </>
  );
}

type PeriodTableViewProps = {
  /** Names the table in the address. */
  readonly id: string;
  readonly caption: ReactNode;
  readonly table: PeriodTable;
};

/** A fiscal year or a month by environment: known, to come, forecast with its band, budget. */
export function PeriodTableView({ id, caption, table }: PeriodTableViewProps) {
  const columns = periodColumns.filter((column) => table.total[column.id] !== null);
  const heads: TableColumn[] = [
    { id: 'environment', head: 'Environment', kind: 'text' },
    ...columns.map((column): TableColumn => ({ ...column, kind: 'number' })),
  ];
  const rows = table.rows.map((row) => ({
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
      ...Object.fromEntries(columns.map((column) => [column.id, cellOf(row, column.id)])),
    },
  }));
  return (
    <SortableTable
      id={id}
      caption={caption}
      columns={heads}
      rows={rows}
      foot={<Foot table={table} columns={columns} />}
    />
  );
}
