import { expect, test } from 'vitest';
import { areTooMuch, givenShares, sharesSentence, sharesWords } from './shares';

test('shares say what they add up to and what stays shared, exactly', () => {
  expect(sharesSentence({})).toBe('Together 0; 1 of shared cost stays shared.');
  expect(sharesSentence({ production: '0.1', core: '0.2' })).toBe('Together 0.3; 0.7 of shared cost stays shared.');
  expect(sharesSentence({ production: '0.6', core: '0.4' })).toBe('Together 1: all of shared cost is split.');
  expect(sharesSentence({ production: '0.6', core: '0.400000001' })).toBe('Together 1.000000001: more than the whole.');
});

test('one billionth over the whole is too much', () => {
  expect(areTooMuch({ production: '0.6', core: '0.4' })).toBe(false);
  expect(areTooMuch({ production: '0.6', core: '0.400000001' })).toBe(true);
});

test('an environment without a share is left out', () => {
  expect(givenShares({ production: '0.6', core: '', test: '0', dev: '0.00' })).toEqual({ production: '0.6' });
  expect(sharesWords({ core: '0.4', production: '0.6' })).toBe('Production 0.6, Core 0.4');
});
