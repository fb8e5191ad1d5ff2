import { describe, expect, it } from 'vitest';
import { toDecimal, toExactDecimal } from '../money/rational';
import { builtInDefinitions } from './definitions';
import { evaluateMonth } from './evaluate';
import type { KpiSettings } from './kpi-settings';
import type { MeasureContext } from './measures';
import { costCell, monthCounts, monthInputs, settingsWith } from './testing/month-fixture';
import type { CostCell, KpiValue, MonthCounts, Reason } from './types';

const fullCosts: readonly CostCell[] = [
  costCell('production', '30000'),
  costCell('production', '9000', { costClass: 'customer-specific' }),
  costCell('production', '3000', { costClass: 'variable-platform' }),
  costCell('core', '8000'),
  costCell('test', '5000'),
  costCell('dev', '4000'),
  costCell('staging', '3000'),
  costCell('shared', '1500'),
  costCell('unmapped', '500'),
  costCell('out-of-scope', '7777'),
  costCell('production', '2100', { scopeClass: 'tax' }),
  costCell('production', '-900', { scopeClass: 'credit' }),
];

const fullCounts = monthCounts({ active: '2100', hibernated: '1400', paid: '400', freemiumActive: '1750' });

type Case = {
  readonly costs?: readonly CostCell[] | null;
  readonly counts?: MonthCounts | null;
  readonly settings?: Partial<KpiSettings>;
  readonly hasCostClassRules?: boolean;
  readonly month?: string;
};

const evaluate = (id: string, given: Case = {}): KpiValue => {
  const context: MeasureContext = {
    settings: settingsWith(given.settings),
    hasCostClassRules: given.hasCostClassRules ?? true,
  };
  const costs = given.costs === undefined ? fullCosts : given.costs;
  const counts = given.counts === undefined ? fullCounts : given.counts;
  const inputs = monthInputs(given.month ?? '2026-01', costs, counts);
  const value = evaluateMonth(inputs, builtInDefinitions, context).values.get(id);
  if (value === undefined) throw new Error(`No KPI ${id}`);
  return value;
};

const printed = (value: KpiValue) => (value.value === null ? null : toDecimal(value.value, 12));
const reasonCode = (id: string, given: Case): Reason['code'] | undefined => evaluate(id, given).reason?.code;

describe('the 13 KPIs, worked by hand', () => {
  // production 42,000; core 8,000; test 5,000; dev 4,000; staging 3,000; shared 1,500; unmapped 500: total 64,000.
  // 3,500 workspaces: 2,100 active, 1,400 hibernated, 400 paid, 3,100 freemium, 1,750 of them active.
  it.each([
    ['APWC', '42000', '3500', '12.000000000000'],
    ['APFC', '42000', '1750', '24.000000000000'],
    ['ASWC', '42000', '400', '105.000000000000'],
    ['DM', '9000', '64000', '0.140625000000'],
    ['CPBM', '9000', '3000', '3.000000000000'],
    ['WB', '400', '3500', '0.114285714286'],
    ['SAPWC', '50000', '3500', '14.285714285714'],
    ['SASWC', '50000', '400', '125.000000000000'],
    ['AAPWC', '42000', '2100', '20.000000000000'],
    ['SAASWC', '50000', '2100', '23.809523809524'],
    ['ATPFC', '42000', '3100', '13.548387096774'],
    ['NPEC', '20000', '64000', '0.312500000000'],
    ['AHR', '2100', '1400', '1.500000000000'],
  ])('%s is %s / %s', (id, numerator, denominator, value) => {
    const result = evaluate(id);
    expect(result.numerator && toExactDecimal(result.numerator)).toBe(numerator);
    expect(result.denominator && toExactDecimal(result.denominator)).toBe(denominator);
    expect(printed(result)).toBe(value);
    expect(result.reason).toBeNull();
  });

  it('ship complete, as version 1, with labels and formulas that can be read', () => {
    expect(builtInDefinitions.map((definition) => definition.id)).toEqual([
      ...['APWC', 'APFC', 'ASWC', 'DM', 'CPBM'],
      ...['WB', 'SAPWC', 'SASWC', 'AAPWC', 'SAASWC', 'ATPFC', 'NPEC', 'AHR'],
    ]);
    for (const definition of builtInDefinitions) {
      expect(definition.version).toBe(1);
      expect(evaluate(definition.id).reason).toBeNull();
      expect(definition.numeratorLabel && definition.denominatorLabel && definition.description).toBeTruthy();
    }
  });

  it('list every term of the formula with its value', () => {
    const terms = evaluate('DM').terms.map(({ id, value }) => [id, value && toExactDecimal(value)]);
    expect(terms).toEqual([
      ['cost.test', '5000'],
      ['cost.dev', '4000'],
      ['cost.total', '64000'],
    ]);
  });
});

