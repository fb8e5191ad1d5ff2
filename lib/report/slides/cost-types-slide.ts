import type { CostTypesSection } from '../schema/cost-types';
import { caption, footnotes } from './captions';
import { inks, serviceInks, within } from './look';
import { outlineSlides } from './outline-slide';
import { fitRows } from './rest-row';
import { type SectionInput, sectionSlide } from './section-slides';
import type { ChartPart, Slide } from './slide';
import { pickedTable } from './slide-table';

const MOST = 15;
const CHART = { left: 0, width: 5.6 } as const;
const TABLE = { left: 5.95, width: 6.18 } as const;
const HEIGHT = 4.3;

const chartOf = ({ contents, report }: SectionInput<CostTypesSection>): ChartPart => {
  const rows = contents.rows.slice(0, MOST);
  const [largest] = rows;
  return {
    kind: 'chart',
    name: 'Production cost by type',
    at: within(CHART.left, CHART.width, 0.3, HEIGHT),
    description: `Bars of production cost by type; the largest is ${largest?.name ?? ''} with ${largest?.current.text ?? ''} ${report.currency}`,
    categories: rows.map(({ name }) => name),
    series: [
      {
        name: report.monthName,
        drawing: 'column',
        values: rows.map(({ current }) => current.exact),
        ink: inks.secondary,
        inks: rows.map(({ costType }) => serviceInks[costType] ?? serviceInks['other'] ?? inks.none),
        labels: '#,##0.0,"k"',
      },
    ],
    isStacked: false,
    direction: 'bars',
    axis: { format: '#,##0,"k"', min: 0, isShown: false },
    size: 10,
  };
};

/** Production's cost types as bars, and the same with their change as a table. */
export const costTypesSlides = (input: SectionInput<CostTypesSection>): Slide[] => {
  const [table] = input.outline.tables;
  if (table === undefined || input.contents.rows.length === 0) return outlineSlides(input);
  const rows = fitRows(table, MOST);
  return [
    sectionSlide(input, [
      caption(
        within(CHART.left, CHART.width),
        'Production cost by type',
        `${input.report.currency}, ${input.report.monthName}`,
      ),
      chartOf(input),
      caption(within(TABLE.left, TABLE.width), 'Change on the month before', input.report.currency),
      pickedTable({
        table,
        rows,
        at: within(TABLE.left, TABLE.width, 0.32, HEIGHT),
        size: 11,
        rowHeight: 0.31,
        columns: [
          { id: 'type', width: 1.83 },
          { id: 'previous', width: 0.8 },
          { id: 'current', width: 0.8 },
          { id: 'change', width: 0.65 },
          { id: 'relative-change', head: '%', width: 0.7 },
          { id: 'share', width: 0.65 },
          { id: 'per-workspace', head: 'Per ws.', width: 0.75 },
        ],
      }),
      ...footnotes(within(0, 12.13, 4.72, 0.36), [
        [...input.outline.notes.map(({ text }) => text), 'Per ws.: for each workspace.'].join(' '),
      ]),
    ]),
  ];
};
