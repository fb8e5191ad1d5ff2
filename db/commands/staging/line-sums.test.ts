import fc from 'fast-check';
import { expect, it } from 'vitest';
import { halveBatch, LineSums } from './line-sums';

const amount = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const fact = fc.record({ line: fc.nat(2_000), amount, day: fc.nat(40), isKnown: fc.boolean() });

type Fact = { readonly line: number; readonly amount: bigint; readonly day: number; readonly isKnown: boolean };

const batchOf = (facts: readonly Fact[], skipped: number) => {
  const amounts = BigInt64Array.from([...Array.from({ length: skipped }, () => 7n), ...facts.map((one) => one.amount)]);
  const costs = amounts.subarray(skipped);
  return halveBatch({
    ...{ count: facts.length, key: new Int32Array(), billingMonth: new Int32Array() },
    ...{ usageDay: Int32Array.from(facts, ({ day }) => day), rows: new Int32Array(facts.length).fill(3) },
    ...{ billed: costs, effective: costs.map((cost) => cost / 3n), contracted: null, list: costs },
    ...{ quantityMicros: costs, quantityKnown: Uint8Array.from(facts, ({ isKnown }) => (isKnown ? 1 : 0)) },
  });
};

const total = (amounts: readonly bigint[]) => amounts.reduce((sum, each) => sum + each, 0n);

it('sums of lines are those of big integers, beyond 64 bits too, in any order of facts', () => {
  fc.assert(
    fc.property(fc.array(fact), fc.nat(3), (facts, skipped) => {
      const sums = new LineSums();
      const places = Array.from({ length: 2_001 }, () => sums.open());
      const batch = batchOf(facts, skipped);
      for (const [index, { line }] of facts.entries()) sums.add(places[line] ?? 0, batch, index, 30);
      for (const line of new Set(facts.map((one) => one.line))) {
        const own = facts.filter((one) => one.line === line);
        const known = own.filter(({ isKnown }) => isKnown);
        expect(sums.amounts(places[line] ?? 0)).toEqual({
          rows: own.length * 3,
          billed: total(own.map((one) => one.amount)),
          effective: total(own.map((one) => one.amount / 3n)),
          contracted: null,
          list: total(own.map((one) => one.amount)),
          micros: total(known.map((one) => one.amount)),
          lateMicros: total(known.filter(({ day }) => day >= 30).map((one) => one.amount)),
          isQuantityKnown: known.length === own.length,
          firstDay: Math.min(...own.map(({ day }) => day)),
          lastDay: Math.max(...own.map(({ day }) => day)),
        });
      }
    }),
  );
});
