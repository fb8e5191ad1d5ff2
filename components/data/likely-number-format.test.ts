import { expect, test } from 'vitest';
import { likelyFormat } from './likely-number-format';

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
