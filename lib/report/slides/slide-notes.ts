import { monthName } from '../../month/month';
import type { MonthlyReport } from '../monthly-report';
import { figuresIn } from '../outline/figures-of';
import type { SectionOutline } from '../outline/outline';
import type { Figure } from '../schema/figure';

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

/** Costs are named for the table that they are in: `accounts`; everything else in full. */
const nameOf = ({ kind, of }: Figure['source']): string => (kind === 'cost' ? (of.split('.')[0] ?? of) : of);

const monthsOf = (figures: readonly Figure[]): string => {
  const months = [...new Set(figures.map(({ source }) => source.month))].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  const name = (month: string) => monthName(month, 'short');
  if (months.length === 1) return name(first);
  return months.length === 2 ? `${name(first)} and ${name(last)}` : `${name(first)} to ${name(last)}`;
};

const sourceLines = (figures: readonly Figure[]): string[] =>
  [...new Set(figures.map(({ source }) => source.kind))].map((kind) => {
    const own = figures.filter(({ source }) => source.kind === kind);
    const names = [...new Set(own.map(({ source }) => nameOf(source)))];
    return `${kindNames[kind]}: ${names.join(', ')} (${monthsOf(own)}).`;
  });

/** What the speaker has at hand: the section's sentences, then where its figures come from. */
export const slideNotes = (report: MonthlyReport, outline: SectionOutline, section: unknown): string[] => [
  ...[outline.finding, ...outline.lead, ...outline.notes].map(({ text }) => text),
  'Sources',
  ...sourceLines(figuresIn(section)),
  `${report.organisation.name}, ${report.monthName}, ${report.basis} cost in ${report.currency}, data ${report.dataState}, as of ${report.asOf}.`,
];
