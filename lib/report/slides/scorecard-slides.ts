import { monthName } from '../../month/month';
import { leadingNumberWord, numberWord, startSentence } from '../format/words';
import type { OutlineTable } from '../outline/outline';
import type { KpiCard, ScorecardSection } from '../schema/scorecard';
import { verdict, words } from './cells';
import { content, inks, within } from './look';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Paragraph, Slide, SlidePart, TablePart } from './slide';
import { slideNotes } from './slide-notes';
import { pickedTable } from './slide-table';
import { sparkline } from './sparkline';

const GAP = 0.28;
const VALUE_TOP = 0.62;
const CHART_TOP = 1.75;
const SPLIT_TOP = 2.82;
const WHY_TOP = 3.52;
const GUARD_TOP = 4.4;
const EFFECT = 0.66;

const changeWords = ({ change, relativeChange, direction }: KpiCard): string => {
  const relative = relativeChange.exact === null ? '' : ` (${relativeChange.text})`;
  const meaning = direction === 'better' || direction === 'worse' ? `, ${direction}` : '';
  return change.exact === null ? change.text : `${change.text}${relative}${meaning}`;
};

const nameWords = ({ id, name }: KpiCard): Paragraph[] => [
  [{ text: id, size: 14, isBold: true }],
  [{ text: name, size: 10, ink: inks.caption }],
];

const valueWords = (card: KpiCard): Paragraph[] => [
  [{ text: card.value.text, size: 28, isBold: true }],
  [{ text: changeWords(card), isBold: true }],
  verdict(card.status, card.judgement.text, card.judgement.isWarning),
];

/** Its target, why it is judged so and what it lacks, each once. */
const judgementWords = ({ targetText, judgement, missing, breakMonth }: KpiCard): string => {
  const comparable = breakMonth === null ? null : `Not comparable before ${monthName(breakMonth, 'short')}`;
  const texts = [targetText, judgement.detail, missing?.text, comparable].flatMap((text) =>
    text ? [text.replace(/\.$/, '')] : [],
  );
  return [...new Set(texts)].join('. ');
};

const splitTable = (card: KpiCard, left: number, width: number): TablePart[] => {
  if (card.split === null) return [];
  const rows = [card.split.numerator, card.split.denominator].map(({ label, effect }) => ({
    kind: 'row' as const,
    cells: [words(label), words(effect.text)],
  }));
  return [
    {
      kind: 'table',
      name: `${card.id}: what changed it`,
      at: within(left, width, SPLIT_TOP, 0.56),
      columns: [
        { head: 'Effect of', align: 'left', width: width - EFFECT },
        { head: 'Change', align: 'right', width: EFFECT },
      ],
      rows,
      size: 10,
      rowHeight: 0.28,
      hasHead: false,
    },
  ];
};

const cardParts = (card: KpiCard, left: number, width: number): SlidePart[] => [
  { kind: 'text', at: within(left, width, 0, VALUE_TOP), size: 12, paragraphs: nameWords(card) },
  { kind: 'text', at: within(left, width, VALUE_TOP, CHART_TOP - VALUE_TOP), size: 12, paragraphs: valueWords(card) },
  sparkline({
    name: card.id,
    points: card.series,
    limit: card.limit,
    breakMonth: card.breakMonth,
    at: within(left, width, CHART_TOP, 1),
  }),
  ...splitTable(card, left, width),
  {
    kind: 'text',
    at: within(left, width, WHY_TOP, 0.7),
    size: 10,
    paragraphs: [[{ text: judgementWords(card), ink: inks.caption }]],
  },
];

const guardPart = ({ guard }: ScorecardSection): SlidePart[] =>
  guard === null
    ? []
    : [
        {
          kind: 'text',
          at: within(0, content.w, GUARD_TOP, 0.6),
          size: 12,
          ground: inks.watchGround,
          anchor: 'middle',
          paragraphs: [[{ text: `${guard.title} `, isBold: true }, { text: guard.text.text }]],
        },
      ];

