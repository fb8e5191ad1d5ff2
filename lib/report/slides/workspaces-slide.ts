import type { WorkspacesSection } from '../schema/workspaces';
import { caption, footnotes } from './captions';
import { inks, within, workspaceInks } from './look';
import { sparseDates } from './month-labels';
import { outlineSlides } from './outline-slide';
import { type SectionInput, sectionSlide } from './section-slides';
import type { ChartPart, Paragraph, Slide, TextPart } from './slide';
import { pickedTable } from './slide-table';

const CHART = { left: 0, width: 6.9 } as const;
const TABLE = { left: 7.2, width: 4.93 } as const;

const parts = [
  { id: 'paid', name: 'Paid', ink: workspaceInks.paid },
  { id: 'activeFreemium', name: 'Active freemium', ink: workspaceInks.activeFreemium },
  { id: 'hibernatedFreemium', name: 'Hibernated freemium', ink: workspaceInks.hibernated },
] as const;

const chartOf = ({ points }: WorkspacesSection): ChartPart => {
  const last = points.at(-1);
  const counts = parts.map(({ id, name }) => `${name.toLowerCase()} ${last?.[id].text ?? '–'}`).join(', ');
  return {
    kind: 'chart',
    name: 'Workspaces by plan and state',
    at: within(CHART.left, CHART.width, 0.55, 4.5),
    description: `Stacked columns of workspaces, ${points.length} months; in the last one ${counts}`,
    categories: [],
    dates: sparseDates(points.map(({ month }) => month)),
    series: parts.map(({ id, name, ink }) => ({
      name,
      drawing: 'column',
      values: points.map((point) => point[id].exact),
      ink,
      labels: null,
    })),
    isStacked: true,
    direction: 'columns',
    axis: { format: '#,##0', min: 0, isShown: true },
    size: 10,
  };
};

const legend: TextPart = {
  kind: 'text',
  at: within(CHART.left, CHART.width, 0.28, 0.26),
  size: 11,
  paragraphs: [
    parts.flatMap(
      ({ name, ink }): Paragraph => [
        { text: '■ ', ink },
        { text: `${name}    `, ink: inks.secondary },
      ],
    ),
  ],
};

/** Workspaces by plan and state as far back as there are counts, and the last 13 months in figures. */
export const workspacesSlides = (input: SectionInput<WorkspacesSection>): Slide[] => {
  const [table] = input.outline.tables;
  if (table === undefined || input.contents.points.length === 0) return outlineSlides(input);
  return [
    sectionSlide(input, [
      caption(
        within(CHART.left, CHART.width),
        'Workspaces by plan and state',
        `${input.contents.points.length} months`,
      ),
      legend,
      chartOf(input.contents),
      caption(within(TABLE.left, TABLE.width), 'The last months', 'newest first'),
      pickedTable({
        table,
        at: within(TABLE.left, TABLE.width, 0.32, 4.15),
        size: 11,
        rowHeight: 0.29,
        columns: [
          { id: 'month', width: 0.95 },
          { id: 'total', width: 0.68 },
          { id: 'active', width: 0.68 },
          { id: 'hibernated', head: 'Hibern.', width: 0.72 },
          { id: 'paid', width: 0.55 },
          { id: 'WB', width: 0.68 },
          { id: 'AHR', width: 0.67 },
        ],
      }),
      ...footnotes(within(TABLE.left, TABLE.width, 4.5, 0.58), [
        'WB: paid of all. AHR: active for each hibernated one.',
        ...input.outline.notes.map(({ text }) => text),
      ]),
    ]),
  ];
};
