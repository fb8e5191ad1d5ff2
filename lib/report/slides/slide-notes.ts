import { monthName } from '../../month/month';
import type { MonthlyReport } from '../monthly-report';
import { figuresIn } from '../outline/figures-of';
import type { OutlinedSection } from '../outline/report-outline';
import type { Figure } from '../schema/figure';
import type { ReportParagraph } from '../schema/paragraphs';
import { dayWords } from './report-words';

const kindNames: Readonly<Record<Figure['source']['kind'], string>> = {
  kpi: 'KPI formulas',
  measure: 'Measures',
  cost: 'Costs of the bill by',
  bill: 'The bill',
  target: 'Goals and rules',
  invoice: 'Invoices',
  savings: 'Savings',
  projection: 'Projection',
  person: 'Written by a person',
};

const formulaOf = ({ sections }: MonthlyReport, id: string): string => {
  const { primary, secondary } = sections.scorecard;
  const card = [...primary, ...secondary].find((each) => each.id === id);
  return card === undefined ? id : `${id} = ${card.formula}`;
};

/** KPIs with their formula, measures in full; everything else by the table or part that it is in: `accounts`. */
const nameOf = (report: MonthlyReport, { kind, of }: Figure['source']): string => {
  if (kind === 'kpi') return formulaOf(report, of);
  return kind === 'measure' ? of : (of.split('.')[0] ?? of);
};

const monthsOf = (figures: readonly Figure[]): string => {
  const months = [...new Set(figures.map(({ source }) => source.month))].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  const name = (month: string) => monthName(month, 'short');
  if (months.length === 1) return name(first);
  return months.length === 2 ? `${name(first)} and ${name(last)}` : `${name(first)} to ${name(last)}`;
};

const sourceLines = (report: MonthlyReport, figures: readonly Figure[]): string[] =>
  [...new Set(figures.map(({ source }) => source.kind))].map((kind) => {
    const own = figures.filter(({ source }) => source.kind === kind);
    const names = [...new Set(own.map(({ source }) => nameOf(report, source)))];
    return `${kindNames[kind]}: ${names.join(', ')} (${monthsOf(own)}).`;
  });

/** Markdown as it would be read out: without the marks of emphasis, code and links. */
const spoken = (markdown: string): string =>
  markdown.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*|__|`|^[#>]+ /gm, '');

const paragraphLines = (paragraph: ReportParagraph | null): string[] =>
  paragraph === null
    ? []
    : [
        `${paragraph.by} writes:`,
        ...spoken(paragraph.markdown)
          .split(/\r?\n/)
          .filter((line) => line.trim() !== ''),
      ];

/** What the speaker has at hand: the section's sentences, what a person wrote, then where its figures come from. */
export const slideNotes = (report: MonthlyReport, section: OutlinedSection, contents: unknown): string[] => [
  ...[section.outline.finding, ...section.outline.lead, ...section.outline.notes].map(({ text }) => text),
  ...paragraphLines(section.paragraph),
  'Sources',
  ...sourceLines(report, figuresIn(contents)),
  `${report.organisation.name}, ${report.monthName}, ${report.basis} cost in ${report.currency}, data ${report.dataState}, as of ${dayWords(report.asOf)}.`,
];
