import { expect, test } from 'vitest';
import type { UnnamedLine } from '@/lib/config/catches-view';
import {
  blankDraft,
  draftOfLine,
  draftsOf,
  moved,
  notTaken,
  problemOf,
  rulesOf,
  trialOf,
  withAdded,
  withCopy,
} from './rule-drafts';

const nat = { name: 'NAT', match: { usageType: '*Nat*', tag: { key: 'team', value: 'a*' } }, result: 'NAT' };
const rest = { name: 'Rest', match: {}, result: 'other' };
const drafts = draftsOf([nat, rest]);
const [first = blankDraft('x'), last = blankDraft('y')] = drafts;

const line: UnnamedLine = {
  ...{ accountId: '1', accountName: 'Shop', service: 'Weather', usageType: null, operation: null, region: null },
  ...{ scopeClass: 'usage', tags: {}, rows: 1, exact: '1', text: '$1.00' },
};

test('rules are read and written back as they were', () => {
  expect(rulesOf(drafts)).toEqual([nat, rest]);
});

test('a tag without a value is any value of it', () => {
  const patterns = { ...blankDraft('x').patterns, tagKey: 'team' };
  expect(rulesOf([{ ...first, patterns }])[0]?.match).toEqual({ tag: { key: 'team', value: '*' } });
});

test('a rule is moved within the list, and stays where there is no place', () => {
  expect(moved([1, 2, 3], 0, 2)).toEqual([2, 3, 1]);
  expect(moved([1, 2, 3], 2, 0)).toEqual([3, 1, 2]);
  expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
  expect(moved([1, 2, 3], 2, 3)).toEqual([1, 2, 3]);
});

test('a new rule comes before the one that catches all, and a copy below its model', () => {
  const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);
  expect(keys(withAdded(drafts, blankDraft('new')))).toEqual(['0', 'new', '1']);
  expect(keys(withAdded([first], blankDraft('new')))).toEqual(['0', 'new']);
  expect(keys(withCopy(drafts, '0', 'copy'))).toEqual(['0', 'copy', '1']);
  expect(withCopy(drafts, '0', 'copy')[1]?.name).toBe('NAT, copy');
});

test('a draft without a result or a name is tried and not saved', () => {
  expect(trialOf([blankDraft('x')])).toEqual([{ name: '–', match: {}, result: '–' }]);
  expect(problemOf(blankDraft('x'), 'cost type')).toBe('it has no cost type');
  expect(problemOf({ ...first, name: ' ' }, 'cost type')).toBe('it has no name');
  expect(problemOf({ ...last, result: '$tag' }, 'cluster')).toContain('it has no tag');
  expect(problemOf(first, 'cost type')).toBeNull();
});

test('a rule of a line catches those like it', () => {
  const match = (changes: Partial<UnnamedLine>, kind: 'cost-type' | 'cluster') =>
    rulesOf([draftOfLine({ ...line, ...changes }, kind, 'new')])[0]?.match;
  expect(match({ usageType: 'Rain' }, 'cost-type')).toEqual({ service: 'Weather', usageType: 'Rain' });
  expect(match({}, 'cost-type')).toEqual({ service: 'Weather', scopeClass: 'usage' });
  expect(match({}, 'cluster')).toEqual({ account: '1' });
  expect(match({ tags: { team: 'a' } }, 'cluster')).toEqual({ tag: { key: 'team', value: 'a' } });
});

test('a rule that is offered is not taken while none catches the same, whatever it is called', () => {
  const rule = (value: string) => ({ name: value, match: { tag: { key: 'VpcID', value } }, result: 'prod' });
  const taken = draftsOf([{ ...rule('vpc-1'), name: 'Ours', result: 'production' }]);
  expect(notTaken(taken, [rule('vpc-1'), rule('vpc-2')])).toEqual([rule('vpc-2')]);
});
