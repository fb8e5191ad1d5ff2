import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../../db/client';
import { loadReportInputs } from '../../../db/queries/load-report-inputs';
import { importDemo } from '../../demo/import-demo';
import { demoMonth } from '../../demo/timeline';
import { buildMonthlyReport } from '../build-monthly-report';
import type { MonthlyReport } from '../monthly-report';
import { figuresIn, figuresOf } from '../outline/figures-of';
import { reportOutline } from '../outline/report-outline';
import { monthlyReportSchema } from '../schema/monthly-report';
import { renderCsv } from './csv';
import { renderJson } from './json';
import { renderMarkdown } from './markdown';
import { renderPptx } from './pptx';
import { renderXlsx } from './xlsx';

const directory = mkdtempSync(join(tmpdir(), 'perunit-renderings-'));
const numbers = [24, 35, 36];
let db: PerunitDatabase;

beforeAll(async () => {
  db = openDatabase(join(directory, 'demo.db'));
  const files = { directory: join(directory, 'files'), format: 'focus', variant: 'standard' } as const;
  await importDemo({ db, ...files, months: numbers, onStep: () => undefined });
}, 120_000);

afterAll(() => {
  closeDatabase(db);
  rmSync(directory, { recursive: true, force: true });
});

const reportOf = (number: number): MonthlyReport =>
  buildMonthlyReport(loadReportInputs(db, { month: demoMonth(number) }));

type Found = { readonly numbers: ReadonlySet<number>; readonly texts: string };

const inWorkbook = async (report: MonthlyReport): Promise<Found> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(await renderXlsx(report)).buffer);
  const cells: ExcelJS.Cell[] = [];
  for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  const values = cells.map((cell) => cell.result ?? cell.value);
  return {
    numbers: new Set(values.filter((value) => typeof value === 'number')),
    texts: values.filter((value) => typeof value === 'string').join('\n'),
  };
};

const inCsv = async (report: MonthlyReport): Promise<ReadonlySet<string>> => {
  const { files } = await JSZip.loadAsync(await renderCsv(report));
  const texts = await Promise.all(Object.values(files).map((file) => file.async('string')));
  return new Set(texts.flatMap((text) => Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data.flat()));
};

type Slides = { readonly texts: string; readonly cells: readonly string[]; readonly charts: readonly string[] };

const inSlides = async (report: MonthlyReport): Promise<Slides> => {
  const { files } = await JSZip.loadAsync(await renderPptx(report));
  const read = (folder: string) =>
    Promise.all(
      Object.values(files)
        .filter(({ name }) => name.startsWith(folder) && name.endsWith('.xml'))
        .map((file) => file.async('string')),
    );
  const words = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => text).join('');
  const slides = await read('ppt/slides/');
  return {
    texts: slides.map(words).join('\n').replaceAll('&amp;', '&'),
    cells: slides.flatMap((xml) => xml.match(/<a:tc>.*?<\/a:tc>/gs) ?? []).map(words),
    charts: await read('ppt/charts/'),
  };
};

/** What reads like a figure: `71,538`, `−$0.10`, `+0.2 pp`, `19.9%`. */
const numerals = (text: string): string[] => text.match(/\d[\d,]*(\.\d+)?/g) ?? [];

describe.each(numbers)('the demo’s month %i', (number) => {
  it('has every figure of the document in its workbook, and none is different', async () => {
    const report = reportOf(number);
    const found = await inWorkbook(report);
    expect(figuresOf(report).length).toBeGreaterThan(200);
    for (const { id, exact, text } of figuresOf(report)) {
      const isThere = exact !== null && found.numbers.has(Number(exact));
      expect(isThere || found.texts.includes(text), `${id} ${text}`).toBe(true);
    }
  });

  it('has every figure of every table in its CSV files, to the last digit', async () => {
    const report = reportOf(number);
    const cells = await inCsv(report);
    for (const { outline } of reportOutline(report)) {
      for (const { rows } of outline.tables) {
        for (const { id, exact, text } of figuresIn(rows)) {
          const isInWords = [...cells].some((cell) => exact !== null && cell.includes(text));
          expect(cells.has(exact ?? '') || isInWords, `${id} ${exact}`).toBe(true);
        }
      }
    }
  });

  it('has the figures of its sections on its slides, and in no table a number that the document does not print', async () => {
    const report = reportOf(number);
    const { texts, cells, charts } = await inSlides(report);
    const { headline, scorecard, movers, environments, accounts, rules, 'data-notes': notes } = report.sections;
    const kpis = [...scorecard.primary, ...scorecard.secondary].map(({ value, change, split }) => ({
      value,
      change,
      split,
    }));
    const costs = [...movers.rows, ...environments.rows, ...accounts.rows].map(({ previous, current, change }) => [
      previous,
      current,
      change,
    ]);
    const walk = notes.walk.map(({ amount }) => amount);
    const values = rules.rows.map(({ value }) => value);
    for (const { id, text } of figuresIn([headline.facts, kpis, costs, walk, values]))
      expect(texts, id).toContain(text);
    const known = new Set(numerals(JSON.stringify(report)));
    const numbers = cells.filter((text) => /^[+−]?\$?[\d,.]+(%| pp)?$/.test(text));
    for (const numeral of numbers.flatMap(numerals)) expect(known, numeral).toContain(numeral);
    for (const { total } of environments.months)
      if (total.exact !== null)
        expect(charts.some((xml) => xml.includes(`<c:v>${Number(total.exact)}</c:v>`))).toBe(true);
  });

  it('has no number in its summary for chat that is not in the document', () => {
    const report = reportOf(number);
    const known = new Set(numerals(JSON.stringify(report)));
    const summary = renderMarkdown(report, { address: 'http://localhost/reports' });
    for (const numeral of numerals(summary.replaceAll('\u2060', ''))) expect(known, numeral).toContain(numeral);
    for (const { value, change } of report.sections.scorecard.primary) {
      expect(summary).toContain(value.text);
      if (change.exact !== null) expect(summary).toContain(change.text);
    }
    expect(summary.length).toBeLessThanOrEqual(4_000);
  });

  it('is as JSON the document itself', () => {
    const report = reportOf(number);
    expect(monthlyReportSchema.parse(JSON.parse(renderJson(report)))).toEqual(report);
  });
});
