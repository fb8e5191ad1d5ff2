import { expect } from '@playwright/test';
import type { MonthlyReport } from '../../lib/report/monthly-report';
import { figuresIn, figuresOf } from '../../lib/report/outline/figures-of';
import type { OutlineCell, OutlineTable } from '../../lib/report/outline/outline';
import { type OutlinedSection, reportOutline } from '../../lib/report/outline/report-outline';
import { countOf, exactOf, numeralsOf, tablesOf, wordsOf } from './document';
import { readCsvZip } from './read-csv-zip';
import { readWorkbook, type SheetCell } from './read-workbook';

type Sheet = readonly (readonly SheetCell[] | undefined)[];

const CAPTION_ROW = 4;
const FIRST_ROW = 6;

const stepsOf = (text: string): number => Number(text.replace('−', '-').replace(/[^\d-]/g, ''));

/**
 * A spreadsheet rounds the number in a cell by itself. Where the document's parts are rounded so that what is printed sums
 * to the printed total, its last digit may differ by one from the number's own.
 */
const isSameText = (there: string, text: string): boolean => {
  const wanted = text.replace(/ pp$/, '% points');
  const shape = (printed: string) => printed.replace(/^[+−]?/, '').replace(/[\d,]+/, '');
  if (there === wanted || !/\d/.test(text)) return there === wanted;
  return shape(there).length === shape(wanted).length && Math.abs(stepsOf(there) - stepsOf(wanted)) === 1;
};

const expectSameCell = (there: SheetCell | undefined, cell: OutlineCell, where: string): void => {
  const exact = exactOf(cell);
  if (exact !== null) expect(there?.number, where).toBe(Number(exact));
  const [shown, wanted] = [there?.text ?? '', wordsOf(cell)];
  expect(isSameText(shown, wanted), `${where}: ${shown}, not ${wanted}`).toBe(true);
};

const expectSameTable = (sheet: Sheet, { id, caption, columns, rows }: OutlineTable): void => {
  const start = sheet[CAPTION_ROW]?.findIndex((cell) => cell?.text === caption) ?? -1;
  expect(start, id).toBeGreaterThan(0);
  for (const [at, { key, cells }] of rows.entries())
    for (const [column, cell] of cells.entries())
      expectSameCell(sheet[FIRST_ROW + at]?.[start + column], cell, `${id} ${key} ${columns[column]?.id}`);
};

const saidIn = ({ outline }: OutlinedSection) => [outline.finding, ...outline.lead, ...outline.notes];

/** The workbook holds every figure of the document: in its cell as a number that is shown as it is printed, or in a sentence. */
export async function expectSameWorkbook(bytes: Uint8Array, document: MonthlyReport): Promise<void> {
  const sheets = await readWorkbook(bytes);
  const sections = reportOutline(document);
  for (const section of sections) {
    const sheet = sheets.get(section.title) ?? [];
    const texts = new Set(sheet.flatMap((row) => row?.map(({ text }) => text) ?? []));
    expect(saidIn(section).filter(({ text }) => !texts.has(text))).toEqual([]);
    for (const table of section.outline.tables)
      expectSameTable(table.id === 'measures' ? (sheets.get('Measures') ?? []) : sheet, table);
  }
  const compared = figuresIn(sections.map((section) => [section.outline.tables, saidIn(section)]));
  const ids = new Set(compared.map(({ id }) => id));
  expect(figuresOf(document).filter(({ id }) => !ids.has(id))).toEqual([]);
}

const csvText = (cell: OutlineCell): string => {
  const isNumber = cell !== null && typeof cell === 'object' && 'exact' in cell;
  return isNumber ? (cell.exact ?? '') : wordsOf(cell).replace(/^[=+\-@]/, "'$&");
};

/** Every table of the document is a file, cell by cell, to the last digit; the first says what they are of. */
export async function expectSameCsv(bytes: Uint8Array, document: MonthlyReport): Promise<void> {
  const files = await readCsvZip(bytes);
  const tables = tablesOf(document);
  expect([...files.keys()]).toEqual(['report', ...tables.map(({ id }) => id)].map((id) => `${id}.csv`));
  const facts = new Map(files.get('report.csv')?.map(([fact = '', value]) => [fact, value]));
  const { month, reportState, basis, currency } = document;
  expect(['Month', 'Cost basis', 'Currency'].map((fact) => facts.get(fact))).toEqual([month, basis, currency]);
  // What was sealed as published says that it was restated since.
  expect(reportState === 'published' ? ['published', 'restated'] : [reportState]).toContain(facts.get('Report state'));
  for (const { id, columns, rows } of tables) {
    const [head, ...lines] = files.get(`${id}.csv`) ?? [];
    expect(head, id).toHaveLength(columns.length);
    expect(lines, id).toEqual(rows.map(({ cells }) => cells.map(csvText)));
  }
}

/** The summary for chat says the headline, the primary KPIs and the movers as the document does, and no other number. */
export function expectSameSummary(text: string, document: MonthlyReport): void {
  // An invisible joiner keeps a chat from making links and mentions of words.
  const [summary = ''] = text.replaceAll('\u2060', '').split('\nRead on:');
  const { headline, scorecard, movers } = document.sections;
  expect(summary).toContain(headline.headline.text);
  for (const { id, value, change } of scorecard.primary) {
    expect(summary).toContain(`**${id}** ${value.text}`);
    if (change.exact !== null) expect(summary).toContain(change.text);
  }
  for (const { change } of movers.rows) expect(countOf(change.text, summary), change.id).toBeGreaterThan(0);
  const known = new Set(numeralsOf(JSON.stringify(document)));
  expect(numeralsOf(summary).filter((numeral) => !known.has(numeral))).toEqual([]);
}
