import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumNanos } from '../../money/nanos';
import type { KpiSettings } from '../kpi-settings';
import { allocateSharedCost } from '../shared-cost';
import { settingsWith } from '../testing/month-fixture';
import { type CostCell, environments, type LineKey, type Rule, ruleKinds, scopeClasses } from '../types';
import { compileRules, rulesInForce, traceRules } from './compile-rules';
import { type MonthLine, ruleCatches } from './rule-catches';

const month = '2026-01';

const key = (changes: Partial<LineKey>): LineKey => ({
  ...{ payerId: '1', accountId: 'a', service: 'EC2', usageType: null, operation: null, region: null },
  ...{ scopeClass: 'usage', pricingCategory: null, commitmentStatus: null, usageUnit: null, tags: {} },
  ...changes,
});

const line = (nanos: bigint | null, changes: Partial<LineKey> = {}, rows = 1): MonthLine => ({
  key: key(changes),
  environment: 'production',
  ...{ rows, nanos },
});

const rule = (result: string, match: Rule['match'], changes: Partial<Rule> = {}): Rule => ({
  ...{ id: `${changes.kind ?? 'cost-type'} ${changes.position ?? 0}`, kind: 'cost-type', position: 0, name: result },
  ...{ validFrom: null, match, result },
  ...changes,
});

describe('what a rule catches', () => {
  const nat = rule('NAT', { usageType: '*Nat*' }, { position: 1 });
  const ec2 = rule('EC2', { service: 'EC2' }, { position: 2 });
  const rest = rule('other', {}, { position: 3 });
  const lines = [
    line(7n, { usageType: 'NatGateway' }, 3),
    line(5n),
    line(11n, { service: 'RDS' }),
    line(-20n, { service: 'S3' }),
  ];

  it('goes to the first rule that matches, and what none names is listed, the dearest first', () => {
    const found = ruleCatches(lines, { rules: [rest, ec2, nat], kind: 'cost-type', month });
    expect(found.catches).toEqual([
      { rows: 3, nanos: 7n },
      { rows: 1, nanos: 5n },
      { rows: 2, nanos: -9n },
    ]);
    expect(found).toMatchObject({ fallThrough: { rows: 0, nanos: 0n }, total: { rows: 6, nanos: 3n } });
    expect(found.unnamed).toMatchObject({ rows: 2, nanos: -9n });
    expect(found.unnamed.lines.map(({ key: { service } }) => service)).toEqual(['S3', 'RDS']);
    expect(found.coverage).toEqual({ numerator: 12n, denominator: 43n });
  });

  it('changes with the order', () => {
    const first = { ...ec2, position: 0 };
    const { catches } = ruleCatches(lines, { rules: [first, nat, rest], kind: 'cost-type', month });
    expect(catches.map(({ nanos }) => nanos)).toEqual([12n, 0n, -9n]);
  });

  it('lists lines that no rule can tell apart as one', () => {
    const twice = [
      line(2n, { pricingCategory: 'Standard' }),
      line(3n, { pricingCategory: 'Dynamic' }),
      line(4n, { region: 'x' }),
    ];
    const { unnamed } = ruleCatches(twice, { rules: [], kind: 'cost-type', month });
    expect(unnamed.lines.map(({ rows, nanos }) => [rows, nanos])).toEqual([
      [2, 5n],
      [1, 4n],
    ]);
  });

  it('is unknown where a cost is, and the rows are still counted', () => {
    const found = ruleCatches([...lines, line(null)], { rules: [nat, ec2], kind: 'cost-type', month });
    expect(found.catches).toEqual([
      { rows: 3, nanos: 7n },
      { rows: 2, nanos: null },
    ]);
    expect(found).toMatchObject({ total: { rows: 7, nanos: null }, coverage: null });
  });

  it('counts clusters and cost classes by rules that match on the kinds before them', () => {
    const cluster = rule('blue', { costType: 'NAT' }, { kind: 'cluster' });
    const costClass = rule('variable-platform', { cluster: 'blue' }, { kind: 'cost-class' });
    const rules = [nat, ec2, cluster, costClass];
    expect(ruleCatches(lines, { rules, kind: 'cluster', month }).catches).toEqual([{ rows: 3, nanos: 7n }]);
    const found = ruleCatches(lines, { rules, kind: 'cost-class', month });
    expect(found.catches).toEqual([{ rows: 3, nanos: 7n }]);
    expect(found.unnamed.rows).toBe(3);
  });
});

const letter = fc.constantFrom('a', 'b', 'ab', 'ba');
const pattern = fc.constantFrom('a', 'b', '*', 'a*', '*b', '(a|ba)', '*(a|b)');
const settled = fc.constantFrom('', 'a', 'b');

