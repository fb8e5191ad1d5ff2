import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { IngestError } from '../ingest-error';
import { savingsSource } from '../sources/savings/savings-source';
import { mappedText, mappingProblems, splitTable } from './apply-mapping';
import { dayText, monthText } from './cell-dates';
import { loadTable, lookAtTables } from './load-table';
import { headerSignature, likelyHeaderLine, rawTableOfText } from './raw-table';
import type { TableMapping } from './table-mapping';
import { tryMapping } from './try-mapping';

const directory = mkdtempSync(join(tmpdir(), 'perunit-tables-'));
afterAll(() => rmSync(directory, { recursive: true }));

const workbook = async (fill: (book: ExcelJS.Workbook) => void): Promise<string> => {
  const book = new ExcelJS.Workbook();
  fill(book);
  const path = join(mkdtempSync(join(directory, 'book-')), 'report.xlsx');
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
  return path;
};

const mapping: TableMapping = {
  ...{ kind: 'savings', sheet: null, headerLine: 3, numberFormat: 'plain' },
  columns: { Period: 'month', 'AWS account': 'account_id', Saved: 'gross_saving' },
  constants: { vendor: 'Zesty', fee: '22.5%', currency: 'USD' },
};

const vendorCsv =
  'Savings report\n\nPeriod,AWS account,Saved,Region\nJan 2026,111122223333,1000.10,eu\n\n2026-02,444455556666,0.01,us\n';

describe('a vendor’s own table', () => {
  it('becomes a savings file, each row on its line, the fee an exact share', () => {
    const table = rawTableOfText(vendorCsv);
    expect(likelyHeaderLine(table)).toBe(3);
    const parsed = savingsSource.parse(mappedText(table, mapping), { file: 'v.csv', today: '2026-11-01' });
    expect(parsed.rejects).toEqual([]);
    expect(parsed.records).toMatchObject([
      {
        month: '2026-01',
        accountId: '111122223333',
        vendor: 'Zesty',
        grossSavingNanos: 1_000_100_000_000n,
        feeNanos: 225_022_500_000n,
      },
      { month: '2026-02', grossSavingNanos: 10_000_000n, feeNanos: 2_250_000n },
    ]);
    const wrong = savingsSource.parse(mappedText(rawTableOfText(vendorCsv.replace('0.01', 'n/a')), mapping), {
      ...{ file: 'v.csv', today: '2026-11-01' },
    });
    expect(wrong.rejects).toMatchObject([
      { line: 6, column: 'gross_saving', value: 'n/a' },
      { line: 6, column: 'fee' },
    ]);
  });

  it('keeps its number format, in shares too', () => {
    const text = vendorCsv.replaceAll(',', ';').replace('1000.10', '1.000,10').replace('0.01', '0,01');
    const own = { ...mapping, numberFormat: 'point-thousands' } as const;
    const options = { file: '', today: '2026-11-01', numberFormat: own.numberFormat };
    expect(savingsSource.parse(mappedText(rawTableOfText(text), own), options).records).toMatchObject([
      { grossSavingNanos: 1_000_100_000_000n, feeNanos: 225_022_500_000n },
      { grossSavingNanos: 10_000_000n },
    ]);
  });

  it('says what a mapping lacks, and tries it on a few rows', () => {
    const { rows } = rawTableOfText(vendorCsv);
    const { header } = splitTable({ sheet: null, sheets: [], rows }, 3);
    const { fee: _, ...constants } = mapping.constants;
    expect(mappingProblems(savingsSource, header, { ...mapping, constants })).toEqual([
      'No column and no value is chosen for fee.',
    ]);
    expect(
      mappingProblems(savingsSource, header, { ...mapping, columns: { ...mapping.columns, Gone: 'note' } }),
    ).toEqual(['The file has no column Gone.']);
    expect(tryMapping(mapping, rows, '2026-11-01')).toMatchObject({ problems: [], rows: 2, rejects: [] });
    const totals = tryMapping(mapping, rows, '2026-11-01').totals.map(({ label, value }) => [label, value]);
    expect(totals).toContainEqual(['Gross saving', '1000.11']);
  });

  it('is recognised by its header, whatever the order and the capitals', () => {
    expect(headerSignature(['Saved', ' period ', ''])).toBe(headerSignature(['Period', 'saved']));
    expect(headerSignature(['Saved'])).not.toBe(headerSignature(['Saved', 'Fee']));
  });
});

