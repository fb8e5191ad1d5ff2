import type { Month } from '../../month/month';
import type { PricedCost, SavingsInputs, VendorSaving } from '../savings/savings-inputs';

const dollar = 1_000_000_000n;

/** One priced cost in nanos: on-demand usage of the production account for $100 unless told otherwise. */
export const pricedCost = (changes: Partial<PricedCost> = {}): PricedCost => ({
  month: '2026-01',
  accountId: '000000000002',
  environment: 'production',
  scopeClass: 'usage',
  pricingCategory: 'Standard',
  commitmentStatus: null,
  effectiveNanos: 100n * dollar,
  contractedNanos: 100n * dollar,
  listNanos: 100n * dollar,
  ...changes,
});

/** A vendor's saving of $20 for a fee of $5 in the production account unless told otherwise. */
export const vendorSaving = (changes: Partial<VendorSaving> = {}): VendorSaving => ({
  ...{ month: '2026-01', accountId: '000000000002', environment: 'production', vendor: 'Zesty' },
  ...{ grossNanos: 20n * dollar, feeNanos: 5n * dollar, refundNanos: 0n },
  ...changes,
});

/** Odd nanos, so that nothing divides evenly by accident. */
const odd = (dollars: number, at: number): bigint => BigInt(dollars) * dollar + BigInt(at * 1_237_001 + 7);

const costsOf = (month: Month, at: number): PricedCost[] => [
  pricedCost({ month, effectiveNanos: odd(900, at), contractedNanos: odd(900, at), listNanos: odd(1_000, at) }),
  pricedCost({
    ...{ month, pricingCategory: 'Committed', commitmentStatus: 'Used' },
    ...{ effectiveNanos: odd(300, at), contractedNanos: odd(450, at), listNanos: odd(500, at) },
  }),
  pricedCost({
    ...{ month, accountId: '000000000001', environment: 'shared', scopeClass: 'commitment' },
    ...{ pricingCategory: 'Committed', commitmentStatus: 'Unused' },
    ...{ effectiveNanos: odd(20, at), contractedNanos: 0n, listNanos: 0n },
  }),
  pricedCost({
    ...{ month, accountId: '000000000003', pricingCategory: 'Dynamic' },
    ...{ effectiveNanos: odd(80, at), contractedNanos: odd(80, at), listNanos: odd(200, at) },
  }),
];

const vendorsOf = (month: Month, at: number, months: readonly Month[]): VendorSaving[] => [
  vendorSaving({
    ...{ month, grossNanos: odd(40, at), feeNanos: odd(10, at) },
    refundNanos: month === months.at(-1) ? odd(1, at) : 0n,
  }),
  vendorSaving({ month, accountId: '000000000003', grossNanos: odd(10, at), feeNanos: odd(2, at) }),
];

/** Made-up savings of months: negotiated prices, commitments, spot, one vendor with a refund in the last month. */
export const sampleSavings = (months: readonly Month[]): SavingsInputs => ({
  costs: months.flatMap(costsOf),
  vendors: months.flatMap(vendorsOf),
  marketplace:
    months.length < 2
      ? []
      : [
          {
            service: 'Advanced Reserved Instance Automation',
            billedNanos: odd(10, months.length - 2) + odd(2, months.length - 2),
          },
        ],
});
