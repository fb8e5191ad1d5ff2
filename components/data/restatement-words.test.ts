import { expect, test } from 'vitest';
import type { RestatedMonth } from '@/lib/report/restatement/restated-month';
import { clipped, movedInWords, nameOfMonth, restateLabel } from './restatement-words';

const published: RestatedMonth = {
  ...{ month: '2026-01', reportState: 'published', edition: '61.1', count: 214, places: [] },
  sections: ['Headline', 'KPI scorecard', 'Accounts'],
};
const closed: RestatedMonth = {
  ...published,
  reportState: 'closed',
  edition: null,
  count: 1,
  sections: ['Data notes'],
};

test('a signed month is named by its edition, or as closed', () => {
  expect([published, closed].map(nameOfMonth)).toEqual(['January 2026 (#61.1)', 'January 2026 (closed)']);
});

test('what moves is counted, and where', () => {
  expect(movedInWords(published)).toBe('214 places move, in Headline and 2 more sections');
  expect(movedInWords({ ...published, sections: ['Headline', 'Accounts'] })).toBe(
    '214 places move, in Headline and Accounts',
  );
  expect(movedInWords(closed)).toBe('1 place moves, in Data notes');
});

test('sentences are cut short, and what is not there is none', () => {
  expect(clipped(null)).toBe('none');
  expect(clipped('$7.20')).toBe('$7.20');
  expect(clipped('word '.repeat(40))).toMatch(/^(word ){17}word…$/);
});

test('the button says what pressing it agrees to', () => {
  expect(restateLabel([published], 'undo')).toBe('Restate 1 signed month and undo');
  expect(restateLabel([published, closed], 'import')).toBe('Restate 2 signed months and import');
});
