import JSZip from 'jszip';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import { reportOutline } from '../outline/report-outline';
import { sampleInputs } from '../testing/sample-inputs';
import { renderCsv, renderTableCsv, tableFileName, tableIds } from './csv';

const report = buildMonthlyReport(sampleInputs());
const tables = reportOutline(report).flatMap(({ outline }) => outline.tables);

const read = (csv: string | null): string[][] =>
  Papa.parse<string[]>(csv ?? '', { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data;

describe('the report as CSV', () => {
  it('has a file for each table, and is the same bytes each time', async () => {
    const bytes = await renderCsv(report);
    expect(await renderCsv(report)).toEqual(bytes);
    const { files } = await JSZip.loadAsync(bytes);
    expect(Object.keys(files)).toEqual(tableIds(report).map((id) => `${id}.csv`));
  });

  it.each(tables.map((table) => [table.id, table] as const))('says every number of %s exactly', (id, table) => {
    const [head, ...rows] = read(renderTableCsv(report, id));
    expect(head).toHaveLength(table.columns.length);
    expect(rows).toHaveLength(table.rows.length);
    for (const [at, { cells }] of table.rows.entries()) {
      for (const [column, cell] of cells.entries()) {
        if (cell !== null && typeof cell === 'object' && 'exact' in cell) {
          expect(rows[at]?.[column], `${id} ${at} ${column}`).toBe(cell.exact ?? '');
        }
      }
    }
  });

  it('names the unit of a column', () => {
    expect(read(renderTableCsv(report, 'environments'))[0]).toEqual([
      'Environment',
      'Dec 2025 (USD)',
      'Jan 2026 (USD)',
      'Change (USD)',
      'Relative change (fraction)',
      'Share (fraction)',
      'Per workspace (USD per workspace)',
    ]);
  });

  it('runs no account’s name as a formula', () => {
    const inputs = sampleInputs();
    const hostile = '=HYPERLINK("http://evil.example","x")';
    const accounts = inputs.accounts.map((account) => ({ ...account, name: hostile }));
    const csv = renderTableCsv(buildMonthlyReport({ ...inputs, accounts }), 'accounts');
    expect(read(csv)[1]?.[0]).toBe(`'${hostile}`);
  });

  it('says of what it is and where the month stands, in a file of its own and in the name of each', () => {
    const facts = new Map(read(renderTableCsv(report, 'report')).map(([fact, value]) => [fact, value]));
    expect(facts.get('Month')).toBe('2026-01');
    expect(facts.get('Data state')).toBe(report.dataState);
    expect(facts.get('Report state')).toBe(report.reportState);
    expect(tableFileName(report, 'accounts')).toBe('perunit-2026-01-draft-accounts.csv');
  });

  it('has no table of another id', () => {
    expect(renderTableCsv(report, 'there-is-none')).toBeNull();
  });
});
