import type { OutlineRow } from '../outline/outline';
import type { MoversSection } from '../schema/movers';
import { caption } from './captions';
import { cellText, quiet, swatched, words } from './cells';
import { content, environmentInks, inks, within } from './look';
import { outlineSlides } from './outline-slide';
import { type SectionInput, sectionSlide } from './section-slides';
import type { Paragraph, Slide } from './slide';
import { pickedTable } from './slide-table';

const ROW = 0.52;

/** The largest changes of an account's cost type, with what drives them and who owns them. */
export const moversSlides = (input: SectionInput<MoversSection>): Slide[] => {
  const [table] = input.outline.tables;
  if (table === undefined || input.contents.total === null) return outlineSlides(input);
  const moverOf = new Map(input.contents.rows.map((row) => [row.key, row]));
  const account = (key: string, text: string): Paragraph => {
    const mover = moverOf.get(key);
    if (mover === undefined) return words(text);
    return swatched(environmentInks[mover.environment] ?? inks.none, `${mover.name}, ${mover.costType}`);
  };
  const restNote = input.outline.notes.map(({ text }) => text).join('. ');
  const textAt = (cells: OutlineRow['cells'], id: string): string =>
    cellText(cells[table.columns.findIndex((column) => column.id === id)]);
  const driver = ({ key, cells }: OutlineRow, text: string): Paragraph => {
    if (!moverOf.has(key)) return quiet(restNote);
    const comment = textAt(cells, 'comment');
    return [
      { text: `${text}. ` },
      ...quiet(textAt(cells, 'evidence')),
      ...(comment === '' ? [] : words(`\n${comment}`)),
    ];
  };
  return [
    sectionSlide(input, [
      caption(within(0, content.w), table.caption, input.report.currency),
      pickedTable({
        table,
        at: within(0, content.w, 0.3),
        size: 12,
        rowHeight: ROW,
        columns: [
          { id: 'account', head: 'Account and type', width: 2.9, cell: ({ key }, text) => account(key, text) },
          { id: 'previous', width: 0.9 },
          { id: 'current', width: 0.9 },
          { id: 'change', width: 0.85, cell: (_, text) => [{ text, isBold: true }] },
          { id: 'relative-change', head: '%', width: 0.8 },
          { id: 'share-of-change', head: 'Of change', width: 0.9 },
          { id: 'driver', width: 2.98, cell: driver },
          { id: 'kind', width: 0.95 },
          { id: 'owner', width: 0.95 },
        ],
      }),
    ]),
  ];
};
