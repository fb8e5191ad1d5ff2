import type { TableCell, TableColumn } from '@/components/tables/table-model';
import type { CostColumns } from '@/lib/report/cost-columns';
import type { Figure } from '@/lib/report/figure';
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

/** The same cells in a row of totals. */
export function CostFootCells({ columns, hidesShare = false }: { columns: CostColumns; hidesShare?: boolean }) {
  return (
    <>
      <td className="num lo">
        <FigureText figure={columns.previous} />
      </td>
      <td className="num">
        <FigureText figure={columns.current} />
      </td>
      <td className="num">
        <FigureText figure={columns.change} />
      </td>
      <td className="num lo">
        <FigureText figure={columns.relativeChange} />
      </td>
      <td className={hidesShare ? 'num lo' : 'num'}>
        <FigureText figure={columns.share} />
      </td>
    </>
  );
}
