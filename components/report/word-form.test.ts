import { expect, test } from 'vitest';
import { errorsByField, textOf } from './word-form';

const problem = (detail: string, code = 'bad-request') => ({ code, title: 'No', detail, remedy: 'Mend' });

test('what is refused by its field is said beside it', () => {
  const said = problem('text: is empty; dueMonth: must be a month such as 2026-01');
  expect(errorsByField(said, ['text', 'dueMonth'])).toEqual({
    ...{ text: 'is empty', dueMonth: 'must be a month such as 2026-01' },
  });
});

test('anything else is a problem of the whole form', () => {
  expect(errorsByField(problem('currency: is wrong'), ['text'])).toBeNull();
  expect(errorsByField(problem('The body is not valid JSON.'), ['text'])).toBeNull();
  expect(errorsByField(problem('text: is empty', 'database-busy'), ['text'])).toBeNull();
});

test('an empty field is nothing', () => {
  const data = new FormData();
  data.set('text', '  ');
  data.set('owner', ' SRE ');
  expect([textOf(data, 'text'), textOf(data, 'owner'), textOf(data, 'due')]).toEqual([null, 'SRE', null]);
});
