import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, equals, fromDecimal, rational, subtract } from '../money/rational';
import { builtInDefinitions } from './definitions';
import { formatKpiChange, roundChange } from './format-change';
import { kpiReport } from './kpi-report';
import { kpiTable } from './kpi-table';
import { defaultTargets } from './targets';
import { costCell, monthCounts, monthInputs, settingsWith } from './testing/month-fixture';
import type { KpiUnit } from './types';

const tableOf = (before: readonly [string, string], after: readonly [string, string]) => {
  const month = (at: string, [cost, active]: readonly [string, string]) =>
    monthInputs(
      at,
      [costCell('production', cost), costCell('dev', '100')],
      monthCounts({ active, hibernated: '0', paid: active }),
    );
  const report = kpiReport({
    month: '2026-01',
    settings: settingsWith(),
    months: [month('2025-12', before), month('2026-01', after)],
    states: [],
    definitions: builtInDefinitions,
    targets: defaultTargets,
    hasCostClassRules: false,
  });
  return new Map(kpiTable(report).map(([id = '', , ...cells]) => [id, cells.slice(0, 3)]));
};

describe('the table of KPIs', () => {
  it('prints effects that sum to the printed change', () => {
    // +0.006000 and +0.006007 are each a cent when rounded alone, and +0.012007 together.
    expect(tableOf(['100000', '10000'], ['100060', '9994']).get('APWC')).toEqual(['+$0.01', '$0.00', '+$0.01']);
  });

  it('gives no sign to what prints as nothing', () => {
    const table = tableOf(['100000', '300'], ['100001', '300']);
    expect(table.get('DM')).toEqual(['0.0 pp', '0.0 pp', '0.0 pp']);
    expect(table.get('APWC')).toEqual(['$0.00', '$0.00', '$0.00']);
  });

  it('cuts every change in every unit into parts that add up as they are printed', () => {
    const digits = (text: string) => fromDecimal(text.replace(/[^0-9.−]/g, '').replace('−', '-'));
    const anyAmount = fc
      .bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
      .map((value) => rational(value, 7n * 10n ** 9n));
    const anyUnit = fc.constantFrom<KpiUnit>('share', 'ratio', 'money', 'money-per-workspace');
    fc.assert(
      fc.property(anyAmount, anyAmount, anyUnit, (numeratorEffect, change, unit) => {
        const exact = { change, numeratorEffect, denominatorEffect: subtract(change, numeratorEffect) };
        const rounded = roundChange(exact, unit);
        const print = (value: typeof change) => digits(formatKpiChange(value, unit, 'USD'));
        const parts = add(print(rounded.numeratorEffect), print(rounded.denominatorEffect));
        expect(equals(parts, print(rounded.change))).toBe(true);
        expect(equals(print(rounded.change), print(exact.change))).toBe(true);
      }),
    );
  });
});
