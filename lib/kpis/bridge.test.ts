import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundParts } from '../money/largest-remainder';
import {
  add,
  equals,
  fromDecimal,
  fromInteger,
  type Rational,
  rational,
  subtract,
  sum,
  toDecimal,
} from '../money/rational';
import { printChange, splitChange } from './bridge';
import { denominatorPopulations, splitDenominatorEffect, splitNumeratorEffect } from './bridge-parts';
import { groupCosts } from './cost-groups';
import { builtInDefinitions } from './definitions';
import { type EvaluatedMonth, evaluateMonth } from './evaluate';
import type { KpiSettings } from './kpi-settings';
import { allocateSharedCost } from './shared-cost';
import { costCell, monthCounts, monthInputs, settingsWith } from './testing/month-fixture';
import { type CostCell, costClasses, environments, type KpiValue, scopeClasses } from './types';

const context = { settings: settingsWith(), hasCostClassRules: true };

const anyCell: fc.Arbitrary<CostCell> = fc.record({
  accountId: fc.constantFrom('a', 'b', 'c'),
  environment: fc.constantFrom(...environments),
  service: fc.constantFrom('EC2', 'S3', 'RDS'),
  costType: fc.constantFrom('EC2', 'EBS', 'NAT'),
  costClass: fc.constantFrom(...costClasses),
  cluster: fc.constantFrom('prod-1', null),
  scopeClass: fc.constantFrom(...scopeClasses),
  nanos: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 17n }),
});

const anyCount = fc.integer({ min: 1, max: 5000 });
const anyMonth = (month: string): fc.Arbitrary<EvaluatedMonth> =>
  fc
    .tuple(fc.array(anyCell, { minLength: 1, maxLength: 40 }), anyCount, anyCount, anyCount, anyCount)
    .map(([costs, active, hibernated, paid, freemiumActive]) => {
      const texts = { active, hibernated, paid: Math.min(paid, active), freemiumActive };
      const counts = monthCounts(Object.fromEntries(Object.entries(texts).map(([key, count]) => [key, String(count)])));
      return evaluateMonth(monthInputs(month, costs, counts), builtInDefinitions, context);
    });

const twoMonths = fc.record({ before: anyMonth('2025-12'), after: anyMonth('2026-01') });
const kpiOf = (month: EvaluatedMonth, id: string): KpiValue => {
  const value = month.values.get(id);
  if (value === undefined) throw new Error(`No KPI ${id}`);
  return value;
};
const ids = builtInDefinitions.map((definition) => definition.id);
const effects = (parts: readonly { readonly effect: Rational }[]): Rational => sum(parts.map((part) => part.effect));

