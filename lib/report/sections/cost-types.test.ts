import { expect, it } from 'vitest';
import type { MonthInputs } from '../../kpis/types';
import { buildMonthlyReport } from '../build-monthly-report';
import { sampleInputs } from '../testing/sample-inputs';

const findingWhere = (ebsNanos: bigint): string => {
  const edit = (month: MonthInputs): MonthInputs => ({
    ...month,
    costs: (month.costs ?? []).flatMap((cell) => {
      if (cell.costType === 'EC2') return [{ ...cell, nanos: month.month === '2026-01' ? 2n ** 40n : 2n ** 39n }];
      return cell.costType === 'EBS' ? [{ ...cell, nanos: month.month === '2026-01' ? ebsNanos : 10n ** 12n }] : [];
    }),
  });
  return buildMonthlyReport(sampleInputs({ editMonth: edit })).sections['cost-types'].finding.text;
};

it('the finding names what fell, unless the fall prints as nothing', () => {
  expect(findingWhere(9n * 10n ** 11n)).toBe('EC2 added the most in production; EBS fell 10.0%');
  expect(findingWhere(10n ** 12n - 10n ** 8n)).toBe('EC2 added the most in production');
});
