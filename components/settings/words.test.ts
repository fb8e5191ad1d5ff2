import { expect, test } from 'vitest';
import { movedName, movedSentence } from './effect-words';
import { fieldErrors } from './field-errors';
import { reviewOf } from './file-review-words';
import { laterNote, startIn, valueIn } from './periods';
import { splitPeriods, splitWords } from './split-periods';

const problem = (detail: string) => ({ code: 'bad-request', title: '', detail, remedy: '' });
const moved = (month: string, ...ids: readonly string[]) => ({
  ...{ month, reportState: 'draft' as const, edition: null },
  values: ids.map((id) => ({ id, before: '1', after: '2' })),
});

test('what moves is counted: months, figures, statuses', () => {
  expect(movedSentence([moved('2025-12', 'DM'), moved('2026-01', 'DM', 'status.DM')], 34)).toBe(
    '2 of 36 months change, Dec 2025 to Jan 2026: 1 figure and 1 status.',
  );
  expect(movedSentence([moved('2026-01', 'DM', 'cost.total')], 0)).toBe('1 month changes, January 2026: 2 figures.');
  expect(['DM', 'status.DM', 'cost.unmapped'].map(movedName)).toEqual(['DM', 'DM, status', 'Unmapped cost']);
});

test('a refusal stands beside the field it names', () => {
  expect(fieldErrors(problem('changes.0.after.fail: must be a plain decimal'), ['aim', 'fail', 'from'])).toEqual({
    fail: 'must be a plain decimal',
  });
  expect(fieldErrors(problem('changes.0.after: must be a share'), ['value', 'from'])).toEqual({
    value: 'must be a share',
  });
  expect(fieldErrors(problem('changes.0.after.2: too long; changes.0.from: is wrong'), ['value', 'from'])).toEqual({
    value: 'too long',
    from: 'is wrong',
  });
});

test('a refusal of something else stands below the form', () => {
  expect(fieldErrors(problem('changes: too many'), ['value', 'from'])).toBeNull();
  expect(fieldErrors({ ...problem(''), code: 'database-busy' }, ['value'])).toBeNull();
});

test('of values over time the last one begun is in force', () => {
  const periods = [
    { from: null, value: 'a' },
    { from: '2025-06', value: 'b' },
  ];
  expect([null, '2025-05', '2025-06'].map((month) => valueIn(periods, month))).toEqual(['a', 'a', 'b']);
  expect(startIn(periods, '2025-05')).toBeNull();
  expect(laterNote(periods, '2025-01', 'It')).toBe('It has a later entry, from Jun 2025: it stays.');
  expect(laterNote(periods, '2025-06', 'It')).toBeNull();
});

test('the split and its shares are one history', () => {
  const split = {
    key: 'sharedCostSplit',
    text: '',
    periods: [
      { from: null, value: 'keep' },
      { from: '2025-02', value: 'fixed' },
    ],
  } as const;
  const shares = {
    key: 'sharedCostShares',
    text: '',
    periods: [
      { from: null, value: {} },
      { from: '2025-01', value: { core: '1' } },
    ],
  } as const;
  const periods = splitPeriods(split, shares);
  expect(periods.map(({ from }) => from)).toEqual([null, '2025-01', '2025-02']);
  expect(splitWords(periods[2]?.value ?? { way: 'keep', shares: {} })).toBe('Split by fixed shares: Core 1');
});

test('a file’s changes are taken back in reverse; a KPI’s version stays, and the question says so', () => {
  const definition = {
    id: 'X',
    version: 1,
    from: null,
    name: 'X',
    group: 'custom',
    formula: '1',
    unit: 'ratio',
  } as const;
  const rest = { better: 'none' as const, caveats: [], breaksAtHibernation: false };
  const texts = { description: 'x', numeratorLabel: 'x', denominatorLabel: 'x' };
  const review = reviewOf('a.yaml', {
    problems: [],
    notes: ['A note.'],
    preview: { moved: [], unmovedMonths: 3, restates: [] },
    changes: [
      { text: '1', change: { kind: 'setting', key: 'noiseBandPct', from: null, before: '2', after: '3' } },
      {
        text: '2',
        change: {
          kind: 'account',
          id: '1',
          from: '2025-01',
          before: null,
          after: { environment: 'dev', name: null, owner: null, team: null },
        },
      },
      { text: '3', change: { kind: 'definition', definition: { ...definition, ...rest, ...texts } } },
    ],
  });
  expect(review?.changes[0]).toEqual({ kind: 'setting', key: 'noiseBandPct', from: null, after: '3' });
  expect(review?.undo).toEqual([
    {
      kind: 'account',
      id: '1',
      from: '2025-01',
      after: { environment: 'unmapped', name: null, owner: null, team: null },
    },
    { kind: 'setting', key: 'noiseBandPct', from: null, after: '2' },
  ]);
  expect(review?.notes).toEqual(['A note.', '1 version of KPIs can’t be taken back once saved.']);
});
