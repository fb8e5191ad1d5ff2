import type { TableCell, TableColumn } from '@/components/tables/table-model';
import type { Figure } from '@/lib/report/figure';
import type { CostColumns } from '@/lib/report/schema/cost-columns';
import { FigureText } from './figure-text';

/** A figure as a cell that sorts by its exact value. */
export const figureCell = (figure: Figure): TableCell => ({
  content: <FigureText figure={figure} />,
  sort: figure.exact,
});

/** The columns of every table of costs, by the heads of its two months. */
export const costTableColumns = ({ current, previous }: { current: string; previous: string }): TableColumn[] => [
  { id: 'previous', head: previous, kind: 'number', shownFrom: 'lo' },
  { id: 'current', head: current, kind: 'number' },
  { id: 'change', head: 'Change', kind: 'number' },
  { id: 'percent', head: '%', kind: 'number', shownFrom: 'lo' },
  { id: 'share', head: 'Share', kind: 'number' },
];

/** The cells of those columns. */
export const costCells = (columns: CostColumns): Record<string, TableCell> => ({
  previous: figureCell(columns.previous),
  current: figureCell(columns.current),
  change: figureCell(columns.change),
  percent: figureCell(columns.relativeChange),
  share: figureCell(columns.share),
});

const footColumns = [
  { id: 'previous', className: 'num lo' },
  { id: 'current', className: 'num' },
  { id: 'change', className: 'num' },
  { id: 'relativeChange', className: 'num lo' },
  { id: 'share', className: 'num' },
] as const;

type CostFootCellsProps = {
  readonly columns: CostColumns;
  /** Columns that the table leaves out, and those that it leaves out on a phone. */
  readonly hides?: readonly (keyof CostColumns)[];
  readonly hidesOnPhone?: readonly (keyof CostColumns)[];
};

/** The same cells in a row of totals. */
export function CostFootCells({ columns, hides = [], hidesOnPhone = [] }: CostFootCellsProps) {
  return footColumns
    .filter(({ id }) => !hides.includes(id))
    .map(({ id, className }) => (
      <td key={id} className={hidesOnPhone.includes(id) ? 'num lo' : className}>
        <FigureText figure={columns[id]} />
      </td>
    ));
}
