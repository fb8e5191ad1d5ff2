import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeTurns } from './turns';

test('no more than the limit run at a time, each runs once, and a failure frees its turn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ waits: fc.integer({ min: 0, max: 3 }), fails: fc.boolean() }), { maxLength: 20 }),
      async (most, works) => {
        const inTurn = takeTurns(most);
        const started: number[] = [];
        let running = 0;
        let peak = 0;
        const outcomes = await Promise.allSettled(
          works.map(({ waits, fails }, index) =>
            inTurn(async () => {
              started.push(index);
              running += 1;
              peak = Math.max(peak, running);
              for (let step = 0; step < waits; step += 1) await Promise.resolve();
              running -= 1;
              if (fails) throw new Error('on purpose');
              return index;
            }),
          ),
        );
        expect(peak).toBeLessThanOrEqual(most);
        expect(started).toEqual(works.map((_, index) => index));
        expect(outcomes.map(({ status }) => status)).toEqual(
          works.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')),
        );
      },
    ),
  );
});
