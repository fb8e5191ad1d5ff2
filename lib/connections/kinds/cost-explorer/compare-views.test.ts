import { expect, it } from 'vitest';
import { type Amount, byAccount, disagreements } from './compare-views';

const amount = (units: bigint): Amount => ({
  ...{ month: '2026-01', accountId: '111122223333', value: '', metric: 'UnblendedCost', units },
});
const dollar = 10n ** 18n;
const apart = (one: bigint, other: bigint) => disagreements([amount(one)], [amount(other)], byAccount).length > 0;

it('two views agree up to the last digits that AWS prints, and up to what binary numbers lose of large sums', () => {
  expect(apart(100n * dollar, 100n * dollar + dollar / 10n ** 10n)).toBe(false);
  expect(apart(100n * dollar, 100n * dollar + dollar / 10n ** 6n)).toBe(true);
  expect(apart(10_000_000n * dollar, 10_000_000n * dollar + dollar / 10n ** 7n)).toBe(false);
  expect(apart(10_000_000n * dollar, 10_000_000n * dollar + (5n * dollar) / 100n)).toBe(true);
  expect(apart(0n, dollar / 10n ** 6n)).toBe(true);
});
