import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvResponse, formulaSafeCsv } from './csv-response';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1'])(
  'the text cell %j can not become a formula',
  (cell) => {
    const { data } = Papa.parse<string[]>(formulaSafeCsv(['value'], [[cell]]), { skipEmptyLines: true });
    expect(data[1]?.[0]).toBe(`'${cell}`);
  },
);

test('numbers stay numbers, negative ones too, and other text is left alone', () => {
  expect(
    formulaSafeCsv(
      ['line', 'value'],
      [
        [-3, 'a,"b"\nc'],
        [null, '2026-01'],
      ],
    ),
  ).toBe('line,value\r\n-3,"a,""b""\nc"\r\n,2026-01\r\n');
});

test('the file name in the answer holds nothing that could end its header', () => {
  const answer = csvResponse('a"\r\nX: 1.csv', ['a'], []);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a___X__1.csv"');
});
