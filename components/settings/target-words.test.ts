import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptLimit, readTarget, targetWords, typedLimit } from './target-words';

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

test('a share’s limit is typed in percent and kept as a share, to the last digit', () => {
  const digits = fc.integer({ min: 1, max: 10_000_000 });
  fc.assert(
    fc.property(digits, (count) => {
      const kept = (count / 1_000_000).toFixed(6).replace(/\.?0+$/, '');
      expect(keptLimit(typedLimit(kept, true), true)).toBe(kept);
    }),
  );
});

test('limits are read with separators, percent signs and a true minus', () => {
  expect(keptLimit('20 %', true)).toBe('0.2');
  expect(keptLimit('12.5', true)).toBe('0.125');
  expect(keptLimit('1,250.50', false)).toBe('1250.50');
  expect(keptLimit('−3', false)).toBe('-3');
  expect(keptLimit('a lot', true)).toBe('a lot');
});

test('a filled form is a threshold, a trend, or no target', () => {
  expect(readTarget(form({ aim: '<', fail: '20', warn: '' }), true)).toEqual({
    ...{ kind: 'threshold', operator: '<', fail: '0.2', warn: null },
  });
  expect(readTarget(form({ aim: 'falls' }), false)).toEqual({ kind: 'trend', operator: 'falls' });
  expect(readTarget(form({ aim: 'none' }), false)).toBeNull();
});

test('targets are said in words', () => {
  expect(targetWords({ kind: 'threshold', operator: '<=', fail: '0.3', warn: '0.28' }, true)).toBe(
    'At most 30%, close from 28%',
  );
  expect(targetWords({ kind: 'threshold', operator: '<', fail: '12.5', warn: null }, false)).toBe('Below 12.5');
  expect(targetWords({ kind: 'trend', operator: 'rises' }, false)).toBe('Rises');
  expect(targetWords(null, false)).toBe('No target');
});
