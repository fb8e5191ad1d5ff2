import { figureUnitWords } from '../format/unit-words';
import type { RuleChecksSection, RuleRow } from '../schema/rule-checks';
import type { OutlineHead } from '../section-definition';
import type { OutlineTable, SectionOutline } from './outline';
import { numberColumn, seriesTable, textColumn } from './table-parts';

const mainTable = (rows: readonly RuleRow[], currency: string): OutlineTable => ({
  id: 'rules',
  caption: 'Goals and rules',
  columns: [
    textColumn('code', 'Code'),
    textColumn('rule', 'Rule'),
    textColumn('unit', 'Unit'),
    numberColumn('value', 'Value'),
    textColumn('threshold', 'Threshold'),
    textColumn('trend', 'Trend'),
    textColumn('verdict', 'Verdict'),
    textColumn('detail', 'Detail'),
  ],
  rows: rows.map((row) => ({
    key: row.id,
    kind: 'row',
    cells: [
      row.code,
      row.question,
      figureUnitWords(row.value.unit, currency),
      row.value,
      row.threshold,
      row.trend,
      row.verdict,
      row.detail,
    ],
  })),
});

/** The goals and rules with value, threshold and verdict in words; and their 13 months. */
export const ruleChecksOutline = ({ finding, rows }: RuleChecksSection, { currency }: OutlineHead): SectionOutline => ({
  finding,
  lead: [],
  tables: [
    mainTable(rows, currency),
    ...seriesTable({
      id: 'rules-by-month',
      caption: 'Goals and rules by month',
      series: rows.map(({ id, value, series }) => ({ id, head: id, unit: value.unit, points: series })),
    }),
  ],
  notes: [],
});
