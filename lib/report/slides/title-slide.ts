import type { HeadlineSection } from '../schema/headline';
import { inks, within } from './look';
import { dataWords, reportTitle, reportWords } from './report-words';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Paragraph, Slide, TextPart } from './slide';

const FACTS_TOP = 2.35;
const GAP = 0.3;

const factParts = ({ facts }: HeadlineSection): TextPart[] => {
  const columns = Math.max(4, facts.length);
  const width = (12.13 - GAP * (columns - 1)) / columns;
  return facts.map(({ label, value, note }, index) => ({
    kind: 'text',
    at: within(index * (width + GAP), width, FACTS_TOP, 1.4),
    size: 12,
    anchor: 'top',
    paragraphs: [
      [{ text: label, ink: inks.caption }],
      [{ text: value.text, size: 26, isBold: true }],
      [{ text: note, ink: inks.secondary }],
    ],
  }));
};

const identity = ({ report }: SectionInput<HeadlineSection>): Paragraph[] => [
  [{ text: `${reportTitle(report)} · ${report.monthName}`, isBold: true }],
  [
    {
      text: [
        report.organisation.name,
        `data ${dataWords(report).toLowerCase()}`,
        `report ${reportWords(report).toLowerCase()}`,
        `${report.basis} cost in ${report.currency}`,
        `as of ${report.asOf}`,
      ].join(' · '),
      ink: inks.secondary,
    },
  ],
];

/** The report's first slide: its headline, the facts beside it, and which report it is. */
export const titleSlide = (input: SectionInput<HeadlineSection>): Slide[] => {
  const { calendar } = input.contents;
  const calendarParts: TextPart[] =
    calendar === null
      ? []
      : [
          {
            kind: 'text',
            at: within(0, 12.13, 1.35, 0.5),
            size: 16,
            paragraphs: [[{ text: calendar.text, ink: inks.secondary }]],
          },
        ];
  return [
    {
      ...sectionSlide(input, [
        ...calendarParts,
        ...factParts(input.contents),
        { kind: 'text', at: within(0, 12.13, 4.2, 0.7), size: 14, anchor: 'bottom', paragraphs: identity(input) },
      ]),
      id: 'headline',
      kicker: `${reportTitle(input.report)} · ${input.report.monthName} · ${input.report.organisation.name}`,
    },
  ];
};
