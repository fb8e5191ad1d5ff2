import { startSentence } from '../format/words';
import type { HeadlineSection } from '../schema/headline';
import { caption } from './captions';
import { content, inks, within } from './look';
import { monthLabels } from './month-labels';
import { dataWords, dayWords, issueWords, reportTitle } from './report-words';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Paragraph, Slide, SlidePart, TextPart } from './slide';

type Input = SectionInput<HeadlineSection>;

const FACTS_TOP = 0.72;
const CHART_TOP = 2.15;
const IDENTITY_TOP = 4.55;
const GAP = 0.3;
const FEWEST = 4;

const factParts = ({ facts }: HeadlineSection): TextPart[] => {
  const columns = Math.max(FEWEST, facts.length);
  const width = (content.w - GAP * (columns - 1)) / columns;
  return facts.map(({ label, value, note }, index) => ({
    kind: 'text',
    at: within(index * (width + GAP), width, FACTS_TOP, 1.2),
    size: 12,
    paragraphs: [
      [{ text: label, ink: inks.caption }],
      [{ text: value.text, size: 26, isBold: true }],
      [{ text: note.text, ink: inks.secondary }],
    ],
  }));
};

/** Why, and what the calendar has to do with it. */
const leadParts = ({ outline }: Input): TextPart[] =>
  outline.lead.length === 0
    ? []
    : [
        {
          kind: 'text',
          at: within(0, content.w, 0, FACTS_TOP - 0.1),
          size: 14,
          paragraphs: outline.lead.map(({ text }): Paragraph => [{ text, ink: inks.secondary }]),
        },
      ];

const chartParts = ({ report }: Input): SlidePart[] => {
  const months = report.sections.environments.months;
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || !report.hasBill) return [];
  return [
    caption(within(0, content.w, CHART_TOP), 'Cost in the KPIs', `${report.currency} a month, 13 months`),
    {
      kind: 'chart',
      name: 'Cost in the KPIs',
      at: within(0, content.w, CHART_TOP + 0.28, 2.05),
      description: `Columns of cost by month: ${first.total.text} ${report.currency} in ${first.month}, ${last.total.text} in ${last.month}`,
      categories: monthLabels(months.map(({ month }) => month)),
      series: [
        {
          name: 'Cost in the KPIs',
          drawing: 'column',
          values: months.map(({ total }) => total.exact),
          ink: inks.strongLine,
          inks: months.map(({ month }) => (month === report.month ? inks.accent : inks.strongLine)),
          labels: '#,##0.0,"k"',
        },
      ],
      isStacked: false,
      direction: 'columns',
      axis: { format: '#,##0,"k"', min: 0, isShown: false },
      size: 10,
    },
  ];
};

const identity = ({ report }: Input): Paragraph[] => [
  [{ text: `${reportTitle(report)} · ${report.monthName}`, isBold: true }],
  [
    {
      text: [
        report.organisation.name,
        `Data: ${dataWords(report)}`,
        `Report: ${issueWords(report)}`,
        `${startSentence(report.basis)} cost in ${report.currency}`,
        `As of ${dayWords(report.asOf)}`,
      ].join(' · '),
      ink: inks.secondary,
    },
  ],
];

/** The report's first slide: its headline, the facts beside it, the cost of 13 months, and which report it is. */
export const titleSlide = (input: Input): Slide[] => [
  {
    ...sectionSlide(input, [
      ...leadParts(input),
      ...factParts(input.contents),
      ...chartParts(input),
      {
        kind: 'text',
        at: within(0, content.w, IDENTITY_TOP, 0.6),
        size: 14,
        anchor: 'bottom',
        paragraphs: identity(input),
      },
    ]),
    kicker: input.report.organisation.name,
  },
];
