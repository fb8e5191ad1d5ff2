import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { builtInDefinitions } from '../../kpis/definitions';
import type { KpiDefinition } from '../../kpis/types';
import { buildMonthlyReport } from '../build-monthly-report';
import { reportOutline } from '../outline/report-outline';
import { renderXlsx } from '../renderers/xlsx';
import { reportDeck } from '../slides/deck';
import { sampleInputs } from '../testing/sample-inputs';

const own: KpiDefinition = {
  ...{ id: 'SHARED', name: 'Shared cost of each active workspace', group: 'custom', unit: 'money-per-workspace' },
  ...{ formula: 'cost.shared / workspaces.active', better: 'lower', description: 'Shared accounts.', caveats: [] },
  ...{ numeratorLabel: 'Shared cost', denominatorLabel: 'Active workspaces' },
  ...{ breaksAtHibernation: false, version: 1, validFrom: '2025-06' },
};
const reportWith = (definitions: readonly KpiDefinition[]) =>
  buildMonthlyReport(sampleInputs({ definitions: [...builtInDefinitions, ...definitions] }));
const report = reportWith([own]);
const card = report.sections.scorecard.secondary.find(({ id }) => id === 'SHARED');

it('stands with the secondary KPIs, without a value before its first month', () => {
  expect(card).toMatchObject({ group: 'custom', status: 'no-target', value: { reason: null } });
  expect(card?.series[0]).toMatchObject({ exact: null });
  expect(report.sections.scorecard.measures.map(({ id }) => id)).toContain('cost.shared');
});

it('is in the tables that files are made of, and in the workbook', async () => {
  const scorecard = reportOutline(report).find(({ id }) => id === 'scorecard');
  expect(
    scorecard?.outline.tables.map(({ rows, columns }) =>
      [...rows.map(({ key }) => key), ...columns.map(({ id }) => id)].includes('SHARED'),
    ),
  ).toEqual([true, true, false]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(await renderXlsx(report)).buffer);
  const sheet = workbook.getWorksheet('KPI scorecard');
  const codes = sheet?.getColumn(1).values ?? [];
  expect(codes).toContain('SHARED');
});

it('is on the slide of the secondary KPIs, which holds several of them', () => {
  const many = Array.from({ length: 6 }, (_, index) => ({ ...own, id: `OWN${index}` }));
  const slide = reportDeck(reportWith(many)).slides.find(({ id }) => id === 'scorecard-secondary');
  const table = slide?.parts.find((part) => part.kind === 'table');
  expect(table?.kind === 'table' ? table.rows.length : 0).toBe(14);
  expect(JSON.stringify(slide)).toContain('OWN5');
});

it('breaks its line in the month in which it is computed otherwise', () => {
  const second = { ...own, version: 2, validFrom: '2025-10', formula: 'cost.shared / workspaces.total' };
  const changed = reportWith([own, second]).sections.scorecard.secondary.find(({ id }) => id === 'SHARED');
  expect(changed).toMatchObject({ breakMonth: '2025-10', formulaStart: '2025-10' });
  const worded = reportWith([own, { ...second, formula: own.formula, name: 'Another name' }]);
  expect(worded.sections.scorecard.secondary.find(({ id }) => id === 'SHARED')?.breakMonth).toBeNull();
});
