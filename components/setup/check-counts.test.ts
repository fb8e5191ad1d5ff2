import { expect, test } from 'vitest';
import { problemOfCounts, totalOf } from './check-counts';
import type { CountsView } from './view-types';

const counts = (given: Partial<CountsView>): CountsView => ({
  month: '2026-01',
  active: '70',
  hibernated: '30',
  paid: '20',
  freemiumActive: '',
  elevenPlus: '',
  isKnown: false,
  ...given,
});

test('a row with the three needed counts can be saved, and its total is their sum', () => {
  expect(problemOfCounts(counts({}))).toBeNull();
  expect(totalOf(counts({}))).toBe(100);
});

test.each([
  [{ active: '' }, 'Active is empty. Type 0 when there is none.'],
  [{ active: '1,000' }, 'Active must be a whole number without separators.'],
  [{ hibernated: '-1' }, 'Hibernated must be a whole number without separators.'],
  [{ elevenPlus: '3.5' }, '11 users or more must be a whole number without separators.'],
  [{ paid: '101' }, 'Paid (101) is more than active and hibernated together (100).'],
  [{ freemiumActive: '81' }, 'Freemium, active (81) is more than there are freemium workspaces (80).'],
  [{ elevenPlus: '101' }, '11 users or more is more than there are workspaces (100).'],
])('the row %j is named wrong', (given, problem) => {
  expect(problemOfCounts(counts(given))).toBe(problem);
});

test('there is no total before both parts are known', () => {
  expect(totalOf(counts({ hibernated: '' }))).toBeNull();
});
