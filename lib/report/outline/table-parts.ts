import { addMonths, type Month, monthName } from '../../month/month';
import type { Figure, FigureUnit, Point } from '../schema/figure';
import type { OutlineCell, OutlineColumn, OutlineTable } from './outline';

export const textColumn = (id: string, head: string): OutlineColumn => ({ id, head, kind: 'text' });

/** A column of numbers; its unit is named when every row has the same. */
export const numberColumn = (id: string, head: string, unit?: FigureUnit): OutlineColumn =>
  unit === undefined ? { id, head, kind: 'number' } : { id, head, kind: 'number', unit };

type CostFigures = {
  readonly previous: Figure;
  readonly current: Figure;
  readonly change: Figure;
  readonly relativeChange: Figure;
  readonly share: Figure;
};

/** The columns that every table of costs has: the two months, the change, the share. */
export const costColumnHeads = (month: Month): OutlineColumn[] => [
  numberColumn('previous', monthName(addMonths(month, -1), 'short'), 'money'),
  numberColumn('current', monthName(month, 'short'), 'money'),
  numberColumn('change', 'Change', 'money'),
  numberColumn('relative-change', 'Relative change', 'relative-change'),
  numberColumn('share', 'Share', 'share'),
];

/** A row's cells under these columns. */
export const costCells = (row: CostFigures): OutlineCell[] => [
  row.previous,
  row.current,
  row.change,
  row.relativeChange,
  row.share,
];

type MonthsOf = {
  readonly id: string;
  readonly caption: string;
  /** What the rows are: `Account`. */
  readonly head: string;
  readonly unit: FigureUnit;
  readonly rows: readonly { readonly key: string; readonly label: string; readonly points: readonly Point[] }[];
};

/** A table with a row for each series and a column for each month; none without a series. */
export const monthsTable = ({ id, caption, head, unit, rows }: MonthsOf): OutlineTable[] => {
  const months = rows[0]?.points.map(({ month }) => month) ?? [];
  if (months.length === 0) return [];
  return [
    {
      id,
      caption,
      columns: [
        textColumn('name', head),
        ...months.map((month) => numberColumn(month, monthName(month, 'short'), unit)),
      ],
      rows: rows.map(({ key, label, points }) => ({ key, kind: 'row', cells: [label, ...points] })),
    },
  ];
};

type SeriesOf = {
  readonly id: string;
  readonly caption: string;
  readonly series: readonly {
    readonly id: string;
    readonly head: string;
    readonly unit: FigureUnit;
    readonly points: readonly Point[];
  }[];
};

/** A table with a row for each month and a column for each series, for series of several units; none without a month. */
export const seriesTable = ({ id, caption, series }: SeriesOf): OutlineTable[] => {
  const months = series[0]?.points.map(({ month }) => month) ?? [];
  if (months.length === 0) return [];
  return [
    {
      id,
      caption,
      columns: [textColumn('month', 'Month'), ...series.map((each) => numberColumn(each.id, each.head, each.unit))],
      rows: months.map((month, at) => ({
        key: month,
        kind: 'row',
        cells: [monthName(month, 'short'), ...series.map(({ points }) => points[at] ?? null)],
      })),
    },
  ];
};

/** What is there, as a list of one or none. */
export const present = <Value>(value: Value | null): Value[] => (value === null ? [] : [value]);
