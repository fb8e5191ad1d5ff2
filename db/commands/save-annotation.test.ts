import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PerunitDatabase } from '../client';
import { allAnnotations, annotationsIn } from '../queries/annotations';
import { temporaryDatabase } from '../testing/sample-scan';
import { changeAnnotation, removeAnnotation, saveAnnotation } from './save-annotation';

const by = { by: 'Ana' };
const note = { month: '2026-01', text: 'A load test', link: null };
let db: PerunitDatabase;
let remove: () => void;

beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

it('keeps a note under one number while it is changed, removed and brought back', () => {
  const first = saveAnnotation(db, note, by);
  const second = saveAnnotation(db, { ...note, month: '2025-12', day: '2025-12-03', series: 'kpi.APWC' }, by);
  changeAnnotation(db, first, { ...note, text: 'Two load tests', link: 'https://example.com/1' }, by);
  expect(allAnnotations(db)).toEqual([
    { ...note, id: second, month: '2025-12', day: '2025-12-03', series: 'kpi.APWC' },
    { id: first, month: '2026-01', day: null, series: null, text: 'Two load tests', link: 'https://example.com/1' },
  ]);
  removeAnnotation(db, first, { isRemoved: true, ...by });
  expect(annotationsIn(db, { first: '2026-01', last: '2026-01' })).toEqual([]);
  removeAnnotation(db, first, { isRemoved: false, ...by });
  expect(annotationsIn(db, { first: '2026-01', last: '2026-01' })).toMatchObject([
    { id: first, text: 'Two load tests' },
  ]);
});

it('overwrites nothing: every record stays', () => {
  const id = saveAnnotation(db, note, by);
  changeAnnotation(db, id, { ...note, text: 'Two' }, by);
  removeAnnotation(db, id, { isRemoved: true, ...by });
  const texts = db.raw.prepare<[], string>('SELECT text FROM annotations ORDER BY id').pluck().all();
  expect(texts).toEqual(['A load test', 'Two', 'Two']);
});

it('refuses a number that no note has, the number of a later record too', () => {
  const id = saveAnnotation(db, note, by);
  changeAnnotation(db, id, { ...note, text: 'Two' }, by);
  for (const unknown of [id + 1, 99]) {
    expect(() => removeAnnotation(db, unknown, { isRemoved: true, ...by })).toThrow(`There is no note ${unknown}.`);
  }
  expect(() => changeAnnotation(db, 99, note, by)).toThrow('There is no note 99.');
});
