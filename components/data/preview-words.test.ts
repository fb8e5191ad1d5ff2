import { expect, test } from 'vitest';
import {
  coverageHeadline,
  finalityInWords,
  headlineOf,
  importLabel,
  monthsInWords,
  replacedInWords,
} from './preview-words';
import type { CoverageState, PreviewView } from './view-types';

const month = (name: string) => ({
  month: name,
  rows: 10,
  billed: '1',
  effective: '1',
  days: null,
  finality: null,
  replaces: null,
});

const preview = (changes: Partial<PreviewView>): PreviewView => ({
  importId: 1,
  isBill: true,
  name: 'bill.csv',
  formatName: 'FOCUS 1.2',
  files: [],
  columnCount: 57,
  currency: 'USD',
  stagedAt: '2026-03-03T09:41:00Z',
  by: 'Finance',
  rowsRead: 1_187_402,
  rowsRejected: 0,
  rowsLeftOut: 0,
  rejectedBilled: null,
  rejects: [],
  months: [month('2026-02')],
  billed: '1',
  effective: '1',
  mappedAccounts: 12,
  unmappedAccounts: [],
  columns: [],
  notices: [],
  numberFormat: null,
  shrinks: [],
  ...changes,
});

test.each([
  [[], 'no month'],
  [['2026-02'], 'February 2026'],
  [['2026-02', '2026-01'], 'January 2026 and February 2026'],
  [['2026-01', '2025-11', '2025-12'], '3 months from Nov 2025 to Jan 2026'],
])('the months %j are called %j', (months, words) => {
  expect(monthsInWords(months)).toBe(words);
});

test('the button that imports names what is imported and every doubt it accepts', () => {
  expect(importLabel(preview({}))).toBe('Import February 2026');
  expect(importLabel(preview({ months: [month('2026-01'), month('2026-02'), month('2026-03')] }))).toBe(
    'Import 3 months',
  );
  expect(importLabel(preview({ months: [] }))).toBe('Import this file');
  expect(importLabel(preview({ rowsRejected: 7 }))).toBe('Import without these 7 rows');
  expect(importLabel(preview({ rowsRejected: 1 }))).toBe('Import without this row');
  expect(importLabel(preview({ shrinks: ['less'] }))).toBe('Replace February 2026 anyway');
  expect(importLabel(preview({ shrinks: ['less'], rowsRejected: 7 }))).toBe(
    'Replace February 2026 anyway, without 7 rows',
  );
});

test('the headline of a preview states the gravest finding', () => {
  const unmappedAccounts = [{ accountId: '0013', name: null }];
  expect(headlineOf(preview({}))).toBe('FOCUS 1.2 for February 2026: 1,187,402 rows, ready to import');
  expect(headlineOf(preview({ unmappedAccounts }))).toMatch(/: 1 account will need an environment$/);
  expect(headlineOf(preview({ unmappedAccounts, shrinks: ['less'] }))).toMatch(/: less than what it would replace$/);
  expect(headlineOf(preview({ shrinks: ['less'], rowsRejected: 1 }))).toMatch(/: 1 row can’t be read$/);
});

const coverageOf = (...sources: [string, ...CoverageState[]][]) => ({
  months: ['2025-12', '2026-01', '2026-02'],
  hiddenMonths: 0,
  sources: sources.map(([name, ...cells]) => ({ id: name, name, cells })),
});

test('the headline of the coverage says what the newest month waits for, then where gaps are', () => {
  const bill: [string, ...CoverageState[]] = ['FOCUS 1.2 of 1111', 'final', 'final', 'open'];
  expect(
    coverageHeadline(
      coverageOf(bill, ['Workspace counts', 'final', 'final', 'missing'], ['Savings', 'final', 'final', 'missing']),
    ),
  ).toBe('February 2026 waits for workspace counts and savings');
  expect(coverageHeadline(coverageOf(bill, ['Savings', 'final', 'missing', 'final']))).toBe(
    'February 2026 is complete; January 2026 has a gap',
  );
  expect(coverageHeadline(coverageOf(bill, ['Savings', 'none', 'final', 'final']))).toBe(
    'No source misses a month since December 2025',
  );
});

test('a month says which days it holds, whether it is invoiced, and what it replaces', () => {
  const month = { month: '2026-01', rows: 12, billed: '24', effective: '24', finality: 'invoiced' as const };
  const days = { first: '2026-01-01', last: '2026-01-31' };
  const replaces = { rows: 1000, rowsAfter: 1200, billed: '20.515', billedAfter: '-1234.5' };
  expect(finalityInWords({ ...month, days, replaces })).toBe('1 to 31 January 2026, invoiced');
  const open = { ...month, days: { first: '2025-12-31', last: '2026-01-02' }, replaces: null };
  expect(finalityInWords({ ...open, finality: 'not-invoiced' })).toBe(
    '31 December 2025 to 2 January 2026; InvoiceId is empty, so the month stays provisional',
  );
  const flagged = { ...month, days, replaces: null };
  expect(finalityInWords({ ...flagged, finality: 'not-estimated' })).toBe('1 to 31 January 2026, no estimate any more');
  expect(finalityInWords({ ...flagged, finality: 'estimated' })).toContain('the month stays open');
  expect(finalityInWords({ ...month, days: null, replaces: null })).toBeNull();
  expect(replacedInWords({ ...month, days, replaces })).toBe(
    'Replaces what was imported before: rows 1,000 → 1,200, billed 20.52 → −1,234.50',
  );
  expect(replacedInWords(open)).toBeNull();
});
