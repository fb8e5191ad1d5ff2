import { expect, test } from 'vitest';
import { lineCount, textWidth } from './text-width';

test('a text is as wide as Arial’s letters', () => {
  expect(textWidth('10', 72)).toBeCloseTo(1.112);
  expect(textWidth('iM', 36)).toBeCloseTo(0.5275);
  expect(textWidth('Cost', 12, true)).toBeGreaterThan(textWidth('Cost', 12));
});

test('lines break between words, and within a word that is too long', () => {
  expect(lineCount('', 12, 1)).toBe(1);
  expect(lineCount('00 00 00', 72, 2.6)).toBe(2);
  expect(lineCount('00 00 00', 72, 1.2)).toBe(3);
  expect(lineCount('000000', 72, 1.2)).toBe(3);
});