describe('zero denominators give no number and say so', () => {
  const noWorkspaces = monthCounts({ active: '0', hibernated: '0', paid: '0', freemiumActive: '0' });
  const ids = ['APWC', 'APFC', 'ASWC', 'WB', 'SAPWC', 'SASWC', 'AAPWC', 'SAASWC', 'ATPFC', 'AHR'];
  it.each(ids)('%s without workspaces', (id) => {
    const result = evaluate(id, { counts: noWorkspaces });
    expect(result.value).toBeNull();
    expect(result.reason?.code).toBe('zero-denominator');
    expect(result.denominator && toExactDecimal(result.denominator)).toBe('0');
  });

  it.each(['DM', 'NPEC'])('%s without any cost', (id) => {
    expect(reasonCode(id, { costs: [] })).toBe('zero-denominator');
  });

  it('CPBM without variable platform cost', () => {
    const costs = [costCell('production', '5', { costClass: 'customer-specific' })];
    expect(reasonCode('CPBM', { costs })).toBe('zero-denominator');
  });

  it('a cost of zero over workspaces is zero, not missing', () => {
    expect(printed(evaluate('APWC', { costs: [] }))).toBe('0.000000000000');
  });
});

describe('months before hibernation', () => {
  const settings = { hibernationStartMonth: '2023-08' };
  const counts = monthCounts({ total: '2500', paid: '200' });
  const given: Case = { month: '2023-07', settings, counts };

  it('count all workspaces as active and all freemium as active', () => {
    expect(printed(evaluate('APWC', given))).toBe('16.800000000000');
    expect(printed(evaluate('AAPWC', given))).toBe('16.800000000000');
    expect(printed(evaluate('SAASWC', given))).toBe('20.000000000000');
    expect(printed(evaluate('APFC', given))).toBe('18.260869565217');
    expect(printed(evaluate('ATPFC', given))).toBe('18.260869565217');
  });

  it('have no hibernated workspaces: AHR is not applicable, not a division by zero', () => {
    const result = evaluate('AHR', given);
    expect([result.value, result.denominator, result.reason?.code]).toEqual([null, null, 'before-hibernation']);
    expect(result.numerator && toExactDecimal(result.numerator)).toBe('2500');
    expect(reasonCode('AHR', { ...given, counts: monthCounts({ active: '2500', hibernated: '0' }) })).toBe(
      'before-hibernation',
    );
  });

  it('take the active workspaces for all when only they are given', () => {
    expect(printed(evaluate('APWC', { ...given, counts: monthCounts({ active: '2500' }) }))).toBe('16.800000000000');
  });

  it('end with the month in which hibernation began', () => {
    expect(reasonCode('AHR', { ...given, month: '2023-08' })).toBe('missing-count');
  });
});

