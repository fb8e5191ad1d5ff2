import type { DataNotesSection } from '../schema/data-notes';
import { sentence } from '../sentence';
import type { SectionOutline } from './outline';
import { numberColumn, textColumn } from './table-parts';

/** The walk from the cost in the KPIs to the bill, and every note with its label in front. */
export const dataNotesOutline = (section: DataNotesSection): SectionOutline => ({
  finding: section.finding,
  lead: [],
  tables: [
    {
      id: 'data-notes',
      caption: 'From the cost in the KPIs to the bill',
      columns: [textColumn('line', 'Line'), numberColumn('amount', 'Amount', 'money')],
      rows: section.walk.map(({ id, label, amount, kind }) => ({
        key: id,
        kind: kind === 'total' ? 'total' : 'row',
        cells: [label, amount],
      })),
    },
  ],
  notes: section.notes.map(({ label, text }) => sentence`${label}: ${text}`),
});
