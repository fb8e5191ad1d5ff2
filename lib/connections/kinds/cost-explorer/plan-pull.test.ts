import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, monthRange } from '../../../month/month';
import { type DueFacts, dueMonths, finalFrom, runsOf } from './due-months';
import { familiesOf } from './families';
import { nothingKnown } from './memory';
import { planPull } from './plan-pull';
import { costExplorerSettingsSchema } from './settings';
import { periodOf } from './views';

const today = '2026-03-12';
const facts = (more: Partial<DueFacts> = {}): DueFacts => ({
  ...{ today, historyMonths: 13, historyStart: null, settled: new Map(), signed: new Set(), requested: null },
  ...more,
});
const settings = (more: object = {}) => costExplorerSettingsSchema.parse(more);
const planOf = (more: object = {}, due: Partial<DueFacts> = {}, memory = nothingKnown) =>
  planPull({
    ...{ settings: settings(more), due: dueMonths(facts(due)), memory, today: due.today ?? today },
    isAskedByName: false,
  });

describe('the months that are due', () => {
  it('are all of the history at first, the current one up to yesterday', () => {
    const { months, notices } = dueMonths(facts());
    expect(months).toEqual(monthRange('2025-02', '2026-03'));
    expect(notices).toEqual([]);
    const runs = runsOf(months, 'daily', today);
    expect(runs.map((run) => [run.granularity, periodOf(run, today)])).toEqual([
      ['MONTHLY', { Start: '2025-02-01', End: '2025-12-01' }],
      ['DAILY', { Start: '2025-12-01', End: '2026-03-12' }],
    ]);
    expect(dueMonths(facts({ today: '2026-03-01' })).months.at(-1)).toBe('2026-02');
  });

  it('are a month until it was asked for when it was final, and never a closed one', () => {
    const settled = new Map<string, string>([
      ...monthRange('2025-02', '2026-01').map((month) => [month, '2026-02-11'] as const),
      ['2026-02', '2026-03-09'] as const,
    ]);
    expect(dueMonths(facts({ settled })).months).toEqual(['2026-02', '2026-03']);
    settled.set('2026-02', finalFrom('2026-02'));
    expect(dueMonths(facts({ settled })).months).toEqual(['2026-03']);
    const signed = new Set(['2026-02', '2026-03']);
    expect(dueMonths(facts({ settled: new Map(), signed })).months).not.toContain('2026-02');
    expect(dueMonths(facts({ signed })).notices).toEqual([
      'February 2026, March 2026: closed, and not asked for again.',
    ]);
  });

  it('are those that a person names, closed ones with a warning, others stepped over', () => {
    const requested = ['2026-02', '2020-01', '2026-05', '2026-02'];
    const { months, notices } = dueMonths(facts({ requested, signed: new Set(['2026-02']) }));
    expect(months).toEqual(['2026-02']);
    expect(notices).toHaveLength(2);
    expect(notices[0]).toContain('January 2020, May 2026');
    expect(notices[1]).toContain('waits for you as a preview');
  });

  it('are each asked for exactly once a view, in as few runs as their gaps allow', () => {
    const month = fc.integer({ min: 0, max: 37 }).map((back) => addMonths('2026-03', -back));
    const asked = fc
      .integer({ min: 0, max: 400 })
      .map((days) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(month, asked)),
        fc.array(month),
        fc.integer({ min: 1, max: 37 }),
        fc.constantFrom('daily' as const, 'monthly' as const),
        (settled, signed, historyMonths, granularity) => {
          const given = facts({ settled: new Map(settled), signed: new Set(signed), historyMonths });
          const { months } = dueMonths(given);
          const runs = runsOf(months, granularity, today);
          expect(runs.flatMap((run) => run.months)).toEqual(months);
          expect(months.some((one) => given.signed.has(one))).toBe(false);
          const first = addMonths('2026-03', -historyMonths);
          const missing = monthRange(first, '2026-03').filter((one) => !months.includes(one));
          expect(
            missing.every((one) => given.signed.has(one) || (given.settled.get(one) ?? '') >= finalFrom(one)),
          ).toBe(true);
          const gaps = months.filter((one, index) => index > 0 && addMonths(months[index - 1] ?? '', 1) !== one).length;
          const isSplit =
            granularity === 'daily' && months.some((one) => one < '2025-12') && months.some((one) => one >= '2025-12');
          expect(runs.length).toBeLessThanOrEqual(months.length === 0 ? 0 : 1 + gaps + (isSplit ? 1 : 0));
        },
      ),
    );
  });
});

