import type { Cell, Worksheet } from 'exceljs';
import type { OutlineCell, OutlineTable } from '../../outline/outline';
import type { LiveFormulas } from './live-formulas';
import { bodyStyle, fitHeight, fonts, headStyle, widthOf } from './look';
import { numberFormat } from './number-format';
import { CAPTION_ROW, HEAD_ROW } from './sheet-grid';

const LONGEST_TEXT = 32_767;

/** Text as a cell can hold it; a text that starts with `=` stays a text, because a formula is only what is written as one. */
export const cellText = (text: string): string =>
  text.replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').slice(0, LONGEST_TEXT);

const writeCell = (cell: Cell, content: OutlineCell, formula: string | null): void => {
  if (content === null) return;
  if (typeof content === 'string' || !('exact' in content)) {
    cell.value = cellText(typeof content === 'string' ? content : content.text);
    return;
  }
  if (content.exact === null) {
    cell.value = content.text;
    if ('reason' in content && content.reason !== null) cell.note = cellText(content.reason.text);
    return;
  }
  const result = Number(content.exact);
  cell.value = formula === null ? result : { formula, result };
  cell.numFmt = numberFormat(content.text, content.exact);
};

const textOf = (cell: OutlineCell): string =>
  cell === null ? '' : typeof cell === 'string' ? cell : 'exact' in cell ? '' : cell.text;

/** Writes a table from its column on: caption, heads, rows; numbers as numbers, KPI cells as formulas. */
export const writeTable = (sheet: Worksheet, table: OutlineTable, start: number, live: LiveFormulas): void => {
  const caption = sheet.getCell(CAPTION_ROW, start);
  caption.value = cellText(table.caption);
  caption.font = fonts.caption;
  for (const [at, column] of table.columns.entries()) {
    const head = sheet.getCell(HEAD_ROW, start + at);
    head.value = cellText(column.head);
    head.style = headStyle(column, at === 0);
    const width = widthOf(table, at);
    sheet.getColumn(start + at).width = width;
    for (const [index, row] of table.rows.entries()) {
      const content = row.cells[at] ?? null;
      const cell = sheet.getCell(HEAD_ROW + 1 + index, start + at);
      cell.style = bodyStyle(column, row.kind, at === 0);
      writeCell(cell, content, live(table.id, row.key, column.id));
      fitHeight(sheet.getRow(HEAD_ROW + 1 + index), textOf(content), width);
    }
  }
};
