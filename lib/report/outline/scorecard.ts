import { addMonths, monthName } from '../../month/month';
import { figureUnitWords } from '../format/unit-words';
import type { KpiCard, ScorecardSection } from '../schema/scorecard';
import type { OutlineHead } from '../section-definition';
import { sentence } from '../sentence';
import type { OutlineCell, OutlineColumn, OutlineTable, SectionOutline } from './outline';
import { numberColumn, seriesTable, textColumn } from './table-parts';

const columnsOf = (month: string): OutlineColumn[] => [
  textColumn('kpi', 'KPI'),
  textColumn('name', 'Name'),
  textColumn('unit', 'Unit'),
  numberColumn('value', monthName(month, 'short')),
  numberColumn('previous', monthName(addMonths(month, -1), 'short')),
  numberColumn('change', 'Change'),
  numberColumn('relative-change', 'Relative change', 'relative-change'),
  textColumn('numerator', 'Numerator'),
  numberColumn('numerator-effect', 'Numerator effect'),
  textColumn('denominator', 'Denominator'),
  numberColumn('denominator-effect', 'Denominator effect'),
  numberColumn('calendar', 'Calendar effect'),
  textColumn('target', 'Target'),
  textColumn('status', 'Status'),
  textColumn('detail', 'Detail'),
  textColumn('caveats', 'Caveats'),
  textColumn('formula', 'Formula'),
];

const detailOf = (card: KpiCard): string | null => card.judgement.detail ?? card.missing?.text ?? null;

const cellsOf = (card: KpiCard, currency: string): OutlineCell[] => [
  card.id,
  card.name,
  figureUnitWords(card.unit, currency),
  card.value,
  card.previous,
  card.change,
  card.relativeChange,
  card.split?.numerator.label ?? null,
  card.split?.numerator.effect ?? null,
  card.split?.denominator.label ?? null,
  card.split?.denominator.effect ?? null,
  card.calendar,
  card.targetText,
  card.judgement.text,
  detailOf(card),
  card.caveats.map(({ text }) => text).join(' ') || null,
  card.formula,
];

const mainTable = (cards: readonly KpiCard[], { month, currency }: OutlineHead): OutlineTable => ({
  id: 'scorecard',
  caption: 'KPIs',
  columns: columnsOf(month),
  rows: cards.map((card) => ({ key: card.id, kind: 'row', cells: cellsOf(card, currency) })),
});

/** The KPIs, primary first, with the split of their change and their verdict in words; their 13 months, and those of the measures. */
export const scorecardOutline = (section: ScorecardSection, head: OutlineHead): SectionOutline => {
  const cards = [...section.primary, ...section.secondary];
  return {
    finding: section.finding,
    lead: section.guard === null ? [] : [sentence`${section.guard.title} ${section.guard.text}`],
    tables: [
      mainTable(cards, head),
      ...seriesTable({
        id: 'scorecard-by-month',
        caption: 'KPIs by month',
        series: cards.map(({ id, unit, series }) => ({ id, head: id, unit, points: series })),
      }),
      ...seriesTable({
        id: 'measures',
        caption: 'Measures that the formulas name, by month',
        series: section.measures.map(({ id, unit, series }) => ({ id, head: id, unit, points: series })),
      }),
    ],
    notes: [],
  };
};
