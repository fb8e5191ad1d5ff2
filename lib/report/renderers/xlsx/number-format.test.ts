import { expect, test } from 'vitest';
import { numberFormat } from './number-format';

test.each([
  ['71,538', '71538.2', '#,##0;"−"#,##0'],
  ['−120', '-120', '#,##0;"−"#,##0'],
  ['+655', '655', '"+"#,##0;"−"#,##0;#,##0'],
  ['$23.39', '23.39', '"$"#,##0.00;"−""$"#,##0.00'],
  ['CHF 12.00', '12', '"CHF "#,##0.00;"−""CHF "#,##0.00'],
  ['19.9%', '0.199', '#,##0.0%;"−"#,##0.0%'],
  ['+0.2 pp', '0.002', '"+"#,##0.0%" points";"−"#,##0.0%" points";#,##0.0%" points"'],
  ['0.0%', '-0.0001', '#,##0.0%;#,##0.0%'],
  ['1,234.5', '1234.5', '#,##0.0;"−"#,##0.0'],
  ['not a number', '1', 'General'],
])('%j is shown by a format of its own', (text, exact, format) => {
  expect(numberFormat(text, exact)).toBe(format);
});
