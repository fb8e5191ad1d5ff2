import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pricedCost } from '../testing/sample-savings';
import { priceSteps } from './price-steps';
import type { PricedCost } from './savings-inputs';
import { vendorPart } from './waterfall-steps';

const nanos = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

const anyCost: fc.Arbitrary<PricedCost> = fc
  .record({
    scopeClass: fc.constantFrom('usage' as const, 'commitment' as const),
    pricingCategory: fc.constantFrom('Standard', 'Committed', 'Dynamic', 'Other', null),
    commitmentStatus: fc.constantFrom('Used', 'Unused', null),
    effectiveNanos: nanos,
    contractedNanos: fc.option(nanos, { freq: 8 }),
    listNanos: fc.option(nanos, { freq: 20 }),
  })
  .map(pricedCost);

const committed = { pricingCategory: 'Committed', commitmentStatus: 'Used' } as const;
const money = (effective: bigint, contracted: bigint | null, list: bigint | null) => ({
  ...{ effectiveNanos: effective, contractedNanos: contracted, listNanos: list },
});

describe('what lies between list and effective price', () => {
  it('is split without remainder, whatever the lines', () => {
    fc.assert(
      fc.property(fc.array(anyCost, { maxLength: 30 }), (costs) => {
        const { list, saved, effective } = priceSteps(costs);
        expect(saved === null).toBe(list === null);
        if (list === null || saved === null) return;
        expect(list - (saved.negotiated ?? 0n) - saved.commitments - saved.spot - saved.other).toBe(effective);
        expect(effective).toBe(costs.reduce((sum, cost) => sum + (cost.effectiveNanos ?? 0n), 0n));
      }),
    );
  });

  it('is negotiated down to contracted price, and the commitment’s from there', () => {
    const { saved } = priceSteps([pricedCost({ ...committed, ...money(6n, 9n, 10n) }), pricedCost(money(8n, 8n, 10n))]);
    expect(saved).toEqual({ negotiated: 3n, commitments: 3n, spot: 0n, other: 0n });
  });

  it('is all spot’s where the market makes the price', () => {
    const { saved } = priceSteps([pricedCost({ pricingCategory: 'Dynamic', ...money(3n, 3n, 10n) })]);
    expect(saved).toEqual({ negotiated: 0n, commitments: 0n, spot: 7n, other: 0n });
  });

  it('loses what nothing used, and counts no list price of a fee', () => {
    const fee = { scopeClass: 'commitment', pricingCategory: 'Standard', ...money(0n, 20n, 20n) } as const;
    const unused = {
      scopeClass: 'commitment',
      ...committed,
      commitmentStatus: 'Unused',
      ...money(2n, null, null),
    } as const;
    const steps = priceSteps([
      pricedCost({ ...committed, ...money(6n, 9n, 10n) }),
      pricedCost(fee),
      pricedCost(unused),
    ]);
    expect(steps).toMatchObject({ list: 10n, effective: 8n, used: 6n, unused: 2n });
    expect(steps.saved).toEqual({ negotiated: 1n, commitments: 1n, spot: 0n, other: 0n });
  });

  it('is not called negotiated where one line’s contracted cost is not known', () => {
    const { saved } = priceSteps([
      pricedCost({ ...committed, ...money(6n, 9n, 10n) }),
      pricedCost(money(9n, null, 10n)),
    ]);
    expect(saved).toEqual({ negotiated: null, commitments: 4n, spot: 0n, other: 1n });
  });

  it('is not known without list prices, which spot needs too', () => {
    const steps = priceSteps([pricedCost(), pricedCost({ pricingCategory: 'Dynamic', listNanos: null })]);
    expect(steps).toMatchObject({ list: null, saved: null, covered: null, coverable: null });
  });

  it('has spot left out of what commitments could cover', () => {
    const steps = priceSteps([
      pricedCost({ ...committed, ...money(6n, 9n, 10n) }),
      pricedCost(money(30n, 30n, 30n)),
      pricedCost({ pricingCategory: 'Dynamic', ...money(3n, 3n, 10n) }),
    ]);
    expect(steps).toMatchObject({ covered: 10n, coverable: 40n });
  });
});

it('a vendor’s part is its saving, at most what commitments save', () => {
  expect(vendorPart(10n, 4n)).toBe(4n);
  expect(vendorPart(10n, 14n)).toBe(10n);
  expect(vendorPart(-3n, 4n)).toBe(0n);
  expect(vendorPart(10n, 0n)).toBe(0n);
});
