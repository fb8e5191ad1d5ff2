import type { MonthlyReport } from '../monthly-report';
import type { OutlineCell, OutlineTable } from '../outline/outline';
import { reportOutline } from '../outline/report-outline';
import type { Figure } from '../schema/figure';

/** Where a figure stands, in words. */
export type FigureName = { readonly section: string; readonly name: string };

const isFigure = (cell: OutlineCell): cell is Figure => typeof cell === 'object' && cell !== null && 'source' in cell;

const namesInTable = (section: string, { caption, columns, rows }: OutlineTable): [string, FigureName][] =>
  rows.flatMap(({ key, cells }) => {
    const [head] = cells.filter((cell) => typeof cell === 'string');
    return cells.flatMap((cell, at): [string, FigureName][] => {
      if (!isFigure(cell)) return [];
      const column = columns[at]?.head ?? caption;
      const row = head ?? key;
      return [[cell.id, { section, name: column === 'Value' ? row : `${row}, ${column}` }]];
    });
  });

/** The names of the figures that stand in tables: the row and the column of the first one that each stands in, by id. */
export const tabledNames = (report: MonthlyReport): ReadonlyMap<string, FigureName> =>
  new Map(
    reportOutline(report)
      .flatMap(({ title, outline }) => outline.tables.flatMap((table) => namesInTable(title, table)))
      .reverse(),
  );

/** The names of a document's figures by id: of their place in a table, else the sentence that they stand in. */
export const figureNames = (report: MonthlyReport): ReadonlyMap<string, FigureName> => {
  const names = new Map(tabledNames(report));
  for (const { title, outline } of reportOutline(report)) {
    for (const { text, figures } of [outline.finding, ...outline.lead, ...outline.notes]) {
      for (const { id } of figures) if (!names.has(id)) names.set(id, { section: title, name: text });
    }
  }
  return names;
};
