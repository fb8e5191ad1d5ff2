import type { ClustersSection } from '../schema/clusters';
import { caption, footnotes } from './captions';
import { content, inks, within } from './look';
import { outlineSlides } from './outline-slide';
import { fitRows } from './rest-row';
import { type SectionInput, sectionSlide } from './section-slides';
import type { ChartPart, Slide, SlidePart } from './slide';
import { pickedTable } from './slide-table';

const MOST = 13;
const ROW = 0.36;
const MAX_BARS = 10;

const chartParts = ({ contents, report }: SectionInput<ClustersSection>, top: number): SlidePart[] => {
  const priced = contents.rows.filter(({ perActive }) => perActive.exact !== null).slice(0, MAX_BARS);
  const height = Math.min(content.h - top - 0.3, 0.5 + priced.length * 0.38);
  if (priced.length === 0 || height < 0.8) return [];
  const chart: ChartPart = {
    kind: 'chart',
    name: 'Cost of an active installation',
    at: within(0, 7.5, top + 0.3, height),
    description: `Bars of cost for each active installation: ${priced.map(({ name, perActive }) => `${name} ${perActive.text}`).join(', ')}`,
    categories: priced.map(({ name }) => name),
    series: [
      {
        name: 'Per active installation',
        drawing: 'column',
        values: priced.map(({ perActive }) => perActive.exact),
        ink: inks.secondary,
        labels: '#,##0.00',
      },
    ],
    isStacked: false,
    direction: 'bars',
    axis: { format: '#,##0', min: 0, isShown: false },
    size: 11,
  };
  return [
    caption(within(0, 7.5, top), 'Cost of an active installation', `${report.currency}, ${report.monthName}`),
    chart,
  ];
};

/** Production's clusters with cost and installations, and what an active installation costs on each. */
export const clustersSlides = (input: SectionInput<ClustersSection>): Slide[] => {
  const [table] = input.outline.tables;
  if (table === undefined || input.contents.rows.length === 0) return outlineSlides(input);
  const rows = fitRows(table, MOST);
  const top = 0.3 + ROW * (rows.length + 1) + 0.35;
  return [
    sectionSlide(input, [
      caption(within(0, content.w), table.caption, input.report.currency),
      pickedTable({
        table,
        rows,
        at: within(0, content.w, 0.3),
        size: 12,
        rowHeight: ROW,
        columns: [
          { id: 'cluster', width: 2.63 },
          { id: 'previous', width: 1.0 },
          { id: 'current', width: 1.0 },
          { id: 'change', width: 0.9 },
          { id: 'relative-change', head: '%', width: 0.8 },
          { id: 'share', width: 0.9 },
          { id: 'installations', width: 1.2 },
          { id: 'active', width: 0.95 },
          { id: 'hibernated', width: 1.15 },
          { id: 'per-active', head: 'Per active one', width: 1.6, cell: (_, text) => [{ text, isBold: true }] },
        ],
      }),
      ...chartParts(input, top),
      ...footnotes(
        within(7.9, 4.23, top + 0.3, 1.2),
        input.outline.notes.map(({ text }) => text),
      ),
    ]),
  ];
};
