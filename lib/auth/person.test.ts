import { expect, test } from 'vitest';
import { personHeader, personOf } from './person';

test.each([
  ['Maria', 'Maria'],
  [encodeURIComponent('Jörg Łukasz 王'), 'Jörg Łukasz 王'],
  ['%20%20Maria%0A', 'Maria'],
  ['', 'the browser'],
  ['%20', 'the browser'],
  ['%E0%A4%A', 'the browser'],
  ['a'.repeat(200), 'a'.repeat(80)],
])('the header %j names %j', (header, name) => {
  expect(personOf(new Headers({ [personHeader]: header }))).toBe(name);
});

test('without the header a change is the browser’s', () => {
  expect(personOf(new Headers())).toBe('the browser');
});
