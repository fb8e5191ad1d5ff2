import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type PerunitDatabase } from '../../db/client';
import { removeVendorMapping, saveVendorMapping } from '../../db/commands/save-vendor-mapping';
import { vendorMappingsIn } from '../../db/queries/vendor-mappings';
import { headerSignature } from '../ingest/tables/raw-table';
import type { TableMapping } from '../ingest/tables/table-mapping';
import { runImport } from './run-import';

let directory = '';
let db: PerunitDatabase;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'perunit-mapped-'));
  db = openDatabase(join(directory, 'perunit.db'));
});
afterEach(() => {
  closeDatabase(db);
  rmSync(directory, { recursive: true });
});

const by = 'Ana';
const header = ['Period', 'Account', 'Saved', 'Region'];
const mapping: TableMapping = {
  ...{ kind: 'savings', sheet: 'Data', headerLine: 2, numberFormat: 'plain' },
  columns: { Period: 'month', Account: 'account_id', Saved: 'gross_saving' },
  constants: { vendor: 'Zesty', fee: '20%' },
};

const writeBook = async (names: readonly string[] = header): Promise<string> => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Cover').addRow(['Zesty']);
  const sheet = book.addWorksheet('Data');
  sheet.addRow(['Savings']);
  sheet.addRow([...names]);
  sheet.addRow([new Date(Date.UTC(2026, 0, 1)), '111122223333', 12.5, 'eu']);
  const path = join(directory, 'zesty.xlsx');
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
  return path;
};

const take = (
  path: string,
  more: { readonly mapping?: { readonly name: string; readonly mapping: TableMapping } } = {},
) => runImport({ db, inputs: [{ name: 'zesty.xlsx', path }], by, ...more });
const remember = () => saveVendorMapping(db, { name: 'Zesty', signature: headerSignature(header), mapping }, { by });

it('a workbook of nobody’s format is refused, and shown to a person', async () => {
  const path = await writeBook();
  const [staged] = await runImport({ db, inputs: [{ name: 'zesty.xlsx', path }], by, stopBeforeCommit: true });
  expect(staged).toMatchObject({
    result: 'refused',
    problems: [{ code: 'unknown-format' }],
    question: { kind: 'columns', look: { likely: 1, tables: [{ sheet: 'Cover' }, { sheet: 'Data', headerLine: 2 }] } },
  });
});

it('the same header again is read by the mapping that is remembered, and says so', async () => {
  const path = await writeBook();
  remember();
  const [outcome] = await take(path);
  expect(outcome).toMatchObject({ result: 'imported', format: 'savings' });
  expect(outcome?.preview?.notices.map(({ text }) => text)).toContainEqual(
    'Sheet “Data”. Its columns are read by the mapping “Zesty”, since its header is the one that the mapping was made for.',
  );
  const saved = db.raw.prepare('SELECT vendor, gross_saving, fee FROM savings').all();
  expect(saved).toEqual([{ vendor: 'Zesty', gross_saving: 12_500_000_000n, fee: 2_500_000_000n }]);
});

it('another header is not, unless the mapping is named; a mapping that does not fit says what lacks', async () => {
  remember();
  const other = await writeBook(['Month', 'Account', 'Saved', 'Region']);
  expect(await take(other)).toMatchObject([{ result: 'refused' }]);
  const [named] = vendorMappingsIn(db);
  if (named === undefined) throw new Error('nothing is remembered');
  expect(await take(other, { mapping: named })).toMatchObject([
    { result: 'refused', problems: [{ text: 'The mapping “Zesty” does not fit: The file has no column Period.' }] },
  ]);
  expect(await take(await writeBook([...header.slice(0, 3), 'Zone']), { mapping: named })).toMatchObject([
    { result: 'imported' },
  ]);
});

it('is forgotten, and replaced under its name', () => {
  remember();
  saveVendorMapping(db, { name: 'Zesty', signature: headerSignature(['a']), mapping }, { by });
  expect(vendorMappingsIn(db)).toMatchObject([{ name: 'Zesty', signature: '["a"]', by }]);
  expect([removeVendorMapping(db, 'Zesty', { by }), removeVendorMapping(db, 'Zesty', { by })]).toEqual([true, false]);
  expect(vendorMappingsIn(db)).toEqual([]);
});

it('a sheet with Perunit’s own header needs no mapping', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Savings');
  sheet.addRow(['month', 'account_id', 'vendor', 'gross_saving', 'fee']);
  sheet.addRow([new Date(Date.UTC(2026, 0, 1)), '111122223333', 'Zesty', 10, 2]);
  const path = join(directory, 'zesty.xlsx');
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()));
  expect(await take(path)).toMatchObject([{ result: 'imported', format: 'savings' }]);
});
