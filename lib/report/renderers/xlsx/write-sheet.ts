import type { Font, Workbook, Worksheet } from 'exceljs';
import type { OutlineTable } from '../../outline/outline';
import type { LiveFormulas } from './live-formulas';
import { fitHeight, fonts, widthOf } from './look';
import { CAPTION_ROW, HEAD_ROW, haveSameRows, tableStarts } from './sheet-grid';
import { cellText, writeTable } from './write-table';

export type SheetContents = {
  /** The sheet's name; what a name can not hold is left out. */
  readonly name: string;
  /** Report, number and month; and how complete it is, in which money. */
  readonly title: string;
  readonly state: string;
  readonly finding: string;
  readonly tables: readonly OutlineTable[];
  /** Sentences below the tables. */
  readonly notes: readonly string[];
};

const A4 = 9;
const BODY_POINTS = 11;
/** A column that no table widens. */
const GAP_CHARACTERS = 9;
const LONGEST_NAME = 31;

const escapeHeader = (text: string): string => text.replaceAll('&', '&&').slice(0, 120);

/** About what an A4 page in landscape holds in characters of the body's size, and what a line of prose takes of it. */
const PAGE_CHARACTERS = 110;
const LINE_CHARACTERS = 88;

const mainWidth = ({ tables: [main] }: SheetContents): number =>
  main?.columns.reduce((width, _, at) => width + widthOf(main, at), 0) ?? PAGE_CHARACTERS;

/** Writes a sentence over as many columns as a line takes, wrapped. */
const writeSentence = (sheet: Worksheet, row: number, text: string, font: Partial<Font>): void => {
  let [columns, width] = [0, 0];
  while (width < LINE_CHARACTERS) {
    columns += 1;
    width += sheet.getColumn(columns).width ?? GAP_CHARACTERS;
  }
  sheet.mergeCells(row, 1, row, columns);
  const cell = sheet.getCell(row, 1);
  cell.value = cellText(text);
  cell.font = font;
  cell.alignment = { wrapText: true, vertical: 'top' };
  fitHeight(sheet.getRow(row), text, (width * BODY_POINTS) / (font.size ?? BODY_POINTS));
};

const writeHead = (sheet: Worksheet, { title, state, finding }: SheetContents): void => {
  writeSentence(sheet, 1, title, fonts.title);
  writeSentence(sheet, 2, state, fonts.state);
  writeSentence(sheet, 3, finding, fonts.finding);
};

const writeNotes = (sheet: Worksheet, { tables, notes }: SheetContents): void => {
  const last = HEAD_ROW + Math.max(0, ...tables.map(({ rows }) => rows.length));
  for (const [index, text] of notes.entries()) writeSentence(sheet, last + 2 + index, text, fonts.body);
};

/** In percent: as large as the main table allows, the others follow on pages to the right. */
const printScale = (contents: SheetContents): number =>
  Math.min(100, Math.max(40, Math.floor((100 * PAGE_CHARACTERS) / mainWidth(contents))));

/** One sheet of a workbook: head, tables side by side under one frozen row of heads, notes below. */
export const writeSheet = (workbook: Workbook, contents: SheetContents, live: LiveFormulas): void => {
  const hasNames = haveSameRows(contents.tables);
  const sheet = workbook.addWorksheet(contents.name.replace(/[[\]:*?/\\']/g, ' ').slice(0, LONGEST_NAME), {
    views: [{ state: 'frozen', xSplit: hasNames ? 1 : 0, ySplit: HEAD_ROW, showGridLines: false }],
    headerFooter: {
      oddHeader: `&L${escapeHeader(contents.title)}&R${escapeHeader(contents.name)}`,
      oddFooter: `&L${escapeHeader(contents.state)}&RPage &P of &N`,
    },
  });
  const starts = tableStarts(contents.tables);
  for (const [at, table] of contents.tables.entries()) writeTable(sheet, table, starts[at] ?? 1, live);
  writeHead(sheet, contents);
  writeNotes(sheet, contents);
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: A4,
    orientation: 'landscape',
    pageOrder: 'overThenDown',
    scale: printScale(contents),
    printTitlesRow: `${CAPTION_ROW}:${HEAD_ROW}`,
    ...(hasNames && { printTitlesColumn: 'A:A' }),
  };
};
