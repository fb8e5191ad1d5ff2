import { describe, expect, it } from 'vitest';
import type { DailyCost } from '../../../db/queries/daily-costs';
import type { Target } from '../../kpis/types';
import { reportContext } from '../../report/context';
import type { ReportBudget } from '../../report/inputs';
import { type SampleChanges, sampleInputs } from '../../report/testing/sample-inputs';
import { budgetFindings } from './budget-pace';
import { kpiFindings } from './kpi-target';

const dollar = 1_000_000_000n;
const settings = { budgetTolerancePct: '2', budgetFromDay: 5 };

const line = (amount: number, environment: ReportBudget['environment'] = null, month = '2026-01'): ReportBudget => ({
  ...{ month, environment, accountId: null },
  nanos: BigInt(amount) * dollar,
});

/** January while its bill ends on a day. */
const until = (day: string | null, changes: SampleChanges = {}) => {
  const inputs = sampleInputs(changes);
  if (day === null) return reportContext(inputs);
  const states = inputs.states.map((state) =>
    state.month === '2026-01' ? { ...state, data: 'open' as const, lastUsageDay: day } : state,
  );
  return reportContext({ ...inputs, asOf: day, states });
};

const budgets = (context: ReturnType<typeof until>, daily: readonly DailyCost[] = []) =>
  budgetFindings({ context, daily, settings });

describe('the pace of a budget', () => {
  // Production costs $18,330 by then: twice of it, a little more, at the end of the month.
  const partial = (amount: number, day = '2026-01-15') => until(day, { budgets: [line(amount, 'production')] });
  const lastDay = (dollars: number): DailyCost[] => [
    { day: '2026-01-15', accountId: '000000000002', service: 'EC2', nanos: BigInt(dollars) * dollar },
  ];

  it('is no alert within what is tolerated, and none before it is judged', () => {
    expect(budgets(partial(1_000_000))).toEqual([]);
    expect(budgets(partial(1, '2026-01-04'))).toEqual([]);
    expect(budgets(until('2026-01-15'))).toEqual([]);
  });

  it('is an alert where the days before were heading above it too, with where it ends and what rose', () => {
    const found = budgets(partial(20_000));
    expect(found.map(({ key, stage }) => [key, stage])).toEqual([
      ['budget-pace:total', 'alert'],
      ['budget-pace:production', 'alert'],
    ]);
    const { story } = found[1] ?? {};
    expect(story?.title).toMatch(
      /^Production cost is heading for \$[\d,]+ in January, [\d.]+% over its budget of \$20,000$/,
    );
    expect(story?.happened).toMatch(
      /^By 15 Jan 2026 it cost \$[\d,]+; at the same cost a day the month ends at \$[\d,]+\.$/,
    );
    expect(story?.since).toBe('Since 1 Jan 2026, 15 days in a row.');
    expect(story?.causes[0]?.name).toMatch(/^acme-production/);
    expect(story?.causesTitle).toBe('Largest rises since Dec 2025, at the cost a day so far');
  });

  it('is a warning on the first day of data that heads above it', () => {
    const whole = budgets(partial(1))[1]?.story.title.match(/heading for \$([\d,]+)/)?.[1] ?? '';
    const ends = Number(whole.replaceAll(',', ''));
    // The last day cost as much as five of the days before it.
    const [warning] = budgets(partial(Math.round(ends * 0.97)), lastDay(Math.round((ends / 31) * 5))).slice(-1);
    expect(warning).toMatchObject({ stage: 'warning', period: '2026-01-15', story: { since: 'New on 15 Jan 2026.' } });
  });

  it('of a whole month is what it cost, with the months in a row above theirs', () => {
    const context = until(null, {
      budgets: [line(1_000, 'dev'), line(1_000, 'dev', '2025-12'), line(1_000, 'dev', '2025-11')],
    });
    const [, found] = budgets(context);
    expect(found?.story.title).toMatch(/^Dev cost of January is \$[\d,]+, [\d,.]+% over its budget of \$1,000$/);
    expect(found).toMatchObject({
      ...{ stage: 'alert', period: '2026-01-31' },
      story: { since: 'Since November 2025, 3 months in a row.', causesTitle: 'Largest rises since Oct 2025' },
    });
  });
});

describe('a KPI’s target', () => {
  const target = (fail: string, kpiId = 'APWC'): Target => ({
    ...{ kpiId, validFrom: null, kind: 'threshold', operator: '<', fail, warn: null },
  });
  const find = (targets: readonly Target[], changes: SampleChanges = {}) =>
    kpiFindings(reportContext(sampleInputs({ ...changes, targets })));

  it('that holds is no alert, and none has no alert', () => {
    const ofKpis = (targets: readonly Target[]) => find(targets).filter(({ key }) => key !== 'kpi-target:P-4');
    expect(ofKpis([target('1000')])).toEqual([]);
    expect(ofKpis([])).toEqual([]);
  });

  it('that is crossed in its first month is a warning', () => {
    const [found] = find([target('1000'), { ...target('1'), validFrom: '2026-01' }]);
    expect(found).toMatchObject({ key: 'kpi-target:APWC', stage: 'warning', month: '2026-01', period: '2026-01' });
    expect(found?.story.since).toBe('New in January 2026.');
  });

  it('that is crossed for months is an alert, with the value, the distance and what rose', () => {
    const [found] = find([
      target('1'),
      { ...target('1000'), validFrom: '2024-01' },
      { ...target('1'), validFrom: '2025-11' },
    ]);
    expect(found).toMatchObject({ stage: 'alert', story: { since: 'Since November 2025, 3 months in a row.' } });
    expect(found?.story.title).toMatch(/^APWC is off target for 3 months: \$[\d.]+ in January, target below \$1\.00$/);
    expect(found?.story.size).toMatch(/^\$[\d.]+ beyond the target\.$/);
    expect(found?.story.causes.length).toBeGreaterThan(0);
    expect(found?.story.path).toBe('/kpis/APWC?month=2026-01');
  });

  it('of rule P-4 is judged like one', () => {
    const [found] = find([{ ...target('0.1', 'P-4'), operator: '<=' }]);
    expect(found).toMatchObject({ key: 'kpi-target:P-4', stage: 'alert' });
    expect(found?.story.title).toMatch(
      /^Non-production is [\d.]+% of the environments’ cost, above 10% for \d+ months$/,
    );
  });
});
