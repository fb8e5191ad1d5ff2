import { expect, it } from 'vitest';
import { absolute, compare, divide, fromDecimal, subtract, sum, toDecimal } from '../money/rational';
import { buildMonthlyReport } from './build-monthly-report';
import { sampleInputs } from './testing/sample-inputs';

const { rows, total } = buildMonthlyReport(sampleInputs()).sections.accounts;
const exact = (text: string | null) => fromDecimal(text ?? '');

it('a share is exact, though the printed ones are rounded to sum to 100.0%', () => {
  for (const { share, current, name } of rows) {
    const expected = divide(exact(current.exact), exact(total.current.exact));
    expect(compare(absolute(subtract(exact(share.exact), expected)), fromDecimal('1e-9')), name).toBe(-1);
    expect(share.exact, name).not.toMatch(/0{6}$/);
  }
  expect(toDecimal(sum(rows.map(({ share }) => exact(share.text.replace('%', '')))), 1)).toBe('100.0');
});
