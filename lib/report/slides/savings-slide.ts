import type { OutlineTable } from '../outline/outline';
import type { SavingsSection } from '../schema/savings';
import { axisStart, axisStartWords } from './axis-start';
import { caption, footnotes } from './captions';
import { within } from './look';
import { fitRows } from './rest-row';
import { type SectionInput, sectionSlide } from './section-slides';
import type { ChartPart, Slide, SlidePart } from './slide';
import { pickedTable } from './slide-table';
import { waterfallLevels, waterfallSeries } from './waterfall';

type Input = SectionInput<SavingsSection>;

const CHART = { left: 0, width: 6.9 } as const;
const TABLE = { left: 7.2, width: 4.93 } as const;
const ROW = 0.3;
const MOST_VENDOR_ROWS = 7;

const tableOf = ({ outline }: Input, id: string): OutlineTable | undefined =>
  outline.tables.find((table) => table.id === id);

const chartParts = ({ contents, report }: Input): SlidePart[] => {
  const { steps } = contents;
  if (steps.length === 0) return [];
  const start = axisStart(waterfallLevels(steps), 1);
  const chart: ChartPart = {
    kind: 'chart',
    name: 'From list price to what is paid',
    at: within(CHART.left, CHART.width, 0.3, 3.15),
    description: `Waterfall in ${report.currency}: ${steps.map(({ label, amount }) => `${label} ${amount.text}`).join(', ')}`,
    categories: steps.map(({ label, amount }) => `${label}\n${amount.text}`),
    series: waterfallSeries(steps),
    isStacked: true,
    direction: 'columns',
    axis: { format: '#,##0,"k"', min: start, isShown: false },
    size: 9,
  };
  return [
    caption(
      within(CHART.left, CHART.width),
      'From list price to what is paid',
      `${report.currency}, ${report.monthName}${axisStartWords(start, 'the bars are cut below')}`,
    ),
    chart,
  ];
};

const ratesPart = (table: OutlineTable | undefined): SlidePart[] =>
  table === undefined || table.rows.length === 0
    ? []
    : [
        caption(within(TABLE.left, TABLE.width), table.caption, ''),
        pickedTable({
          table,
          at: within(TABLE.left, TABLE.width, 0.3, 2.1),
          size: 11,
          rowHeight: ROW,
          columns: [
            { id: 'rate', width: 1.5, cell: (_, text) => [{ text, isBold: true }] },
            { id: 'value', width: 0.75 },
            { id: 'change', width: 0.85 },
            { id: 'meaning', width: 1.83 },
          ],
        }),
      ];

const vendorsPart = (table: OutlineTable | undefined, top: number, currency: string): SlidePart[] =>
  table === undefined
    ? []
    : [
        caption(within(TABLE.left, TABLE.width, top), table.caption, currency),
        pickedTable({
          table,
          rows: fitRows(table, MOST_VENDOR_ROWS),
          at: within(TABLE.left, TABLE.width, top + 0.3),
          size: 10,
          rowHeight: 0.26,
          columns: [
            { id: 'vendor', width: 0.62 },
            { id: 'account', width: 1.73 },
            { id: 'gross', head: 'Gross', width: 0.7 },
            { id: 'fee', width: 0.62 },
            { id: 'refund', width: 0.56 },
            { id: 'net', head: 'Net', width: 0.7 },
          ],
        }),
      ];

/** The way from list price to what is paid as a waterfall, the rates beside it, and what the vendors saved. */
export const savingsSlides = (input: Input): Slide[] => {
  const rates = tableOf(input, 'savings-rates');
  const vendorsTop = 0.55 + 0.42 * ((rates?.rows.length ?? 0) + 1);
  return [
    sectionSlide(input, [
      ...chartParts(input),
      ...ratesPart(rates),
      ...vendorsPart(tableOf(input, 'savings-vendors'), vendorsTop, input.report.currency),
      ...footnotes(
        within(CHART.left, CHART.width, 3.55, 1.6),
        input.outline.notes.map(({ text }) => text),
      ),
    ]),
  ];
};
