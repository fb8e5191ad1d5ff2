import { Decimal } from 'decimal.js';
import ExcelJS from 'exceljs';

/** A cell as a person reads it, and the number behind it. */
export type SheetCell = { readonly text: string; readonly number: number | null };

const places = (format: string): number => /\.(0+)/.exec(format)?.[1]?.length ?? 0;

/** What a spreadsheet shows of a number in one of our formats: ties go away from zero there. */
const shown = (number: number, format: string): string => {
  const [above = '', below = above, zero = above] = format.split(';');
  const used = number > 0 ? above : number < 0 ? below : zero;
  const exact = new Decimal(number).abs().times(/0%/.test(used) ? 100 : 1);
  const [whole = '', fraction] = exact.toFixed(places(used), Decimal.ROUND_HALF_UP).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return used.replace(/#,##0(?:\.0+)?/, digits).replaceAll('"', '');
};

const readCell = (cell: ExcelJS.Cell): SheetCell => {
  const value = cell.result ?? cell.value;
  if (typeof value === 'number') return { text: shown(value, cell.numFmt), number: value };
  return { text: value === null ? '' : String(value), number: null };
};

/** A workbook's cells by sheet, in rows; rows and columns count from 1. */
export async function readWorkbook(bytes: Uint8Array): Promise<Map<string, SheetCell[][]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const sheets = workbook.worksheets.map((sheet): [string, SheetCell[][]] => {
    const rows: SheetCell[][] = [];
    sheet.eachRow((row, at) => {
      const cells: SheetCell[] = [];
      row.eachCell((cell, column) => {
        cells[column] = readCell(cell);
      });
      rows[at] = cells;
    });
    return [sheet.name, rows];
  });
  return new Map(sheets);
}