describe('missing inputs', () => {
  it('are named: no bill, no counts, a count that is not given', () => {
    expect(reasonCode('APWC', { costs: null })).toBe('no-bill');
    expect(reasonCode('APWC', { counts: null })).toBe('no-counts');
    expect(reasonCode('APFC', { counts: monthCounts({ active: '5', hibernated: '5', paid: '1' }) })).toBe(
      'missing-count',
    );
    expect(evaluate('APFC', { counts: monthCounts({ total: '9' }) }).reason?.subject).toBe('workspaces.freemiumActive');
  });

  it('leave the side that is known', () => {
    const result = evaluate('APWC', { counts: null });
    expect(result.numerator && toExactDecimal(result.numerator)).toBe('42000');
    expect(result.denominator).toBeNull();
  });

  it('are not invented: counts follow from others only where the definition says so', () => {
    const counts = monthCounts({ total: '10', hibernated: '4', freemium: '7' });
    expect(printed(evaluate('AAPWC', { counts }))).toBe('7000.000000000000');
    expect(printed(evaluate('ASWC', { counts }))).toBe('14000.000000000000');
    expect(reasonCode('WB', { counts: monthCounts({ active: '3', paid: '1' }) })).toBe('missing-count');
  });

  it('CPBM is not configured without cost-class rules', () => {
    expect(reasonCode('CPBM', { hasCostClassRules: false })).toBe('no-class-rules');
  });

  it('a cost that the bill does not know in the asked basis makes what contains it unknown', () => {
    const costs = [...fullCosts, costCell('dev', null)];
    expect(reasonCode('DM', { costs })).toBe('basis-unknown');
    expect(reasonCode('NPEC', { costs })).toBe('basis-unknown');
    expect(printed(evaluate('APWC', { costs }))).toBe('12.000000000000');
  });

  it('an unknown cost outside the scope of KPI cost does not matter', () => {
    expect(printed(evaluate('DM', { costs: [...fullCosts, costCell('dev', null, { scopeClass: 'tax' })] }))).toBe(
      '0.140625000000',
    );
  });

  it('an environment without accounts costs nothing', () => {
    const costs = fullCosts.filter((cell) => cell.environment !== 'staging' && cell.environment !== 'core');
    expect(printed(evaluate('NPEC', { costs }))).toBe('0.169811320755');
    expect(printed(evaluate('SAPWC', { costs }))).toBe('12.000000000000');
  });

  it('but while accounts have no environment, their cost is not taken for zero', () => {
    const costs = [costCell('unmapped', '64000')];
    for (const id of ['APWC', 'DM', 'NPEC', 'SAPWC']) expect(reasonCode(id, { costs })).toBe('no-environment');
    expect(reasonCode('APWC', { costs: [costCell('dev', '5'), ...costs] })).toBe('no-environment');
    expect(printed(evaluate('DM', { costs: [costCell('production', '6000'), ...costs] }))).toBe('0.000000000000');
  });
});

describe('negative costs', () => {
  it('count as they are', () => {
    const costs = [costCell('production', '-700'), costCell('dev', '-20'), costCell('test', '820')];
    expect(printed(evaluate('APWC', { costs }))).toBe('-0.200000000000');
    expect(printed(evaluate('DM', { costs }))).toBe('8.000000000000');
  });

  it('can bring a denominator to zero', () => {
    const costs = [costCell('production', '-800'), costCell('dev', '800')];
    expect(reasonCode('DM', { costs })).toBe('zero-denominator');
  });
});

describe('what KPI cost has in', () => {
  it('leaves tax, credits, refunds, the marketplace and accounts out of scope out, by default', () => {
    const costs = (['tax', 'credit', 'refund', 'marketplace'] as const).map((scopeClass) =>
      costCell('production', '1000', { scopeClass }),
    );
    expect(printed(evaluate('APWC', { costs: [...fullCosts, ...costs] }))).toBe('12.000000000000');
  });

  it('has support, commitments, vendor fees and discounts in', () => {
    const costs = (['support', 'commitment', 'vendor-fee', 'discount'] as const).map((scopeClass) =>
      costCell('production', '875', { scopeClass }),
    );
    expect(printed(evaluate('APWC', { costs: [...fullCosts, ...costs] }))).toBe('13.000000000000');
  });

  it('follows the setting', () => {
    expect(printed(evaluate('APWC', { settings: { kpiScopeClasses: ['tax', 'credit'] } }))).toBe('0.342857142857');
  });
});