const arbitraryLine: fc.Arbitrary<MonthLine> = fc.record({
  key: fc
    .record({
      accountId: letter,
      service: letter,
      usageType: letter,
      region: letter,
      tag: settled,
      scope: fc.constantFrom(...scopeClasses),
    })
    .map(({ tag, scope, ...own }) => key({ ...own, scopeClass: scope, tags: tag === '' ? {} : { team: tag } })),
  environment: fc.constant('production' as const),
  rows: fc.integer({ min: 1, max: 1_000_000 }),
  nanos: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 18n }),
});

const arbitraryMatch: fc.Arbitrary<Rule['match']> = fc
  .record(
    {
      ...{
        account: pattern,
        service: pattern,
        usageType: pattern,
        region: pattern,
        costType: pattern,
        cluster: pattern,
      },
      tag: fc.record({ key: fc.constant('team'), value: pattern }),
    },
    { requiredKeys: [] },
  )
  .map((match) => Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined)));

const arbitraryRules: fc.Arbitrary<Rule[]> = fc
  .array(
    fc.record({
      ...{ kind: fc.constantFrom(...ruleKinds), match: arbitraryMatch, position: fc.integer({ min: 0, max: 5 }) },
      ...{
        result: fc.constantFrom('a', 'other', '$tag', 'variable-platform'),
        validFrom: fc.constantFrom(null, month, '2026-02'),
      },
    }),
    { maxLength: 12 },
  )
  .map((rules) => rules.map((own, index) => ({ ...own, id: String(index), name: String(index) })));

const arbitraryMapping = fc.dictionary(letter, fc.constantFrom(...environments));

const arbitrarySplit = fc.record({
  sharedCostSplit: fc.constantFrom<KpiSettings['sharedCostSplit']>('keep', 'proportional', 'even', 'fixed', 'core'),
  sharedCostShares: fc.constantFrom({ production: '0.7', core: '0.3' }, { production: '0.333' }, {}),
});

const cellOf =
  (classify: ReturnType<typeof compileRules>, mapping: Readonly<Record<string, CostCell['environment']>>) =>
  ({ key: own, nanos }: MonthLine): CostCell => {
    const { accountId, service, scopeClass } = own;
    return { ...classify(own), accountId, service, scopeClass, nanos, environment: mapping[accountId] ?? 'unmapped' };
  };

const totalOf = (parts: readonly { readonly nanos: bigint | null }[]) => sumNanos(parts.map(({ nanos }) => nanos));

describe('any rule set', () => {
  it('gives every line to one rule or to none: the catches and what falls through sum to the total, to the nano', () => {
    fc.assert(
      fc.property(fc.array(arbitraryLine), arbitraryRules, fc.constantFrom(...ruleKinds), (lines, rules, kind) => {
        const found = ruleCatches(lines, { rules, kind, month });
        const parts = [...found.catches, found.fallThrough];
        expect(found.catches).toHaveLength(rulesInForce(rules, kind, month).length);
        expect(totalOf(parts)).toBe(totalOf(lines));
        expect(parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(lines.reduce((sum, { rows }) => sum + rows, 0));
        expect(found.total.nanos).toBe(totalOf(lines));
        expect(totalOf(found.unnamed.lines)).toBe(found.unnamed.nanos);
      }),
    );
  });

  it('is traced as it classifies: the rule that is named is the one whose result stands', () => {
    fc.assert(
      fc.property(arbitraryLine, arbitraryRules, ({ key: own }, rules) => {
        const { by, ...classified } = traceRules(rules, month)(own);
        expect(classified).toEqual(compileRules(rules, month)(own));
        const { 'cost-type': type, cluster } = by;
        const result = type?.result === '$tag' && type.match.tag !== undefined ? own.tags['team'] : type?.result;
        expect(classified.costType).toBe(result ?? 'other');
        if (cluster === null) expect(classified.cluster).toBeNull();
      }),
    );
  });

  it('with any account map and any split of shared cost conserves the month’s total, to the nano', () => {
    const cost = fc.array(arbitraryLine);
    fc.assert(
      fc.property(cost, arbitraryRules, arbitraryMapping, arbitrarySplit, (lines, rules, mapping, split) => {
        const cells = lines.map(cellOf(compileRules(rules, month), mapping));
        const settings = settingsWith({ ...split, kpiScopeClasses: scopeClasses });
        expect(totalOf(allocateSharedCost(cells, settings))).toBe(totalOf(lines));
      }),
    );
  });
});
