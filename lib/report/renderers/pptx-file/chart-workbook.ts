import { stableZip } from '../../files/stable-zip';
import type { ChartPart } from '../../slides/slide';
import { chartGroups } from './chart-options';
import { DATE_FORMAT, dayNumber } from './month-dates';
import { escapeXml } from './xml';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

const rels = (targets: readonly (readonly [string, string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const workbook = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${DATE_FORMAT}"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const LETTERS = 26;

const columnName = (index: number): string =>
  (index < LETTERS ? '' : columnName(Math.floor(index / LETTERS) - 1)) + String.fromCharCode(65 + (index % LETTERS));

const words = (column: number, row: number, text: string): string =>
  `<c r="${columnName(column)}${row}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`;

const number = (column: number, row: number, value: string | null): string =>
  value === null ? '' : `<c r="${columnName(column)}${row}"><v>${value}</v></c>`;

/** What the rows are: words, or months as dates. */
const firstCells = ({ categories, dates }: ChartPart): string[] =>
  dates === undefined
    ? categories.map((category, index) => words(0, index + 2, category.replace('\n', ' ')))
    : dates.months.map((month, index) => `<c r="A${index + 2}" s="1"><v>${dayNumber(month)}</v></c>`);

const sheet = (part: ChartPart): string => {
  const series = chartGroups(part).flatMap((group) => group.series);
  const head = ['', ...series.map(({ name }) => name)].map((name, column) => words(column, 1, name)).join('');
  const rows = firstCells(part).map((first, index) => {
    const row = index + 2;
    const numbers = series.map(({ values }, at) => number(at + 1, row, values[index] ?? null)).join('');
    return `<row r="${row}">${first}${numbers}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1">${head}</row>${rows.join('')}</sheetData></worksheet>`;
};

/**
 * The workbook that opens when somebody edits a chart's data: categories in the first column, a column for each series,
 * exact to the last digit. It takes the place of the one by pptxgenjs, which writes zeros as blanks.
 */
export const chartWorkbook = (part: ChartPart): Promise<Uint8Array> =>
  stableZip([
    { path: '[Content_Types].xml', content: contentTypes },
    { path: '_rels/.rels', content: rels([['officeDocument', 'xl/workbook.xml']]) },
    { path: 'xl/workbook.xml', content: workbook },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: rels([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    },
    { path: 'xl/worksheets/sheet1.xml', content: sheet(part) },
    { path: 'xl/styles.xml', content: styles },
  ]);