const primarySlide = (input: SectionInput<ScorecardSection>): Slide => {
  const cards = input.contents.primary;
  const width = (content.w - GAP * (cards.length - 1)) / Math.max(1, cards.length);
  const { primary, guard } = input.contents;
  return {
    ...sectionSlide(input, [
      ...cards.flatMap((card, index) => cardParts(card, index * (width + GAP), width)),
      ...guardPart(input.contents),
    ]),
    notes: slideNotes(input.report, input.section, { primary, guard }),
  };
};

/** What the directions of the secondary KPIs come to. */
const secondaryFinding = (cards: readonly KpiCard[]): string => {
  const count = (direction: KpiCard['direction']) => cards.filter((card) => card.direction === direction).length;
  const [better, worse] = [count('better'), count('worse')];
  const all = `${numberWord(cards.length)} secondary KPIs`;
  if (cards.every(({ change }) => change.exact === null)) return `${startSentence(all)}: nothing to compare with yet`;
  if (better + worse === 0) return `None of the ${all} got better or worse`;
  if (worse === 0) return `${leadingNumberWord(better)} of ${all} got better, none got worse`;
  if (better === 0) return `${leadingNumberWord(worse)} of ${all} got worse, none got better`;
  return `${leadingNumberWord(better)} of ${all} got better, ${numberWord(worse)} got worse`;
};

const effectWords = ({ split }: KpiCard): string =>
  split === null
    ? ''
    : [split.numerator, split.denominator].map(({ label, effect }) => `${label} ${effect.text}`).join('\n');

const secondaryTable = (table: OutlineTable, cards: readonly KpiCard[]): TablePart => {
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const of = (key: string, text: (card: KpiCard) => Paragraph): Paragraph => {
    const card = cardOf.get(key);
    return card === undefined ? [] : text(card);
  };
  return pickedTable({
    table,
    rows: table.rows.filter(({ key }) => cardOf.has(key)),
    at: within(0, content.w, 0.05),
    size: 12,
    rowHeight: 0.54,
    columns: [
      { id: 'kpi', width: 0.97, cell: (_, text) => [{ text, isBold: true }] },
      { id: 'name', width: 3.05 },
      { id: 'previous', width: 0.9 },
      { id: 'value', width: 0.9, cell: (_, text) => [{ text, isBold: true }] },
      { id: 'change', width: 0.9 },
      {
        id: 'relative-change',
        head: '%',
        width: 0.75,
        cell: (row, text) => of(row.key, ({ unit }) => words(unit === 'share' ? '' : text)),
      },
      {
        id: 'numerator',
        head: 'What changed it',
        width: 3.0,
        cell: (row) => of(row.key, (card) => words(effectWords(card))),
      },
      {
        id: 'status',
        width: 1.66,
        cell: (row) => of(row.key, ({ status, judgement }) => verdict(status, judgement.text, judgement.isWarning)),
      },
    ],
  });
};

const secondarySlides = (input: SectionInput<ScorecardSection>): Slide[] => {
  const { secondary } = input.contents;
  const [table] = input.outline.tables;
  if (secondary.length === 0 || table === undefined) return [];
  const title = secondaryFinding(secondary);
  const outline = { ...input.outline, finding: { text: title, figures: [] }, lead: [] };
  const slide = sectionSlide({ ...input, outline }, [secondaryTable(table, secondary)]);
  const notes = slideNotes(input.report, { ...input.section, outline }, secondary);
  return [{ ...slide, id: 'scorecard-secondary', kicker: `${input.section.title}, secondary`, notes }];
};

/** The primary KPIs large, each with its line and the split of its change; then the secondary ones as a table. */
export const scorecardSlides = (input: SectionInput<ScorecardSection>): Slide[] => [
  primarySlide(input),
  ...secondarySlides(input),
];
