import { expect, test } from 'vitest';
import { seriesLabel } from './series-label';

const point = (month: string, exact: string | null) => ({ month, exact, text: exact === null ? '–' : `$${exact}` });

test('a line is read out as what it is of, its known months, and from what to what it went', () => {
  const points = [point('2025-11', null), point('2025-12', '2'), point('2026-01', '3')];
  expect(seriesLabel('acme-dev', points)).toBe('acme-dev over 2 months, from $2 to $3');
  expect(seriesLabel('acme-dev', points.slice(0, 2))).toBe('acme-dev over one month, from $2 to $2');
  expect(seriesLabel('acme-dev', points.slice(0, 1))).toBe('acme-dev');
});
