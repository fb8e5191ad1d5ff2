import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDecimal, fromInteger, toDecimal } from '../money/rational';
import { addMonths, type Month, monthRange } from '../month/month';
import { dataState } from './data-state';
import { builtInDefinitions } from './definitions';
import { definitionsInForce, targetInForce } from './in-force';
import { type KpiReportInputs, type KpiResult, kpiReport } from './kpi-report';
import { kpiRows } from './kpi-rows';
import type { KpiSettings } from './kpi-settings';
import { fiscalQuarter } from './rules';
import { assessTarget } from './status';
import { defaultTargets } from './targets';
import { costCell, monthCounts, monthInputs, settingsWith } from './testing/month-fixture';
import type { CostCell, FeedState, MonthInputs, Target } from './types';

const settings = settingsWith();

const threshold = (operator: Target['operator'], fail: string, warn: string | null = null): Target => ({
  kpiId: 'DM',
  validFrom: null,
  kind: 'threshold',
  operator,
  fail,
  warn,
});

const judge = (
  target: Target | null,
  values: Readonly<Record<Month, string | null>>,
  unit: 'share' | 'money-per-workspace' = 'share',
) =>
  assessTarget(
    {
      definition: { unit },
      month: Object.keys(values).at(-1) ?? '',
      values: new Map(Object.entries(values).map(([month, text]) => [month, text === null ? null : fromDecimal(text)])),
    },
    target,
    settings,
  );

describe('a threshold', () => {
  it('is strict where it says so: exactly 20 % fails, a hair below passes', () => {
    expect(judge(threshold('<', '0.2'), { '2026-01': '0.2' }).status).toBe('off-target');
    expect(judge(threshold('<', '0.2'), { '2026-01': '0.199999999999999999' }).status).toBe('on-target');
    expect(judge(threshold('<=', '0.2'), { '2026-01': '0.2' }).status).toBe('on-target');
    expect(judge(threshold('>', '0.2'), { '2026-01': '0.2' }).status).toBe('off-target');
    expect(judge(threshold('>=', '0.2'), { '2026-01': '0.2' }).status).toBe('on-target');
  });

  it('is close within 2 % of the limit and moving the wrong way', () => {
    expect(judge(threshold('<', '0.2'), { '2025-12': '0.197', '2026-01': '0.199' }).status).toBe('close-to-limit');
    expect(judge(threshold('<', '0.2'), { '2025-12': '0.1995', '2026-01': '0.199' }).status).toBe('on-target');
    expect(judge(threshold('<', '0.2'), { '2025-12': '0.15', '2026-01': '0.19' }).status).toBe('on-target');
    expect(judge(threshold('>', '0.2'), { '2025-12': '0.21', '2026-01': '0.201' }).status).toBe('close-to-limit');
  });

  it('of one’s own for warning takes the place of that', () => {
    expect(judge(threshold('<', '0.2', '0.18'), { '2026-01': '0.185' }).status).toBe('close-to-limit');
    expect(judge(threshold('<', '0.2', '0.18'), { '2025-12': '0.1', '2026-01': '0.179' }).status).toBe('on-target');
  });

  it('judges the movement of a cost by the day, so that February does not look like an improvement', () => {
    const values = { '2026-01': '11.90', '2026-02': '11.85' };
    expect(judge(threshold('<=', '12'), values, 'money-per-workspace').status).toBe('close-to-limit');
  });

  it('needs a value and a target', () => {
    expect(judge(threshold('<', '0.2'), { '2026-01': null }).status).toBe('not-computable');
    expect(judge(null, { '2026-01': null }).status).toBe('not-computable');
    expect(judge(null, { '2026-01': '1' }).status).toBe('no-target');
  });
});

const falls: Target = { kpiId: 'APWC', validFrom: null, kind: 'trend', operator: 'falls', fail: null, warn: null };
const rises: Target = { ...falls, kpiId: 'WB', operator: 'rises' };

