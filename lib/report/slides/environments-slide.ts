import type { EnvironmentsSection } from '../schema/environments';
import { caption, footnotes } from './captions';
import { swatched } from './cells';
import { environmentInks, inks, within } from './look';
import { monthLabels } from './month-labels';
import { outlineSlides } from './outline-slide';
import { type SectionInput, sectionSlide } from './section-slides';
import type { ChartPart, Slide } from './slide';
import { pickedTable } from './slide-table';

const CHART = { left: 0, width: 6.75 } as const;
const TABLE = { left: 7.05, width: 5.08 } as const;
const ROW = 0.31;

const chartOf = ({ contents, report }: SectionInput<EnvironmentsSection>): ChartPart => {
  const [first, last] = [contents.months[0], contents.months.at(-1)];
  return {
    kind: 'chart',
    name: 'Cost by environment',
    at: within(CHART.left, CHART.width, 0.3),
    description: `Stacked columns of cost by environment, ${contents.months.length} months: ${first?.total.text ?? ''} ${report.currency} in ${first?.month ?? ''}, ${last?.total.text ?? ''} in ${last?.month ?? ''}`,
    categories: monthLabels(contents.months.map(({ month }) => month)),
    series: [
      ...contents.rows.map(({ environment, name }) => ({
        name,
        drawing: 'column' as const,
        values: contents.months.map(({ parts }) => parts[environment].exact),
        ink: environmentInks[environment] ?? inks.none,
        labels: null,
      })),
      {
        name: 'Total',
        drawing: 'labels' as const,
        values: contents.months.map(({ total }) => total.exact),
        ink: inks.ink,
        labels: '#,##0.0,"k"',
      },
    ],
    isStacked: true,
    direction: 'columns',
    axis: { format: '#,##0,"k"', min: 0, isShown: true },
    size: 10,
  };
};

/** 13 months as stacked columns, the month as a table that is the legend too. */
export const environmentsSlides = (input: SectionInput<EnvironmentsSection>): Slide[] => {
  const [table] = input.outline.tables;
  if (table === undefined) return outlineSlides(input);
  const notesTop = 0.42 + ROW * (table.rows.length + 2);
  return [
    sectionSlide(input, [
      caption(within(CHART.left, CHART.width), 'Cost by environment', `${input.report.currency} a month, 13 months`),
      chartOf(input),
      caption(
        within(TABLE.left, TABLE.width),
        input.report.monthName,
        `${input.report.currency}, change on the month before`,
      ),
      pickedTable({
        table,
        at: within(TABLE.left, TABLE.width, 0.32, 3.4),
        size: 11,
        rowHeight: ROW,
        columns: [
          {
            id: 'environment',
            width: 1.48,
            cell: ({ key }, text) => swatched(environmentInks[key] ?? inks.none, text),
          },
          { id: 'previous', width: 0.75 },
          { id: 'current', width: 0.75 },
          { id: 'change', width: 0.72 },
          { id: 'share', width: 0.64 },
          { id: 'per-workspace', head: 'Per ws.', width: 0.74 },
        ],
      }),
      ...footnotes(within(TABLE.left, TABLE.width, notesTop), [
        'Per ws.: for each workspace.',
        ...input.outline.notes.map(({ text }) => text),
      ]),
    ]),
  ];
};
