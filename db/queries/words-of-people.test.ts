import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PerunitDatabase } from '../client';
import { type ActionFrom, addAction, removeAction, saveAction } from '../commands/save-action';
import { saveMoverNote } from '../commands/save-mover-note';
import { saveParagraph } from '../commands/save-paragraph';
import { temporaryDatabase } from '../testing/sample-scan';
import { loadReportInputs } from './load-report-inputs';
import { dataGeneration } from './report-months';
import { wordsFor } from './words-of-people';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const ana = { by: 'Ana', at: '2026-02-07T09:12:00.000Z' };
const ben = { by: 'Ben', at: '2026-02-08T10:00:00.000Z' };
const month = '2026-01';

const audited = () => db.raw.prepare<[], string>('SELECT action FROM audit ORDER BY id').pluck().all();
const rowsIn = (table: 'mover_notes' | 'actions' | 'paragraphs') =>
  db.raw.prepare<[], bigint>(`SELECT count(*) FROM ${table}`).pluck().get();

describe('what a person says about a mover', () => {
  const say = (values: Parameters<typeof saveMoverNote>[1]['values'], options = ana) =>
    saveMoverNote(db, { month, mover: '1.EC2', values }, options);
  const said = () => wordsFor(db, month).moverNotes.map(({ field, value, by }) => [field, value, by]);

  it('is kept field by field with who wrote it, and only in its month', () => {
    say({ driver: 'usage', comment: 'Load test' });
    say({ comment: 'Load test, gone since 24 Jan' }, ben);
    expect(said()).toEqual([
      ['driver', 'usage', 'Ana'],
      ['comment', 'Load test, gone since 24 Jan', 'Ben'],
    ]);
    expect(wordsFor(db, '2026-02').moverNotes).toEqual([]);
  });

  it('stays the first one’s when another says the same', () => {
    say({ driver: 'usage' });
    say({ driver: 'usage', owner: 'SRE' }, ben);
    expect(said()).toEqual([
      ['driver', 'usage', 'Ana'],
      ['owner', 'SRE', 'Ben'],
    ]);
  });

  it('goes back to the proposal, while the history stays', () => {
    say({ driver: 'usage', kind: 'temporary' });
    say({ driver: null, kind: null }, ben);
    expect(said()).toEqual([]);
    expect(rowsIn('mover_notes')).toBe(4n);
  });
});

describe('an action', () => {
  const contents = (changes: Partial<ActionFrom> = {}): ActionFrom => ({
    ...{ month, text: 'Tag sandbox', owner: null, dueMonth: '2026-03', expectedSaving: '300.10', realisedSaving: null },
    ...{ currency: 'USD', status: 'open', outcome: null },
    ...changes,
  });

  it('is so from its report month on; an earlier report keeps what it had', () => {
    const first = addAction(db, contents(), ana);
    const second = addAction(db, contents({ text: 'Resize staging' }), ana);
    saveAction(db, first, contents({ month: '2026-02', status: 'done', realisedSaving: '280' }), ben);
    expect(second).not.toBe(first);
    expect(wordsFor(db, '2025-12').actions).toEqual([]);
    expect(wordsFor(db, month).actions.map(({ action, status }) => [action, status])).toEqual([
      [first, 'open'],
      [second, 'open'],
    ]);
    expect(wordsFor(db, '2026-02').actions.at(-1)).toEqual({
      ...contents({ month: '2026-02', status: 'done', realisedSaving: '280' }),
      ...{ action: first, by: 'Ben', at: ben.at },
    });
  });

  it('that is deleted is in no report until it is brought back', () => {
    const action = addAction(db, contents(), ana);
    removeAction(db, action, { ...ben, isRemoved: true });
    expect(wordsFor(db, month).actions).toEqual([]);
    removeAction(db, action, { ...ben, isRemoved: false });
    expect(wordsFor(db, month).actions).toMatchObject([{ action, by: 'Ana' }]);
    expect(audited()).toEqual(['add-action', 'remove-action', 'restore-action']);
  });

  it('that nobody added can not be changed', () => {
    expect(() => saveAction(db, 7, contents(), ana)).toThrow('There is no action 7.');
    expect(() => removeAction(db, 7, { ...ana, isRemoved: true })).toThrow('There is no action 7.');
    expect([rowsIn('actions'), audited()]).toEqual([0n, []]);
  });
});

describe('a paragraph', () => {
  it('is its section’s newest one in the month, and can be taken out', () => {
    saveParagraph(db, { month, section: 'movers', markdown: 'One.' }, ana);
    saveParagraph(db, { month, section: 'movers', markdown: '**Two.**' }, ben);
    saveParagraph(db, { month, section: 'accounts', markdown: 'Three.' }, ana);
    saveParagraph(db, { month, section: 'accounts', markdown: null }, ana);
    expect(wordsFor(db, month).paragraphs).toEqual([{ section: 'movers', markdown: '**Two.**', ...ben }]);
    expect(wordsFor(db, '2026-02').paragraphs).toEqual([]);
    expect(rowsIn('paragraphs')).toBe(4n);
  });

  it('reaches the report’s inputs, and tells readers that the document changed', () => {
    const before = dataGeneration(db);
    saveParagraph(db, { month, section: 'movers', markdown: 'One.' }, ana);
    expect(dataGeneration(db)).not.toBe(before);
    expect(loadReportInputs(db, { month }).words.paragraphs).toHaveLength(1);
  });
});
