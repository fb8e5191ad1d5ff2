import ExcelJS from 'exceljs';
import FormulaParser from 'fast-formula-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInDefinitions } from '../../kpis/definitions';
import { addMonths } from '../../month/month';
import { buildMonthlyReport } from '../build-monthly-report';
import { reportOutline } from '../outline/report-outline';
import { sampleInputs } from '../testing/sample-inputs';
import { sampleWords } from '../testing/sample-words';
import { renderXlsx } from './xlsx';
import { HEAD_ROW, tableStarts } from './xlsx/sheet-grid';

const report = buildMonthlyReport(sampleInputs());
const written = { by: 'Ada', at: '2026-02-03T04:05:06.000Z' };

const read = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  // Its types ask for a Buffer of an older Node, in code it takes any bytes.
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook;
};

const sheetOf = (workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`There is no sheet ${name}.`);
  return sheet;
};

const numberIn = (cell: ExcelJS.Cell): unknown => cell.result ?? cell.value;

describe('the report as a workbook', () => {
  let bytes: Uint8Array;
  let workbook: ExcelJS.Workbook;
  beforeAll(async () => {
    bytes = await renderXlsx(report);
    workbook = await read(bytes);
  });

  it('is the same bytes each time', async () => {
    expect(Buffer.compare(bytes, await renderXlsx(report))).toBe(0);
  });

  it('has a sheet for each section and one of measures, each with title, state, basis and currency', () => {
    const names = workbook.worksheets.map(({ name }) => name);
    expect(names).toEqual([...reportOutline(report).map(({ title }) => title), 'Measures']);
    for (const sheet of workbook.worksheets) {
      expect(sheet.getCell('A1').value).toBe('Cloud Cost Optimization Report #61, January 2026');
      expect(sheet.getCell('A2').value).toBe('Acme · Final data · Draft report · effective cost · USD');
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: HEAD_ROW });
    }
    // The first column stays in sight where it names the rows of every table of the sheet.
    const splits = ['Accounts', 'Workspaces'].map((name) => sheetOf(workbook, name).views[0]);
    expect(splits).toMatchObject([{ xSplit: 1 }, { xSplit: 0 }]);
  });

  it.each(reportOutline(report).map((section) => [section.title, section] as const))(
    'has every number of %s as a number, and what is none as words',
    (title, { outline }) => {
      const tables = outline.tables.filter(({ id }) => id !== 'measures');
      const sheet = sheetOf(workbook, title);
      expect(sheet.getCell('A3').value).toBe(outline.finding.text);
      for (const [index, start] of tableStarts(tables).entries()) {
        const rows = tables[index]?.rows ?? [];
        for (const [at, { cells }] of rows.entries()) {
          for (const [column, content] of cells.entries()) {
            const cell = sheet.getCell(HEAD_ROW + 1 + at, start + column);
            const isNumber = content !== null && typeof content === 'object' && 'exact' in content;
            if (isNumber && content.exact !== null) expect(numberIn(cell), cell.address).toBe(Number(content.exact));
            else if (content === null) expect(cell.value, cell.address).toBeNull();
            else expect(cell.text, cell.address).toBe(typeof content === 'string' ? content : content.text);
          }
        }
      }
    },
  );

  it('computes every KPI of 13 months from the measures, and a second program finds the same', () => {
    const onCell = ({ sheet, row, col }: { sheet: string; row: number; col: number }) =>
      sheetOf(workbook, sheet).getCell(row, col).value;
    const parser = new FormulaParser({ onCell });
    const formulas: ExcelJS.Cell[] = [];
    sheetOf(workbook, 'KPI scorecard').eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula) formulas.push(cell);
      });
    });
    expect(formulas).toHaveLength(13 * 13 + 2 * 13);
    for (const cell of formulas) {
      const recalculated = parser.parse(cell.formula, { sheet: 'KPI scorecard', row: 1, col: 1 });
      // 12 digits: the document keeps 12 decimals of a KPI.
      const known = Number(cell.result);
      const difference = Math.abs(Number(recalculated) - known);
      expect(difference, `${cell.address} ${cell.formula}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(known)));
    }
  });

  it('runs no account’s name as a formula, and gives a dash its reason', async () => {
    const inputs = sampleInputs({ editMonth: (month) => ({ ...month, counts: null }) });
    const accounts = inputs.accounts.map((account) => ({ ...account, name: '=1+1\u0001' }));
    const hostile = await read(await renderXlsx(buildMonthlyReport({ ...inputs, accounts })));
    expect(sheetOf(hostile, 'Accounts').getCell(HEAD_ROW + 1, 1)).toMatchObject({
      type: ExcelJS.ValueType.String,
      value: '=1+1',
    });
    const [value] = [sheetOf(hostile, 'KPI scorecard').getCell(HEAD_ROW + 1, 4)];
    expect(value?.value).toBe('–');
    expect(JSON.stringify(value?.note)).toContain('There are no workspace counts for January 2026.');
  });

  it('holds what a person wrote as it was typed, and whose it is', async () => {
    const words = { ...sampleWords, paragraphs: [{ ...written, section: 'accounts', markdown: '=1+1 **so**\nmore' }] };
    const sheet = sheetOf(await read(await renderXlsx(buildMonthlyReport(sampleInputs({ words })))), 'Accounts');
    const texts: unknown[] = [];
    sheet.getColumn(1).eachCell((cell) => texts.push(cell.value));
    expect(texts).toContain('=1+1 **so**\nmore\nAda, 2026-02-03');
  });

  it('leaves the months before a new formula as numbers', async () => {
    const [apwc] = builtInDefinitions;
    if (apwc === undefined) throw new Error('There is no definition.');
    const changed = {
      ...apwc,
      formula: 'cost.total * 2 / (workspaces.total - -1.5)',
      version: 2,
      validFrom: '2025-12',
    };
    const edited = buildMonthlyReport(sampleInputs({ definitions: [...builtInDefinitions, changed] }));
    const sheet = sheetOf(await read(await renderXlsx(edited)), 'KPI scorecard');
    const start = tableStarts(reportOutline(edited)[1]?.outline.tables ?? [])[1] ?? 0;
    const byMonth = Array.from({ length: 13 }, (_, at) => sheet.getCell(HEAD_ROW + 1 + at, start + 1));
    expect(byMonth.filter((cell) => cell.formula)).toHaveLength(2);
    expect(byMonth[0]?.value).toBe(Number(edited.sections.scorecard.primary[0]?.series[0]?.exact));
    expect(edited.sections.scorecard.primary[0]?.formulaStart).toBe(addMonths('2026-01', -1));
  });
});
