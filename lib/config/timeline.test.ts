import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingPeriods, type Period, valueAt } from './timeline';

const months = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05'];
const isSame = (a: number, b: number) => a === b;

const timelines = fc
  .record({
    start: fc.integer({ min: 0, max: 2 }),
    later: fc.uniqueArray(fc.record({ from: fc.constantFrom(...months), value: fc.integer({ min: 0, max: 2 }) }), {
      selector: ({ from }) => from,
    }),
  })
  .map(({ start, later }): Period<number>[] => [
    { from: null, value: start },
    ...later.sort((a, b) => (a.from < b.from ? -1 : 1)),
  ]);

const record = (recorded: readonly Period<number>[], added: readonly Period<number>[]): Period<number>[] =>
  [...new Map([...recorded, ...added].map((period) => [period.from, period])).values()].sort((a, b) =>
    (a.from ?? '') < (b.from ?? '') ? -1 : 1,
  );

describe('the periods that are missing', () => {
  it('make the recorded values the wanted ones in every month, whatever was recorded', () => {
    fc.assert(
      fc.property(timelines, timelines, (recorded, wanted) => {
        const after = record(recorded, missingPeriods(recorded, wanted, isSame));
        for (const month of [null, '2024-12', ...months, '2025-06']) {
          expect(valueAt(after, month)).toBe(valueAt(wanted, month));
        }
      }),
    );
  });

  it('are none when nothing differs', () => {
    fc.assert(
      fc.property(timelines, (recorded) => {
        expect(missingPeriods(recorded, recorded, isSame)).toEqual([]);
      }),
    );
  });
});