describe('a trend', () => {
  const quarter = (value: string) => ({ '2025-10': '12.4', '2025-11': '12', '2025-12': '12.4', '2026-01': value });

  it('compares with the mean of the 3 months before, by the day', () => {
    // 12.4 / 31 = 12 / 30 = 0.4 a day; ±2 % is 0.392 to 0.408, or 12.152 to 12.648 for 31 days.
    const status = (value: string) => judge(falls, quarter(value), 'money-per-workspace').status;
    expect([
      status('12.15'),
      status('12.152'),
      status('12.4'),
      status('12.5'),
      status('12.648'),
      status('12.65'),
    ]).toEqual(['on-target', 'on-target', 'on-target', 'close-to-limit', 'close-to-limit', 'off-target']);
    expect(judge(falls, quarter('12.5'), 'money-per-workspace').trend?.direction).toBe('flat');
  });

  it('does not take a short month for a cheap one', () => {
    const values = { '2025-11': '12', '2025-12': '12.4', '2026-01': '12.4', '2026-02': '11.2' };
    expect(judge(falls, values, 'money-per-workspace').trend?.direction).toBe('flat');
    expect(judge(rises, values).trend?.direction).toBe('falling');
  });

  it('of shares is not day-normalised, and rises where it should', () => {
    const values = { '2025-11': '0.10', '2025-12': '0.10', '2026-01': '0.10', '2026-02': '0.11' };
    expect(judge(rises, values).status).toBe('on-target');
    expect(judge({ ...rises, operator: 'falls' }, values).status).toBe('off-target');
  });

  it('leaves months without a value out of the mean, and is not computable without any', () => {
    const trend = judge(rises, { '2025-12': '0.1', '2026-01': '0.2' });
    expect(trend.trend?.comparedMonths).toEqual(['2025-12']);
    expect(judge(rises, { '2026-01': '0.2' }).status).toBe('not-computable');
  });

  it('against a mean of zero has a direction but no percentage', () => {
    const { trend } = judge(rises, { '2025-12': '0', '2026-01': '0.2' });
    expect([trend?.direction, trend?.relativeChange]).toEqual(['rising', null]);
  });
});

type Scene = {
  readonly months: readonly MonthInputs[];
  readonly settings?: Partial<KpiSettings>;
  readonly isOpen?: boolean;
};

const reportInputs = ({ months, settings: changes, isOpen }: Scene): KpiReportInputs => {
  const month = months.at(-1)?.month ?? '2026-01';
  return {
    month,
    settings: settingsWith(changes),
    months,
    states: [{ month, data: isOpen === true ? 'open' : 'final' }],
    definitions: builtInDefinitions,
    targets: defaultTargets,
    hasCostClassRules: false,
  };
};

const resultOf = (scene: Scene, id: string): KpiResult => {
  const result = kpiReport(reportInputs(scene)).results.find(({ definition }) => definition.id === id);
  if (result === undefined) throw new Error(`No KPI ${id}`);
  return result;
};

const month = (
  at: Month,
  costs: Readonly<Record<string, string>>,
  active = '100',
  fleet: [string, string] | null = null,
): MonthInputs => ({
  ...monthInputs(
    at,
    Object.entries(costs).map(([environment, amount]) => costCell(environment as 'production', amount)),
    monthCounts({ active, hibernated: '0', paid: '10', freemiumActive: '5' }),
  ),
  fleet:
    fleet === null ? null : { spotHours: fromDecimal(fleet[0]), totalHours: fromDecimal(fleet[1]), source: 'bill' },
});

