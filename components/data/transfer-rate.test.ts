import { expect, test } from 'vitest';
import { formatBytes, formatCount, formatSeconds, plural } from './format-size';
import { addSample, ratePerSecond, type Sample, secondsLeft } from './transfer-rate';

const looks = (...pairs: [number, number][]): Sample[] =>
  pairs.reduce<Sample[]>((samples, [atMs, done]) => addSample(samples, { atMs, done }), []);

test('the rate is that of the last five seconds', () => {
  expect(ratePerSecond(looks([0, 0], [1_000, 10], [6_500, 500], [7_500, 1_500]))).toBe(1_000);
});

test('no rate is known from one look or from looks too close together', () => {
  expect(ratePerSecond(looks([0, 0]))).toBeNull();
  expect(ratePerSecond(looks([0, 0], [400, 9]))).toBeNull();
});

test('the time left follows the rate and is unknown at a standstill', () => {
  expect(secondsLeft(looks([0, 0], [1_000, 100]), 1_000)).toBe(9);
  expect(secondsLeft(looks([0, 100], [1_000, 100]), 1_000)).toBeNull();
});

test('a transfer that starts again forgets what was before', () => {
  expect(looks([0, 500], [100, 700], [200, 10])).toEqual([{ atMs: 200, done: 10 }]);
});

test('sizes, counts and times are written for people', () => {
  expect([0, 1, 999, 1_000, 999_949, 999_950, 426_000_000, 5e15].map(formatBytes)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '999.9 kB',
    '1.0 MB',
    '426.0 MB',
    '5000.0 TB',
  ]);
  expect(formatCount(1187402)).toBe('1,187,402');
  expect([0, 18.2, 89, 90, 3_600, 7_500].map(formatSeconds)).toEqual([
    '1 s',
    '19 s',
    '89 s',
    '2 min',
    '60 min',
    '2 h 5 min',
  ]);
  expect([plural(1, 'row'), plural(7, 'row'), plural(2, 'delivery', 'deliveries')]).toEqual([
    '1 row',
    '7 rows',
    '2 deliveries',
  ]);
});
