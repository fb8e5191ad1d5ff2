import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostCell } from '../../kpis/types';
import { fromDecimal, sum, toDecimal } from '../../money/rational';
import { reportContext } from '../context';
import type { Figure } from '../figure';
import { movers } from '../sections/movers';
import { sampleInputs } from '../testing/sample-inputs';
import type { LineMonth, MoverLine } from './mover-line';

const inMonth = (nanos: bigint, micros: bigint): LineMonth => ({
  ...{ nanos, micros, lateMicros: micros / 4n, firstDay: '2026-01-01', lastDay: '2026-01-31' },
});

const months = sampleInputs().months.slice(-2);
const nanosOf = (at: 0 | 1, accountId: string): bigint =>
  (months[at]?.costs ?? [])
    .filter((cell) => cell.accountId === accountId && cell.costType === 'S3')
    .reduce((total, { nanos }) => total + (nanos ?? 0n), 0n);

const accounts = ['000000000002', '000000000003', '000000000005'];
const changes = fc.array(fc.bigInt({ min: 10n ** 9n, max: 10n ** 13n }), { minLength: 3, maxLength: 3 });
const quantity = fc.bigInt({ min: 1n, max: 10n ** 12n });

/** S3 of three accounts rises by so many nanos; the lines say by how much usage, a fee of the tenth of it included. */
const inputsOf = (by: readonly bigint[], before: bigint, after: bigint) => {
  const rise = ({ accountId, costType }: CostCell) =>
    costType === 'S3' ? (by[accounts.indexOf(accountId)] ?? 0n) : 0n;
  const line = { operation: null, region: null, pricingCategory: null, commitmentStatus: null, unit: 'GB-Mo' };
  const moverLines = accounts.flatMap((accountId, at): MoverLine[] => {
    const fee = (by[at] ?? 0n) / 10n;
    const own = { ...line, accountId, costType: 'S3', service: 'S3' };
    const used = inMonth(nanosOf(1, accountId) + (by[at] ?? 0n) - fee, after);
    return [
      {
        ...own,
        usageType: 'Storage',
        scopeClass: 'usage',
        before: inMonth(nanosOf(0, accountId), before),
        after: used,
      },
      { ...own, usageType: null, scopeClass: 'commitment', before: null, after: inMonth(fee, 1n) },
    ];
  });
  const isLast = (month: string) => month === '2026-01';
  return sampleInputs({
    moverLines,
    editMonth: (month) => ({
      ...month,
      costs: isLast(month.month)
        ? (month.costs ?? []).map((cell) => ({ ...cell, nanos: (cell.nanos ?? 0n) + rise(cell) }))
        : month.costs,
    }),
  });
};

const printed = ({ text }: Figure) => fromDecimal(text.replace(/[$,+]/g, '').replace('−', '-'));

describe('the evidence of a mover', () => {
  it('has parts that sum to the change that its row prints', () => {
    fc.assert(
      fc.property(changes, quantity, quantity, (by, before, after) => {
        const { rows } = movers.build(reportContext(inputsOf(by, before, after)));
        for (const { change, driver } of rows.filter(({ costType }) => costType === 'S3')) {
          const parts = driver.evidence.figures.filter(({ unit }) => unit === 'money');
          if (parts.length < 2) continue;
          expect(toDecimal(sum(parts.map(printed)), 0)).toBe(toDecimal(printed(change), 0));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is told by its own account’s lines', () => {
    const { rows } = movers.build(reportContext(inputsOf([10n ** 13n, 10n ** 9n, 10n ** 9n], 100n, 100n)));
    expect(rows[0]).toMatchObject({ accountId: '000000000002', costType: 'S3', driver: { id: 'price' } });
    expect(rows[0]?.driver.evidence.text).toMatch(/^Unit prices \+[\d.,]+%: price \+\$9,\d{3}, commitments \+\$1,000$/);
  });
});
