import { expect, test } from 'vitest';
import type { Coverage, CoverageSource, CoverageState } from '@/db/queries/coverage';
import { coverageView } from './coverage-view';

const months = ['2025-12', '2026-01', '2026-02'];

const source = (
  feed: string,
  kind: CoverageSource['kind'],
  states: CoverageState[],
  isRead = true,
): CoverageSource => ({
  feed,
  kind,
  cells: states.map((state, index) => ({
    month: months[index] ?? '',
    state,
    rows: 1,
    importId: 1,
    isRead: state !== 'missing' && isRead,
  })),
});

const withoutIds = ({ sources }: ReturnType<typeof coverageView>) =>
  sources.map(({ name, cells }) => ({ name, cells }));

const view = (sources: CoverageSource[], shown: number | null = null) => {
  const coverage: Coverage = { months, sources };
  return coverageView(coverage, shown);
};

test('bills come first, then workspace counts of every kind in one row, then the rest', () => {
  const sources = withoutIds(
    view([
      source('savings', 'savings', ['final', 'final', 'missing']),
      source('workspaces-typed', 'workspaces-typed', ['missing', 'missing', 'open']),
      source('workspaces-monthly', 'workspaces-monthly', ['missing', 'final', 'missing']),
      source('focus-1.2:1111', 'bill', ['final', 'restated', 'provisional']),
    ]),
  );
  expect(sources).toEqual([
    { name: 'FOCUS 1.2 of 1111', cells: ['final', 'restated', 'provisional'] },
    { name: 'Workspace counts', cells: ['missing', 'final', 'open'] },
    { name: 'Savings', cells: ['final', 'final', 'missing'] },
  ]);
});

test('workspace counts are missed even when there were never any; another source only once it began', () => {
  const sources = withoutIds(
    view([
      source('focus-1.2:1111', 'bill', ['final', 'final', 'final']),
      source('budgets', 'budgets', ['missing', 'final', 'missing']),
    ]),
  );
  expect(sources.slice(1)).toEqual([
    { name: 'Workspace counts', cells: ['missing', 'missing', 'missing'] },
    { name: 'Budget', cells: ['none', 'final', 'missing'] },
  ]);
});

test('a bill that another source’s bill stands before is there, but not counted', () => {
  const sources = withoutIds(view([source('cur-2.0:1111', 'bill', ['final', 'final', 'final'], false)]));
  expect(sources[0]).toEqual({ name: 'CUR 2.0 of 1111', cells: ['unread', 'unread', 'unread'] });
});

test('only the newest months are shown when asked, and the rest is counted', () => {
  const shown = view([source('focus-1.2:1111', 'bill', ['final', 'final', 'open'])], 1);
  expect(shown).toMatchObject({ months: ['2026-02'], hiddenMonths: 2, sources: [{ cells: ['open'] }, {}] });
});

test('without any data there is no row', () => {
  expect(coverageView({ months: [], sources: [] }, 13)).toEqual({ months: [], hiddenMonths: 0, sources: [] });
});

test('payers with long ids keep a row each, under the end of their id', () => {
  const long = (end: string) => source(`focus-1.0:/providers/billing/${end}`, 'bill', ['final', 'final', 'final']);
  const { sources } = view([long('1234-5678-90ab-cdef'), long('4321-5678-90ab-cdef')]);
  expect(sources.map(({ name }) => name)).toEqual([
    'FOCUS 1.0 of …678-90ab-cdef',
    'FOCUS 1.0 of …678-90ab-cdef',
    'Workspace counts',
  ]);
});