describe('the split of a change', () => {
  it('sums to the change exactly, for every KPI', () => {
    fc.assert(
      fc.property(twoMonths, ({ before, after }) => {
        for (const id of ids) {
          const [from, to] = [kpiOf(before, id), kpiOf(after, id)];
          const change = splitChange(from, to);
          if (change === null || from.value === null || to.value === null) {
            expect(from.value === null || to.value === null).toBe(true);
            continue;
          }
          expect(equals(add(change.numeratorEffect, change.denominatorEffect), change.change)).toBe(true);
          expect(equals(change.change, subtract(to.value, from.value))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('prints effects that sum to the printed change, to the last of 12 decimals', () => {
    fc.assert(
      fc.property(twoMonths, ({ before, after }) => {
        for (const id of ids) {
          const change = splitChange(kpiOf(before, id), kpiOf(after, id));
          if (change === null) continue;
          const printed = printChange(change);
          const parts = add(fromDecimal(printed.numeratorEffect), fromDecimal(printed.denominatorEffect));
          expect(toDecimal(parts, 12)).toBe(printed.change);
          expect(printed.change).toBe(toDecimal(change.change, 12));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of the numerator goes on by environment and cost type without remainder', () => {
    fc.assert(
      fc.property(twoMonths, (months) => {
        for (const id of ids) {
          const change = splitChange(kpiOf(months.before, id), kpiOf(months.after, id));
          const parts = splitNumeratorEffect(months, id, (cell) => `${cell.environment} ${cell.costType}`, context);
          expect(parts === null).toBe(change === null);
          if (change === null || parts === null) continue;
          expect(equals(effects(parts), change.numeratorEffect)).toBe(true);
          const rounded = roundParts(
            parts.map((part) => part.effect),
            6,
          );
          expect(toDecimal(sum(rounded.map(fromDecimal)), 6)).toBe(toDecimal(change.numeratorEffect, 6));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of the denominator goes on by population without remainder', () => {
    fc.assert(
      fc.property(twoMonths, (months) => {
        for (const id of ids) {
          const [from, to] = [kpiOf(months.before, id), kpiOf(months.after, id)];
          const change = splitChange(from, to);
          const populations = denominatorPopulations(months, id);
          if (change === null || populations === null) continue;
          const parts = splitDenominatorEffect(from, to, populations);
          if (parts === null) throw new Error('The populations do not make up the denominator.');
          expect(equals(effects(parts), change.denominatorEffect)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of the denominator is refused for populations that do not make it up', () => {
    const month = (active: string) =>
      evaluateMonth(
        monthInputs('2026-01', [costCell('production', '10')], monthCounts({ active, hibernated: '1' })),
        builtInDefinitions,
        context,
      );
    const [before, after] = [kpiOf(month('1'), 'APWC'), kpiOf(month('4'), 'APWC')];
    const wrong = [{ key: 'active', before: fromInteger(1), after: fromInteger(4) }];
    expect(splitDenominatorEffect(before, after, wrong)).toBeNull();
  });

  it('of the denominator stays whole where it would pass through zero on the way', () => {
    const month = (active: string, hibernated: string) =>
      evaluateMonth(
        monthInputs('2026-01', [costCell('production', '12')], monthCounts({ active, hibernated })),
        builtInDefinitions,
        context,
      );
    // The active ones go first: 3 − 3 + 0 is no denominator, though both months have one.
    const months = { before: month('3', '0'), after: month('0', '4') };
    const populations = denominatorPopulations(months, 'APWC') ?? [];
    const parts = splitDenominatorEffect(kpiOf(months.before, 'APWC'), kpiOf(months.after, 'APWC'), populations);
    expect(parts?.map(({ key, effect }) => [key, toDecimal(effect, 2)])).toEqual([['workspaces.total', '-1.00']]);
  });

  it('is worked by hand: cost first at the old count, then the count', () => {
    const month = (at: string, cost: string, active: string) =>
      evaluateMonth(
        monthInputs(at, [costCell('production', cost)], monthCounts({ active, hibernated: '0' })),
        builtInDefinitions,
        context,
      );
    const [before, after] = [month('2025-12', '40000', '2000'), month('2026-01', '42000', '2400')];
    const change = splitChange(kpiOf(before, 'APWC'), kpiOf(after, 'APWC'));
    expect(change && printChange(change, 6)).toEqual({
      change: '-2.500000',
      numeratorEffect: '1.000000',
      denominatorEffect: '-3.500000',
    });
    const populations = denominatorPopulations({ before, after }, 'APWC');
    expect(populations?.map((part) => [part.key, part.before.numerator, part.after.numerator])).toEqual([
      ['workspaces.active', 2000n, 2400n],
      ['workspaces.hibernated', 0n, 0n],
    ]);
  });

  it('is not made between two different formulas, or with a month that has no value', () => {
    const inputs = monthInputs(
      '2026-01',
      [costCell('production', '10')],
      monthCounts({ active: '1', hibernated: '1' }),
    );
    const value = kpiOf(evaluateMonth(inputs, builtInDefinitions, context), 'APWC');
    const redefined = { ...value, definition: { ...value.definition, formula: 'cost.production / workspaces.active' } };
    expect(splitChange(value, redefined)).toBeNull();
    expect(splitChange({ ...value, value: null }, value)).toBeNull();
  });
});

describe('measures', () => {
  it('do not depend on the order of the cells', () => {
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const evaluate = (costs: readonly CostCell[]) =>
          evaluateMonth(monthInputs('2026-01', costs), [], context).measures;
        expect(evaluate([...cells].reverse())).toEqual(evaluate(cells));
      }),
    );
  });

  it('of the environments sum to the total', () => {
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const groups = groupCosts(cells, context.settings);
        const total = evaluateMonth(monthInputs('2026-01', cells), [], context).measures.get('cost.total')?.value;
        const inScope = groups.filter((group) => group.environment !== 'out-of-scope');
        const nanos = inScope.reduce((whole, group) => whole + (group.nanos ?? 0n), 0n);
        expect(total).toEqual(rational(nanos, 1_000_000_000n));
      }),
    );
  });
});

describe('the split of shared cost', () => {
  const total = (cells: readonly CostCell[]) => cells.reduce((whole, cell) => whole + (cell.nanos ?? 0n), 0n);
  const anySplit = fc.record({
    sharedCostSplit: fc.constantFrom<KpiSettings['sharedCostSplit']>('keep', 'proportional', 'even', 'fixed', 'core'),
    sharedCostShares: fc.constantFrom({ production: '0.7', core: '0.3' }, { production: '0.333' }, {}),
  });

  it('conserves the total to the nano, and shared cost that nothing can carry', () => {
    fc.assert(
      fc.property(fc.array(anyCell), anySplit, (cells, split) => {
        expect(total(allocateSharedCost(cells, settingsWith(split)))).toBe(total(cells));
      }),
    );
  });

  const cells = [costCell('production', '75'), costCell('dev', '25'), costCell('shared', '10')];
  const splitOf = (changes: Partial<KpiSettings>) =>
    groupCosts(cells, settingsWith(changes)).map(({ environment, nanos }) => [environment, Number(nanos) / 1e9]);

  it('is as the settings say', () => {
    expect(splitOf({})).toEqual([
      ['production', 75],
      ['dev', 25],
      ['shared', 10],
    ]);
    expect(splitOf({ sharedCostSplit: 'proportional' })).toEqual([
      ['production', 82.5],
      ['dev', 27.5],
    ]);
    expect(splitOf({ sharedCostSplit: 'even' })).toEqual([
      ['production', 80],
      ['dev', 30],
    ]);
    expect(splitOf({ sharedCostSplit: 'core' })).toEqual([
      ['production', 75],
      ['dev', 25],
      ['core', 10],
    ]);
    expect(splitOf({ sharedCostSplit: 'fixed', sharedCostShares: { production: '0.6' } })).toEqual([
      ['production', 81],
      ['dev', 25],
      ['shared', 4],
    ]);
  });
});
