import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { formulaSafeCsv } from './csv';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\0=1', '＝1'])(
  'the text cell %j can not become a formula, in a row or in the head',
  (cell) => {
    const { data } = Papa.parse<string[]>(formulaSafeCsv([cell], [[cell]]), {
      delimiter: ',',
      newline: '\r\n',
      skipEmptyLines: true,
    });
    expect(data).toEqual([[`'${cell}`], [`'${cell}`]]);
  },
);

test('numbers stay numbers, negative and exact ones too, and other text is left alone', () => {
  expect(
    formulaSafeCsv(
      ['line', 'value'],
      [
        [-3, 'a,"b"\nc'],
        [null, '2026-01'],
        [{ exact: '-0.500000' }, ''],
      ],
    ),
  ).toBe('line,value\r\n-3,"a,""b""\nc"\r\n,2026-01\r\n-0.500000,\r\n');
});
