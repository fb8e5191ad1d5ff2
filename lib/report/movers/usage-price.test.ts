import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopeClasses } from '../../kpis/types';
import type { LineMonth, MoverLine } from './mover-line';
import { splitChange } from './split-change';

const month = (nanos: bigint, micros: bigint | null = null): LineMonth => ({
  ...{ nanos, micros, lateMicros: micros === null ? null : 0n, firstDay: '2026-01-01', lastDay: '2026-01-31' },
});

const line = (changes: Partial<MoverLine> = {}): MoverLine => ({
  ...{ accountId: '1', costType: 'EC2', service: 'EC2', usageType: 'BoxUsage', operation: null, region: null },
  ...{ unit: 'Hrs', pricingCategory: 'Standard', commitmentStatus: null, scopeClass: 'usage' },
  ...{ before: null, after: null },
  ...changes,
});

const partsOf = (lines: readonly MoverLine[], elsewhere: readonly MoverLine[] = []) =>
  Object.fromEntries([...(splitChange(lines, elsewhere)?.parts ?? [])].filter(([, nanos]) => nanos !== 0n));

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const quantity = fc.option(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 15n }));
const anyMonth = fc.option(fc.tuple(amount, quantity).map(([nanos, micros]) => month(nanos, micros)));
const anyLine = fc
  .record({
    usageType: fc.constantFrom('a', 'b', null),
    unit: fc.constantFrom('Hrs', 'GB', null),
    pricingCategory: fc.constantFrom('Standard', 'Committed'),
    commitmentStatus: fc.constantFrom('Used', 'Unused', null),
    scopeClass: fc.constantFrom(...scopeClasses),
    before: anyMonth,
    after: anyMonth,
  })
  .map(line);

describe('the split of a change', () => {
  it('has parts that sum to the change to the nano', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), fc.array(anyLine), (lines, elsewhere) => {
        const change = lines.reduce((sum, { before, after }) => sum + (after?.nanos ?? 0n) - (before?.nanos ?? 0n), 0n);
        const parts = [...(splitChange(lines, elsewhere)?.parts.values() ?? [])];
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(change);
      }),
    );
  });

  it('is usage alone where prices stay, and price alone where quantities do', () => {
    const whole = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(whole, whole, whole, (price, one, other) => {
        const usage = line({ before: month(price * one, one), after: month(price * other, other) });
        expect(partsOf([usage])).toEqual(one === other ? {} : { usage: price * (other - one) });
        const dearer = line({ before: month(price * one, one), after: month(other * one, one) });
        expect(partsOf([dearer])).toEqual(price === other ? {} : { price: (other - price) * one });
      }),
    );
  });

  it('values more usage at the old price and a new price at the new quantity', () => {
    const both = line({ before: month(1_000n, 100n), after: month(1_800n, 150n) });
    expect(partsOf([both])).toEqual({ usage: 500n, price: 300n });
    expect(splitChange([both], [])).toMatchObject({ atOldPrices: 1_500n, units: [{ before: 100n, after: 150n }] });
  });

  it('calls it commitment when the same usage is paid in another way', () => {
    const onDemand = line({ before: month(1_000n, 100n), after: month(400n, 40n) });
    const covered = { pricingCategory: 'Committed', commitmentStatus: 'Used', after: month(420n, 60n) };
    expect(partsOf([onDemand, line(covered)])).toEqual({ commitment: -180n });
    const dearer = line({ ...covered, before: month(60n, 10n), after: month(480n, 60n) });
    expect(partsOf([onDemand, dearer])).toEqual({ usage: -96n, price: 120n, commitment: -204n });
  });

  it('calls fees and unused commitments commitment, discounts price, credits one-off, support not told', () => {
    const pair = { before: month(10n, 1n), after: month(30n, 1n) };
    const of = (changes: Partial<MoverLine>) => partsOf([line({ ...pair, ...changes })]);
    expect(of({ scopeClass: 'commitment' })).toEqual({ commitment: 20n });
    expect(of({ commitmentStatus: 'Unused' })).toEqual({ commitment: 20n });
    expect(of({ scopeClass: 'discount' })).toEqual({ price: 20n });
    expect(of({ scopeClass: 'credit' })).toEqual({ 'one-off': 20n });
    expect(of({ scopeClass: 'support' })).toEqual({ 'not-told': 20n });
  });

  it('calls usage that came or went usage, and any other charge of one month a one-off', () => {
    const fresh = line({ after: month(30n, 3n) });
    expect(splitChange([fresh], [])).toMatchObject({ started: [fresh], gone: 0n, units: [{ before: 0n, after: 3n }] });
    expect(partsOf([line({ before: month(30n) })])).toEqual({ usage: -30n });
    expect(splitChange([line({ before: month(30n) })], [])?.gone).toBe(30n);
    expect(partsOf([line({ scopeClass: 'other', after: month(30n, 1n) })])).toEqual({ 'one-off': 30n });
    expect(partsOf([line({ before: month(0n, 0n), after: month(30n, 3n) })])).toEqual({ usage: 30n });
  });

  it('calls it mapping when rules moved the lines to another cost type', () => {
    const there = line({ costType: 'other', before: month(20n, 3n) });
    expect(partsOf([line({ after: month(30n, 3n) })], [there])).toEqual({ mapping: 30n });
    const inBoth = { ...there, after: month(20n, 3n) };
    expect(partsOf([line({ after: month(30n, 3n) })], [inBoth])).toEqual({ usage: 30n });
  });

  it('does not tell usage from price without quantities, and nothing where a cost is unknown', () => {
    expect(partsOf([line({ before: month(10n), after: month(30n, 3n) })])).toEqual({ 'not-told': 20n });
    expect(partsOf([line({ before: month(10n, 0n), after: month(30n, 3n) })])).toEqual({ 'not-told': 20n });
    const unknown: LineMonth = { ...month(0n, 3n), nanos: null };
    expect(splitChange([line({ after: unknown })], [])).toBeNull();
    expect(splitChange([], [])).toBeNull();
  });
});
