import { expect, test } from 'vitest';
import { guessFormat, likelyFormat } from './likely-number-format';

test.each([
  [['1,234.56'], 'comma-thousands'],
  [['1,234,567', '12,000.5'], 'comma-thousands'],
  [['1.234,56'], 'point-thousands'],
  [['0,5', '1.234.567,00'], 'point-thousands'],
  [['1,234'], null],
  [['1,234', '1,234.5'], 'comma-thousands'],
  [['1,234.56', '1.234,56'], null],
  [['n/a', null], null],
  [['n/a', '1,234.56'], 'comma-thousands'],
  [['2026-13'], null],
  [[], null],
])('rejected values %j look like %s', (values, format) => {
  expect(likelyFormat(values)).toBe(format);
});

test.each([
  [['1.234,50', '246,90', 'Jan 2026'], 'point-thousands'],
  [['1,234.50', '300.25'], 'comma-thousands'],
  [['300.25', '1.234', 'Doe, John'], 'plain'],
  [['1,234'], 'plain'],
])('a table with %j is taken to write its numbers as %s', (cells, format) => {
  expect(guessFormat(cells)).toBe(format);
});
