import { expect, test } from 'vitest';
import { csvResponse } from './csv-response';

test('the file name in the answer holds nothing that could end its header', () => {
  const answer = csvResponse('a"\r\nX: 1.csv', ['a'], []);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a___X__1.csv"');
});
