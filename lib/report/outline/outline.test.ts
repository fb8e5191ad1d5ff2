import { describe, expect, it } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import type { MonthlyReport } from '../monthly-report';
import type { Figure } from '../schema/figure';
import { sections } from '../sections/registry';
import { sampleInputs } from '../testing/sample-inputs';
import { sampleWords } from '../testing/sample-words';
import { figuresIn, figuresOf } from './figures-of';
import { reportOutline } from './report-outline';

const inputs = sampleInputs();
const partialStates = inputs.states.map((state) =>
  state.month === '2026-01' ? { ...state, data: 'open' as const, lastUsageDay: '2026-01-18' } : state,
);
const annotations = [{ id: 1, month: '2025-06', day: null, series: null, text: 'Moved to Graviton', link: null }];
const invoiceTotals = [{ month: '2026-01', payerId: 'p', amount: '100.00', currency: 'USD' }];

const reports: readonly (readonly [string, MonthlyReport])[] = [
  ['with data', buildMonthlyReport(sampleInputs({ annotations, invoiceTotals, words: sampleWords }))],
  ['without any', buildMonthlyReport(sampleInputs({ editMonth: (each) => ({ ...each, costs: null, counts: null }) }))],
  ['of a part of a month', buildMonthlyReport({ ...inputs, states: partialStates })],
];

const idsOf = (figures: readonly Figure[]): string[] => [...new Set(figures.map(({ id }) => id))].sort();

describe.each(reports)('the outline of a report %s', (_, report) => {
  const outlined = reportOutline(report);
  const tables = outlined.flatMap(({ outline }) => outline.tables);

  it('has the sections in their order', () => {
    expect(outlined.map(({ id, title }) => [id, title])).toEqual(sections.map(({ id, title }) => [id, title]));
  });

  it.each(outlined.map(({ id }) => id))('holds every figure of the section %s, and no other', (id) => {
    const outline = outlined.find((each) => each.id === id)?.outline;
    expect(idsOf(figuresIn(outline))).toEqual(idsOf(figuresIn(report.sections[id])));
  });

  it('gives every table an id of its own, and every row a cell for each column', () => {
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
    for (const { id, columns, rows } of tables) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(new Set(columns.map((column) => column.id)).size, id).toBe(columns.length);
      expect(new Set(rows.map(({ key }) => key)).size, id).toBe(rows.length);
      for (const { cells } of rows) expect(cells, id).toHaveLength(columns.length);
    }
  });

  it('puts numbers only under heads of numbers, in their unit', () => {
    for (const { id, columns, rows } of tables) {
      for (const cell of rows.flatMap(({ cells }) => cells.map((each, at) => ({ each, column: columns[at] })))) {
        if (cell.each === null || typeof cell.each === 'string' || !('exact' in cell.each)) continue;
        expect(cell.column?.kind, id).toBe('number');
        if ('unit' in cell.each && cell.column?.unit !== undefined) expect(cell.each.unit, id).toBe(cell.column.unit);
        if (!('unit' in cell.each)) expect(cell.column?.unit, `${id} ${cell.column?.id}`).toBeDefined();
      }
    }
  });

  it('calls two figures by one id only when they are the same', () => {
    const known = new Map<string, Figure>();
    for (const figure of figuresIn(report)) {
      expect(figure, figure.id).toEqual(known.get(figure.id) ?? figure);
      known.set(figure.id, figure);
    }
    expect(figuresOf(report)).toHaveLength(known.size);
  });
});