describe('a workbook', () => {
  it('is read sheet by sheet: numbers as they are shown, dates, formulas, rich text', async () => {
    const path = await workbook((book) => {
      book.addWorksheet('Cover').addRow(['Zesty']);
      const sheet = book.addWorksheet('Data');
      sheet.addRow(['Report']);
      sheet.addRow(['Period', 'AWS account', 'Saved', 'Note']);
      sheet.addRow([
        new Date(Date.UTC(2026, 0, 1)),
        111122223333,
        0.1 + 0.2,
        { richText: [{ text: 'a' }, { text: 'b' }] },
      ]);
      sheet.addRow([]);
      sheet.addRow([
        '2026-02',
        '012345678901',
        { formula: 'C3*2', result: 1234.5600000000002 },
        { text: 'x', hyperlink: 'http://a' },
      ]);
      sheet.addRow(['2026-03', '1', 1e-7, { error: '#N/A' }]);
    });
    const table = await loadTable({ name: 'report.xlsx', path, sheet: 'Data' });
    expect(table).toMatchObject({ sheet: 'Data', sheets: ['Cover', 'Data'] });
    expect(table.rows).toEqual([
      { line: 1, cells: ['Report'] },
      { line: 2, cells: ['Period', 'AWS account', 'Saved', 'Note'] },
      { line: 3, cells: ['2026-01-01', '111122223333', '0.3', 'ab'] },
      { line: 5, cells: ['2026-02', '012345678901', '1234.56', 'x'] },
      { line: 6, cells: ['2026-03', '1', '0.0000001', '#N/A'] },
    ]);
    expect(lookAtTables([table])).toMatchObject({ likely: 0, tables: [{ headerLine: 2 }] });
    const german = await loadTable({ name: 'report.xlsx', path, sheet: 'Data', numberFormat: 'point-thousands' });
    expect(german.rows[2]?.cells[2]).toBe('0,3');
  });

  it('that is damaged, cut short or no workbook is refused with words', async () => {
    const path = join(directory, 'broken.xlsx');
    const whole = await workbook((book) => book.addWorksheet('A').addRow(['a', 'b']));
    const refusal = async (bytes: Uint8Array) => {
      writeFileSync(path, bytes);
      const error: unknown = await loadTable({ name: 'broken.xlsx', path }).catch((thrown: unknown) => thrown);
      return error instanceof IngestError ? error.problem.code : String(error);
    };
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(whole);
    expect(await refusal(bytes.subarray(0, bytes.length - 400))).toBe('document-broken');
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const bomb = Buffer.from(bytes);
    bomb.writeUInt32LE(4_000_000_000, end + 24);
    expect(await refusal(bomb)).toBe('document-too-large');
    const liar = Buffer.from(bytes);
    liar.writeUInt32LE(10, end + 24);
    expect(await refusal(liar)).toBe('document-broken');
  });
});

describe('months and days', () => {
  it.each([
    ['2026-01', '2026-01'],
    ['2026/1', '2026-01'],
    ['2026-01-31', '2026-01'],
    ['2026-01-31 12:00:00', '2026-01'],
    ['Jan 2026', '2026-01'],
    ['September-26', '2026-09'],
    ['01/2026', '2026-01'],
    ['01/02/2026', '01/02/2026'],
    ['13/2026', '13/2026'],
    ['', ''],
  ])('%s is %s', (cell, month) => expect(monthText(cell)).toBe(month));
  it('a day of a sheet', () =>
    expect([dayText('2026/01/31'), dayText('31.1.2026')]).toEqual(['2026-01-31', '31.1.2026']));
});
