import type { OutlineTable } from '../outline/outline';
import type { ProjectionSection } from '../schema/projection';
import { axisStartWords } from './axis-start';
import { caption } from './captions';
import { cellText } from './cells';
import { content, within } from './look';
import { outlineSlides } from './outline-slide';
import { projectionChart, projectionLegend } from './projection-chart';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Slide, SlidePart } from './slide';
import { pickedTable } from './slide-table';

type Input = SectionInput<ProjectionSection>;

const CHART = { left: 0, width: 7.4 } as const;
const FACTS = { left: 7.75, width: 4.38 } as const;
const YEAR_TOP = 2.88;
const FIRST = 1.9;

const tableOf = ({ outline }: Input, id: string): OutlineTable | undefined =>
  outline.tables.find((table) => table.id === id);

const factsPart = (table: OutlineTable | undefined): SlidePart[] =>
  table === undefined
    ? []
    : [
        caption(within(FACTS.left, FACTS.width), table.caption, ''),
        pickedTable({
          table,
          at: within(FACTS.left, FACTS.width, 0.3, YEAR_TOP - 0.4),
          size: 11,
          rowHeight: 0.42,
          columns: [
            { id: 'fact', width: 1.45 },
            { id: 'value', width: 0.95, cell: (_, text) => [{ text, isBold: true }] },
            { id: 'note', width: 1.98, cell: (_, text) => [{ text, size: 9 }] },
          ],
          hasHead: false,
        }),
      ];

const yearPart = (table: OutlineTable, currency: string): SlidePart[] => {
  const numbers = table.columns.slice(1);
  const width = (content.w - FIRST) / Math.max(1, numbers.length);
  const hasTexts = table.rows.some(({ cells }) => cells.some((cell) => cellText(cell) !== ''));
  if (!hasTexts) return [];
  return [
    caption(within(0, content.w, YEAR_TOP), table.caption, currency),
    pickedTable({
      table,
      at: within(0, content.w, YEAR_TOP + 0.28),
      size: 10,
      rowHeight: 0.26,
      columns: [{ id: table.columns[0]?.id ?? '', width: FIRST }, ...numbers.map(({ id }) => ({ id, width }))],
    }),
  ];
};

/** What the months to come are likely to cost, with band and budget, and the fiscal year by environment. */
export const projectionSlides = (input: Input): Slide[] => {
  const year = tableOf(input, 'projection');
  if (year === undefined) return outlineSlides(input);
  const { currency } = input.report;
  const chart = projectionChart(input.contents, within(CHART.left, CHART.width, 0.5, 2.3));
  return [
    sectionSlide(input, [
      caption(
        within(CHART.left, CHART.width),
        'Cost, projection and budget',
        `${currency} a month${axisStartWords(chart.axis?.min ?? 0, 'the axis starts at')}`,
      ),
      projectionLegend(CHART.left, CHART.width, 0.26),
      chart,
      ...factsPart(tableOf(input, 'projection-facts')),
      ...yearPart(year, currency),
    ]),
  ];
};
