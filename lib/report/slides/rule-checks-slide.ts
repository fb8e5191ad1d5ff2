import type { RuleChecksSection } from '../schema/rule-checks';
import { verdict } from './cells';
import { content, within } from './look';
import { outlineSlides } from './outline-slide';
import { fitRows } from './rest-row';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Slide } from './slide';
import { pickedTable } from './slide-table';

const MOST = 13;
const HEIGHT = 4.8;

/** Every goal and rule with its value, threshold, trend and verdict. */
export const ruleChecksSlides = (input: SectionInput<RuleChecksSection>): Slide[] => {
  const [table] = input.outline.tables;
  if (table === undefined) return outlineSlides(input);
  const statusOf = new Map(input.contents.rows.map(({ id, status }) => [id, status]));
  const rows = fitRows(table, MOST);
  return [
    sectionSlide(input, [
      pickedTable({
        table,
        rows,
        at: within(0, content.w, 0.05, HEIGHT),
        size: 12,
        rowHeight: 0.56,
        columns: [
          { id: 'code', head: '', width: 0.85, cell: (_, text) => [{ text, isBold: true }] },
          { id: 'rule', width: 3.9 },
          { id: 'value', width: 0.9, cell: (_, text) => [{ text, isBold: true }] },
          { id: 'threshold', width: 2.0 },
          { id: 'trend', width: 2.9 },
          { id: 'verdict', width: 1.58, cell: ({ key }, text) => verdict(statusOf.get(key) ?? '', text) },
        ],
      }),
    ]),
  ];
};
