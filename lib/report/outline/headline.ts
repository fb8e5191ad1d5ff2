import { figureUnitWords } from '../format/unit-words';
import type { HeadlineSection } from '../schema/headline';
import type { OutlineHead } from '../section-definition';
import type { SectionOutline } from './outline';
import { numberColumn, present, textColumn } from './table-parts';

/** The headline as its sentences, and the facts beside it as a table. */
export const headlineOutline = (section: HeadlineSection, { monthName, currency }: OutlineHead): SectionOutline => ({
  finding: section.headline,
  lead: [...present(section.calendar), ...present(section.why)],
  tables: [
    {
      id: 'headline',
      caption: monthName,
      columns: [
        textColumn('fact', 'Fact'),
        textColumn('unit', 'Unit'),
        numberColumn('value', 'Value'),
        textColumn('note', 'Note'),
      ],
      rows: section.facts.map(({ label, value, note }) => ({
        key: value.id,
        kind: 'row',
        cells: [label, figureUnitWords(value.unit, currency), value, note],
      })),
    },
  ],
  notes: [],
});