describe('unmapped cost', () => {
  it('that could turn the verdict makes it undecided, and says how much decides', () => {
    const { verdict } = resultOf(
      { months: [month('2026-01', { production: '850', dev: '160', unmapped: '60' })] },
      'DM',
    );
    expect([verdict.status, verdict.text, verdict.unmappedNanos]).toEqual([
      'undecided',
      '$60.00 unmapped decides it.',
      60_000_000_000n,
    ]);
    expect(
      resultOf({ months: [month('2026-01', { production: '850', dev: '160', unmapped: '10' })] }, 'DM').verdict.status,
    ).toBe('on-target');
  });

  it('that cannot make it good leaves it off target', () => {
    const { verdict } = resultOf(
      { months: [month('2026-01', { production: '500', dev: '400', unmapped: '60' })] },
      'DM',
    );
    expect(verdict.status).toBe('off-target');
  });

  it('of negative accounts is looked at apart from that of the others', () => {
    const costs = [
      costCell('production', '810'),
      costCell('dev', '190'),
      costCell('unmapped', '30', { accountId: 'a' }),
      costCell('unmapped', '-30', { accountId: 'b' }),
    ];
    const { verdict } = resultOf({ months: [monthInputs('2026-01', costs)] }, 'DM');
    expect([verdict.status, verdict.text]).toEqual(['undecided', '$0.00 unmapped decides it.']);
  });

  it('is the same account in the months that a trend compares with', () => {
    const months = monthRange('2025-10', '2026-01').map((at) =>
      month(at, { production: '1000', unmapped: '500' }, at === '2026-01' ? '200' : '100'),
    );
    expect(resultOf({ months }, 'APWC').verdict.status).toBe('on-target');
  });

  const trendScene = (before: readonly CostCell[], now: readonly CostCell[]): Scene => ({
    months: monthRange('2025-10', '2026-01').map((at) =>
      monthInputs(
        at,
        [costCell('production', '300'), ...(at === '2026-01' ? now : before)],
        monthCounts({ active: '100', hibernated: '0', paid: '10' }),
      ),
    ),
  });
  const unmapped = (accountId: string, amount = '1000') => costCell('unmapped', amount, { accountId });

  it('of other accounts in the months that a trend compares with goes another way than the month’s own', () => {
    const { verdict } = resultOf(trendScene([unmapped('A')], [unmapped('B')]), 'APWC');
    expect([verdict.status, verdict.text]).toEqual(['undecided', '$1,000.00 unmapped decides it.']);
    expect(resultOf(trendScene([unmapped('A')], [unmapped('A')]), 'APWC').verdict.status).toBe('on-target');
    expect(resultOf(trendScene([unmapped('A')], []), 'APWC').verdict.text).toBeNull();
    expect(resultOf(trendScene([unmapped('A', '-200')], []), 'APWC').verdict.text).toBe(
      '−$600.00 unmapped in the months compared with decides it.',
    );
  });

  it('does not matter to a KPI without cost in it', () => {
    expect(resultOf(trendScene([unmapped('A')], [unmapped('B')]), 'WB').verdict.status).toBe('on-target');
  });

  it('of many accounts is undecided exactly when some way to map them turns the verdict', () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: -40, max: 60 }), fc.integer({ min: -40, max: 60 })), {
      minLength: 8,
      maxLength: 10,
    });
    const cells = (values: readonly number[]) => values.map((value, index) => unmapped(`a${index}`, `${value}`));
    const failsAsMapped = (given: readonly (readonly [number, number])[], mapped: number): boolean => {
      const total = (side: 0 | 1) => given.reduce((sum, pair, i) => sum + ((mapped >> i) & 1 ? pair[side] : 0), 300);
      // Cost a day times 3 × 930, so that the days of each month divide it.
      const reference = [31, 30, 31].map((days) => BigInt((total(0) * 930) / days));
      const mean3 = reference.reduce((sum, value) => sum + value, 0n);
      const now3 = BigInt(total(1)) * 30n * 3n;
      return (now3 - mean3) * 100n > 2n * (mean3 < 0n ? -mean3 : mean3);
    };
    fc.assert(
      fc.property(amounts, (given) => {
        const scene = trendScene(cells(given.map(([before]) => before)), cells(given.map(([, now]) => now)));
        const fails = new Set(Array.from({ length: 2 ** given.length }, (_, mapped) => failsAsMapped(given, mapped)));
        expect(resultOf(scene, 'APWC').verdict.status === 'undecided').toBe(fails.size === 2);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a KPI in the report', () => {
  it('has its change, its exact split and the part that the calendar makes', () => {
    const months = [month('2026-01', { production: '3100' }), month('2026-02', { production: '2800' })];
    const result = resultOf({ months }, 'APWC');
    expect(result.printedChange).toEqual({
      change: '-3.000000000000',
      numeratorEffect: '-3.000000000000',
      denominatorEffect: '0.000000000000',
    });
    expect(result.calendarEffect && toDecimal(result.calendarEffect, 2)).toBe('-3.00');
    expect(resultOf({ months }, 'WB').calendarEffect).toBeNull();
  });

  it('carries a guard note when it got better only through its other side', () => {
    const months = [month('2025-12', { production: '1000' }, '100'), month('2026-01', { production: '1010' }, '110')];
    const { guard, caveats } = resultOf({ months }, 'APWC');
    expect(guard?.outcome).toBe('better');
    expect(caveats.map((caveat) => caveat.id)).toContain('other-side');
    expect(
      resultOf({ months: [month('2025-12', { production: '1000' }), month('2026-01', { production: '900' })] }, 'APWC')
        .guard,
    ).toBeNull();
  });

  it('rises through its other side too: DM when production shrinks', () => {
    const months = [
      month('2025-12', { production: '900', dev: '100' }),
      month('2026-01', { production: '700', dev: '100' }),
    ];
    expect(resultOf({ months }, 'DM').guard?.outcome).toBe('worse');
  });

  it('has no verdict while the month is open', () => {
    const months = [month('2026-01', { production: '900', dev: '10' })];
    expect(resultOf({ months, isOpen: true }, 'DM').verdict.status).toBe('undecided');
    expect(resultOf({ months, isOpen: true }, 'AHR').verdict.status).toBe('not-computable');
  });

  it('prints as decimal strings or null', () => {
    const months = [
      month('2025-12', { production: '1000', dev: '0.1' }),
      month('2026-01', { production: '1000.123456789', dev: '0.1' }, '300'),
    ];
    const rows = kpiRows(kpiReport(reportInputs({ months })));
    expect(rows).toHaveLength(13);
    expect(rows[0]).toEqual({
      id: 'APWC',
      value: '3.333744855963',
      unit: 'USD per workspace',
      numerator: '1000.123456789',
      denominator: '300',
      change: '-6.666255144037',
      numeratorEffect: '0.001234567890',
      denominatorEffect: '-6.667489711927',
      status: 'On target',
      reason: null,
    });
    expect(rows.find((row) => row.id === 'AHR')).toMatchObject({
      value: null,
      change: null,
      denominator: '0',
      status: 'Not computable',
    });
    expect(rows.find((row) => row.id === 'CPBM')?.reason).toContain('Not configured');
  });

  it('of a month without anything says what is missing', () => {
    const rows = kpiRows(kpiReport({ ...reportInputs({ months: [] }), months: [] }));
    expect(rows.map((row) => row.status)).toEqual(Array(13).fill('Not computable'));
    expect(rows[0]?.reason).toBe('There is no bill for January 2026.');
  });

  it('shows the count of 11 or more users when it differs from paid by over 5 %', () => {
    const withCounts = (elevenPlus: string) =>
      monthInputs(
        '2026-01',
        [costCell('production', '1000')],
        monthCounts({ active: '100', hibernated: '0', paid: '20', elevenPlus }),
      );
    const ids = (elevenPlus: string) =>
      resultOf({ months: [withCounts(elevenPlus)] }, 'ASWC').caveats.map((caveat) => caveat.id);
    expect(ids('19')).not.toContain('paid-or-eleven-plus');
    expect(ids('18')).toContain('paid-or-eleven-plus');
    expect(ids('18')).toContain('whole-production-cost');
  });

  it('says what paid counts when payments received are asked for, and that given counts stay as they are', () => {
    const textOf = (paidSource: 'counts' | 'entitlements', id: string) => {
      const counts = monthCounts({ active: '100', hibernated: '0', paid: '20' }, { paidSource });
      const months = [monthInputs('2026-01', [costCell('production', '1000')], counts)];
      const { caveats } = resultOf({ months, settings: { paidBasis: 'payment-received' } }, id);
      return caveats.find((caveat) => caveat.id === 'paid-meaning')?.text ?? null;
    };
    expect(textOf('entitlements', 'WB')).toContain('counts payments received for the month');
    expect(textOf('counts', 'WB')).toContain('as the workspace counts give it');
    expect(textOf('counts', 'APWC')).toBeNull();
  });

  it('shows the other count basis when it differs by over 5 %', () => {
    const withOther = (other: number) =>
      monthInputs(
        '2026-01',
        [costCell('production', '1000')],
        monthCounts({ active: '100', hibernated: '0' }, { otherBasisTotal: fromInteger(other) }),
      );
    const ids = (other: number, id: string) =>
      resultOf({ months: [withOther(other)] }, id).caveats.map((caveat) => caveat.id);
    expect(ids(94, 'APWC')).toContain('count-basis');
    expect(ids(95, 'APWC')).not.toContain('count-basis');
    expect(ids(94, 'DM')).not.toContain('count-basis');
  });
});

describe('rule P-2', () => {
  const rule = (before: MonthInputs, after: MonthInputs) =>
    kpiReport(reportInputs({ months: [before, after] })).rules[0];

  it('wants cost per workspace to fall when workspaces grow on the year before', () => {
    expect(rule(month('2025-01', { production: '1000' }), month('2026-01', { production: '1000' }, '110')).status).toBe(
      'on-target',
    );
    expect(rule(month('2025-01', { production: '1000' }), month('2026-01', { production: '1300' }, '110')).status).toBe(
      'off-target',
    );
  });

  it('is not applicable when they did not grow, and not computable without the year before', () => {
    expect(rule(month('2025-01', { production: '1000' }), month('2026-01', { production: '1000' })).status).toBe(
      'not-applicable',
    );
    expect(rule(month('2025-02', { production: '1000' }), month('2026-01', { production: '1000' })).status).toBe(
      'not-computable',
    );
  });
});

describe('rule P-3', () => {
  const spot = (shares: readonly string[]) => {
    const months = shares.map((share, index) =>
      month(addMonths('2025-08', index), { production: '1' }, '1', [share, '100']),
    );
    return kpiReport(reportInputs({ months, settings: { fiscalYearStartMonth: 2 } })).rules[1];
  };

  it('sums hours over fiscal quarters and wants 2 points more than the quarter before', () => {
    const passed = spot(['10', '10', '10', '11', '12', '13']);
    expect([passed.quarter, passed.status, passed.share && toDecimal(passed.share, 3)]).toEqual([
      'FY26 Q4',
      'on-target',
      '0.120',
    ]);
    expect(spot(['10', '10', '10', '11', '12', '12']).status).toBe('off-target');
  });

  it('asks for 50 % at most, and calls more over the cap', () => {
    expect(spot(['49', '49', '49', '50', '50', '50']).status).toBe('on-target');
    const over = spot(['49', '49', '49', '51', '51', '51']);
    expect([over.status, over.isOverCap]).toEqual(['off-target', true]);
  });

  it('names the months without hours', () => {
    const months = [month('2026-01', { production: '1' })];
    const report = kpiReport(reportInputs({ months, settings: { fiscalYearStartMonth: 2 } }));
    expect(report.rules[1].status).toBe('not-computable');
    expect(report.rules[1].missingMonths).toEqual(['2025-11', '2025-12', '2026-01']);
  });

  it('knows fiscal quarters that start in February or in January', () => {
    expect(fiscalQuarter('2026-01', 2)).toEqual({ first: '2025-11', name: 'FY26 Q4' });
    expect(fiscalQuarter('2026-02', 2)).toEqual({ first: '2026-02', name: 'FY27 Q1' });
    expect(fiscalQuarter('2026-05', 1)).toEqual({ first: '2026-04', name: 'FY26 Q2' });
  });
});

describe('rule P-4', () => {
  it('takes the five environments alone, is inclusive, and has a second line without core', () => {
    const costs = {
      production: '70',
      core: '10',
      test: '10',
      dev: '5',
      staging: '5',
      shared: '40',
      'out-of-scope': '9',
    };
    const rule = kpiReport(reportInputs({ months: [month('2026-01', costs)] })).rules[2];
    expect([rule.status, rule.share && toDecimal(rule.share, 2)]).toEqual(['on-target', '0.30']);
    expect(rule.excludingCore.share && toDecimal(rule.excludingCore.share, 2)).toBe('0.20');
  });

  it('fails above, and is undecided when unmapped cost decides', () => {
    const status = (costs: Readonly<Record<string, string>>) =>
      kpiReport(reportInputs({ months: [month('2026-01', costs)] })).rules[2].status;
    expect(status({ production: '69', dev: '31' })).toBe('off-target');
    expect(status({ production: '71', dev: '29', unmapped: '10' })).toBe('undecided');
  });
});

describe('the data state', () => {
  const feed = (changes: Partial<FeedState> = {}): FeedState => ({
    feed: 'f',
    isEstimated: false,
    hasInvoices: true,
    rejectedRows: 0,
    ...changes,
  });

  it('is open while the month is not over, is estimated, or has no bill', () => {
    expect(dataState('2026-01', '2026-01-31', [feed()])).toBe('open');
    expect(dataState('2026-01', '2026-02-01', [feed({ isEstimated: true })])).toBe('open');
    expect(dataState('2026-01', '2026-02-01', [])).toBe('open');
  });

  it('is final when every feed carries its invoices, or flags estimates and has none any more', () => {
    expect(dataState('2026-01', '2026-02-01', [feed(), feed({ hasInvoices: false, hasEstimateFlag: true })])).toBe(
      'final',
    );
    expect(dataState('2026-01', '2026-03-01', [feed(), feed({ hasInvoices: false })])).toBe('provisional');
  });

  it('is never final with rows that were left out', () => {
    expect(dataState('2026-01', '2027-01-01', [feed({ rejectedRows: 1 })])).toBe('provisional');
  });
});

describe('versions', () => {
  it('of definitions and targets hold from their month on', () => {
    const [apwc] = builtInDefinitions;
    if (apwc === undefined) throw new Error('No definitions');
    const later = { ...apwc, version: 2, validFrom: '2025-06', formula: 'cost.production / workspaces.active' };
    const future = { ...apwc, id: 'NEW', validFrom: '2026-01' };
    const versionIn = (at: Month) =>
      definitionsInForce([later, apwc, future], at).map(({ id, version }) => `${id} ${version}`);
    expect([versionIn('2025-05'), versionIn('2025-06'), versionIn('2026-01')]).toEqual([
      ['APWC 1'],
      ['APWC 2'],
      ['APWC 2', 'NEW 1'],
    ]);
    const targets = [{ ...falls, validFrom: '2025-06', operator: 'rises' as const }, falls];
    expect(targetInForce(targets, 'APWC', '2025-05')?.operator).toBe('falls');
    expect(targetInForce(targets, 'APWC', '2025-06')?.operator).toBe('rises');
    expect(targetInForce(targets, 'DM', '2025-06')).toBeNull();
  });

  it('of a target end where it is removed', () => {
    const removed = { ...threshold('<', '0'), fail: null, validFrom: '2026-01' };
    const targets = [...defaultTargets, removed, { ...removed, kpiId: 'P-4' }];
    const months = ['2025-12', '2026-01'].map((at) => month(at, { production: '60', dev: '40' }));
    const reportOf = (count: number) => kpiReport({ ...reportInputs({ months: months.slice(0, count) }), targets });
    const verdictsOf = (count: number) => {
      const { results, rules } = reportOf(count);
      const dm = results.find(({ definition }) => definition.id === 'DM')?.verdict;
      return [dm?.status, dm?.target?.fail ?? null, rules[2].status];
    };
    expect([verdictsOf(1), verdictsOf(2)]).toEqual([
      ['off-target', '0.2', 'off-target'],
      ['no-target', null, 'no-target'],
    ]);
  });
});