describe('record types', () => {
  const type = fc.oneof(
    fc.constantFrom('Usage', 'Tax', 'Credit', 'Refund', 'RIFee', 'Support', 'SavingsPlanRecurringFee', 'Some Discount'),
    fc.string({ minLength: 1 }),
  );

  it('are each in exactly one request, and together they are the whole', () => {
    fc.assert(
      fc.property(fc.array(type), fc.array(type), (types, apart) => {
        const families = familiesOf(types, apart);
        expect(families.flatMap((family) => family.types).sort()).toEqual([...new Set(types)].sort());
        for (const one of types) {
          const asking = families.filter(({ filter }) => {
            if (filter === undefined) return true;
            return 'Not' in filter
              ? !filter.Not.Dimensions.Values.includes(one)
              : filter.Dimensions.Values.includes(one);
          });
          expect(asking).toHaveLength(1);
          expect(asking[0]?.types).toContain(one);
        }
      }),
    );
  });

  it('need one request where services tell them apart', () => {
    expect(familiesOf(['Usage', 'Tax', 'Support', 'SavingsPlanNegation', 'DiscountedUsage'], [])).toHaveLength(1);
  });
});

describe('a plan', () => {
  it('says what a first pull asks for and what it costs', () => {
    const { steps, requests, costMicros } = planOf();
    expect(steps).toEqual([
      'February 2025 to March 2026: totals by account and record type (1 request)',
      'February 2025 to November 2025: cost by account and service, in 5 groups of record types (5 requests)',
      'December 2025 to March 2026: cost by account and service, in 5 groups of record types (5 requests)',
      'February 2025 to March 2026: cost by account and usage type (1 request)',
      'February 2025 to March 2026: use and coverage of Savings Plans and reservations (4 requests)',
      'AWS’s own forecast of the months to come (1 request)',
    ]);
    expect([requests, costMicros]).toEqual([17, 170_000n]);
  });

  it('of a day’s pull stays under the cap for a month of them', () => {
    const settled = new Map(monthRange('2025-02', '2026-01').map((month) => [month, '2026-03-01'] as const));
    const memory = { ...nothingKnown, types: ['Usage', 'Tax', 'Credit'], slowOn: '2026-03-07' };
    const { requests } = planOf({}, { settled, today: '2026-03-08' }, memory);
    expect(requests).toBe(4);
    expect(requests * 31 + 5 * 5).toBeLessThanOrEqual(200);
  });

  it('counts the pages that earlier pulls met', () => {
    const memory = { ...nothingKnown, types: ['Usage'], pages: { services: 1.5 }, slowOn: today };
    const { steps } = planOf({ usageTypes: 'off' }, { requested: ['2026-01', '2026-02', '2026-03'] }, memory);
    expect(steps).toContain('January 2026 to March 2026: cost by account and service (5 requests)');
  });

  it('never has more requests than views, runs and families need', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 13 }), { minLength: 1 }),
        fc.uniqueArray(fc.constantFrom('Usage', 'Credit', 'Refund', 'RIFee')),
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 5 }),
        (back, types, tags) => {
          const requested = back.map((months) => addMonths('2026-03', -months));
          const { requests } = planOf({ tags, granularity: 'monthly' }, { requested }, { ...nothingKnown, types });
          const runs = runsOf(requested.sort(), 'monthly', today).length;
          const families = 1 + types.filter((type) => type !== 'Usage').length;
          expect(requests).toBe(runs * (1 + families + 1 + tags.length + 4) + 1);
        },
      ),
    );
  });
});
