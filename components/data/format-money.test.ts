import { expect, test } from 'vitest';
import { formatDecimal, formatMoney } from './format-money';

test.each([
  ['52118.06', 'USD', '$52,118.06'],
  ['20.52022672899', 'USD', '$20.52'],
  ['-3.18', 'EUR', '−€3.18'],
  ['12', 'CHF', 'CHF 12.00'],
  ['0.005', 'USD', '$0.00'],
  ['0.015', 'USD', '$0.02'],
  ['0.0050000001', 'USD', '$0.01'],
  ['-0.001', 'USD', '$0.00'],
  ['999.995', 'USD', '$1,000.00'],
  ['9007199254740993.11', 'USD', '$9,007,199,254,740,993.11'],
  ['1', null, '1.00'],
])('%s %s is written %s', (amount, currency, text) => {
  expect(formatMoney(amount, currency)).toBe(text);
});

test('whole amounts and odd texts are written as they are', () => {
  expect(formatDecimal('1234567', 0)).toBe('1,234,567');
  expect(formatDecimal('n/a', 2)).toBe('n/a');
});
