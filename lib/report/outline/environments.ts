import { monthName } from '../../month/month';
import type { EnvironmentsSection } from '../schema/environments';
import type { OutlineHead } from '../section-definition';
import { annotationNotes } from './annotation-notes';
import type { OutlineTable, SectionOutline } from './outline';
import { costCells, costColumnHeads, numberColumn, present, textColumn } from './table-parts';

const monthTable = (section: EnvironmentsSection, month: string): OutlineTable => ({
  id: 'environments',
  caption: `Cost by environment, ${monthName(month)}`,
  columns: [
    textColumn('environment', 'Environment'),
    ...costColumnHeads(month),
    numberColumn('per-workspace', 'Per workspace', 'money-per-workspace'),
  ],
  rows: [
    ...section.rows.map((row) => ({
      key: row.environment,
      kind: 'row' as const,
      cells: [row.name, ...costCells(row), row.perWorkspace],
    })),
    { key: 'total', kind: 'total', cells: ['Total', ...costCells(section.total), section.total.perWorkspace] },
    { key: 'non-production', kind: 'memo', cells: ['Non-production', ...costCells(section.nonProduction), null] },
  ],
});

const byMonthTable = (section: EnvironmentsSection): OutlineTable => ({
  id: 'environments-by-month',
  caption: 'Cost by environment and month',
  columns: [
    textColumn('month', 'Month'),
    ...section.rows.map(({ environment, name }) => numberColumn(environment, name, 'money')),
    numberColumn('total', 'Total', 'money'),
  ],
  rows: section.months.map(({ month, isPartial, parts, total }) => ({
    key: month,
    kind: 'row',
    cells: [
      `${monthName(month, 'short')}${isPartial ? ' (part)' : ''}`,
      ...section.rows.map(({ environment }) => parts[environment]),
      total,
    ],
  })),
});

/** Cost by environment of the month, and of 13 months. */
export const environmentsOutline = (section: EnvironmentsSection, { month }: OutlineHead): SectionOutline => ({
  finding: section.finding,
  lead: [],
  tables: [monthTable(section, month), byMonthTable(section)],
  notes: [...present(section.note), ...annotationNotes(section.annotations)],
});
