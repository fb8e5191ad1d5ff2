import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatKpiChange, formatPoints } from '../../kpis/format-change';
import { fromDecimal, rational, sum, toDecimal } from '../../money/rational';
import { relativeChangeOf, roundColumn, roundShares } from './columns';
import { formatCount, formatMoneyChange, formatNumber, formatNumberChange, formatRelativeChange } from './numbers';
import { countOf, leadingNumberWord, listOf, movementOf, numberWord } from './words';

const decimal = fromDecimal;

describe('numbers', () => {
  it('have separators and a true minus', () => {
    expect(formatNumber(decimal('71538.4'))).toBe('71,538');
    expect(formatNumber(decimal('-1234.5'), 2)).toBe('−1,234.50');
  });

  it('carry a plus when they are a change, and no sign when they print as zero', () => {
    expect(formatNumberChange(decimal('655'))).toBe('+655');
    expect(formatNumberChange(decimal('-0.4'))).toBe('0');
    expect(formatMoneyChange(decimal('-0.1'), 'USD', 2)).toBe('−$0.10');
    expect(formatRelativeChange(decimal('-0.0004'))).toBe('0.0%');
    expect(formatRelativeChange(decimal('0.009'))).toBe('+0.9%');
    expect(formatPoints(decimal('0.0021'))).toBe('+0.2 pp');
    expect(formatPoints(decimal('-0.0003'))).toBe('0.0 pp');
  });

  it('print a KPI’s change in its unit', () => {
    expect(formatKpiChange(decimal('-0.104'), 'money-per-workspace', 'USD')).toBe('−$0.10');
    expect(formatKpiChange(decimal('0.002'), 'share', 'USD')).toBe('+0.2 pp');
    expect(formatKpiChange(decimal('-0.02'), 'ratio', 'USD')).toBe('−0.02');
  });

  it('print whole counts without decimals and averages with one', () => {
    expect(formatCount(decimal('3429'))).toBe('3,429');
    expect(formatCount(rational(10n, 3n))).toBe('3.3');
  });
});

const amounts = fc.array(
  fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((nanos) => rational(nanos, 10n ** 9n)),
  {
    maxLength: 12,
  },
);

describe('columns', () => {
  it('round to parts that sum to the rounded total, with and without a pinned part', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 0, max: 3 }),
        fc.option(fc.integer({ min: 0, max: 11 })),
        (parts, places, pinned) => {
          const rounded = roundColumn(parts, places, pinned);
          const known = rounded.flatMap((part) => part ?? []);
          expect(toDecimal(sum(known), places)).toBe(toDecimal(sum(parts), places));
        },
      ),
    );
  });

  it('round the pinned part for itself where the others can make up for it', () => {
    const parts = ['1.5', '1.5', '1.5'].map(decimal);
    expect(roundColumn(parts, 0, 0).map((part) => part?.numerator)).toEqual([2n, 1n, 1n]);
  });

  it('leave unknown parts unknown', () => {
    expect(roundColumn([decimal('1.4'), null, decimal('1.4')], 0)).toEqual([decimal('2'), null, decimal('1')]);
  });

  it('print shares that sum to 100.0 percent', () => {
    const third = decimal('1');
    const shares = roundShares([third, third, third], decimal('3')).flatMap((share) => share ?? []);
    expect(toDecimal(sum(shares), 3)).toBe('1.000');
  });

  it('know no relative change where there was nothing before', () => {
    expect(relativeChangeOf(decimal('0'), decimal('5'))).toBeNull();
    expect(relativeChangeOf(decimal('-2'), decimal('5'))).toBeNull();
    expect(relativeChangeOf(decimal('4'), decimal('5'))).toEqual(decimal('0.25'));
  });
});

describe('words', () => {
  it('count in words, with one and many', () => {
    expect(countOf(1, 'account')).toBe('1 account');
    expect(countOf(2, 'account')).toBe('2 accounts');
    expect(leadingNumberWord(3)).toBe('Three');
    expect(numberWord(11)).toBe('11');
  });

  it('list as prose', () => {
    expect(listOf([])).toBe('');
    expect(listOf(['a'])).toBe('a');
    expect(listOf(['a', 'b', 'c'])).toBe('a, b and c');
  });

  it('call a change within the noise band flat', () => {
    expect(movementOf(decimal('0.02'), '2')).toBe('flat');
    expect(movementOf(decimal('0.0201'), '2')).toBe('up');
    expect(movementOf(decimal('-0.03'), '2')).toBe('down');
  });
});
