import { expect, test } from 'vitest';
import { cleanLine, cleanText } from './clean-text';

test('a line loses breaks, controls, direction overrides and halves of signs, and keeps the rest', () => {
  expect(cleanLine('  Tag\r\n the\tsandbox\u0000\u202e\ud800 ')).toBe('Tag the sandbox');
  expect(cleanLine('Ångström 👩‍💻 − “x”')).toBe('Ångström 👩‍💻 − “x”');
});

test('a text keeps its paragraphs', () => {
  expect(cleanText('\nOne\r\n\r\n\tTwo\u0007\rThree\n')).toBe('One\n\n\tTwo\nThree');
});
