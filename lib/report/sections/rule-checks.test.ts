import { describe, expect, it } from 'vitest';
import { defaultTargets } from '../../kpis/targets';
import { fromInteger } from '../../money/rational';
import { buildMonthlyReport } from '../build-monthly-report';
import { type SampleChanges, sampleInputs } from '../testing/sample-inputs';

const rulesOf = (changes: SampleChanges = {}) => buildMonthlyReport(sampleInputs(changes)).sections.rules;
const ruleOf = (id: string, changes: SampleChanges = {}) => rulesOf(changes).rows.find((row) => row.id === id);

/** The sample's unmapped account as a test account, so that unmapped cost decides nothing. */
const mapped: SampleChanges = {
  editMonth: (month) => ({
    ...month,
    costs: (month.costs ?? []).map((cell) =>
      cell.environment === 'unmapped' ? { ...cell, environment: 'test' } : cell,
    ),
  }),
};

describe('the rule checks', () => {
  it('are the three goals, then P-2, P-3, and P-4 with its second line', () => {
    expect(rulesOf().rows.map(({ id }) => id)).toEqual(['APWC', 'DM', 'WB', 'P-2', 'P-3', 'P-4', 'P-4-without-core']);
  });

  it('judge the goals themselves, whatever targets an organisation has set', () => {
    const targets = defaultTargets.map((target) => (target.kpiId === 'DM' ? { ...target, fail: '0.9' } : target));
    const dm = ruleOf('DM', { ...mapped, targets });
    expect(dm).toMatchObject({ status: 'off-target', verdict: 'Breached', threshold: { text: 'below 20%' } });
  });

  it('hold APWC against the mean of the 3 months before at the month’s own days', () => {
    const apwc = ruleOf('APWC', mapped);
    expect(apwc?.threshold.text).toMatch(/^below \$\d+\.\d\d, ±2% is flat$/);
    expect(apwc?.trend?.text).toMatch(/^A day’s cost is \d\.\d% (below|above) the mean of Oct, Nov and Dec/);
  });

  it('show P-4 at its own threshold with and without core', () => {
    const [rule, second] = [ruleOf('P-4', mapped), ruleOf('P-4-without-core', mapped)];
    expect(rule).toMatchObject({ code: 'P-4', verdict: 'Breached', threshold: { text: 'at most 30%' } });
    expect(second?.code).toBeNull();
    expect(Number(second?.value.exact)).toBeLessThan(Number(rule?.value.exact));
  });

  it('sum the quarter’s instance-hours for P-3 and say what is required', () => {
    const spot = ruleOf('P-3', {
      editMonth: (month) => {
        const share = month.month >= '2025-11' ? 23 : 20;
        return { ...month, fleet: { spotHours: fromInteger(share), totalHours: fromInteger(100), source: 'bill' } };
      },
    });
    expect(spot).toMatchObject({
      value: { text: '23.0%' },
      threshold: { text: 'at least 22.0%, at most 50%' },
      verdict: 'Passes',
    });
    expect(spot?.trend?.text).toBe('FY26 Q4: +3.0 pp on the quarter before');
  });

  it('say why a rule has no value or does not apply', () => {
    expect(ruleOf('P-3')).toMatchObject({
      status: 'not-computable',
      detail: 'There are no instance-hours in FY26 Q4.',
    });
    const shrinking = ruleOf('P-2', {
      editMonth: (month) => ({
        ...month,
        counts:
          month.counts === null ? null : { ...month.counts, total: fromInteger(month.month === '2026-01' ? 100 : 200) },
      }),
    });
    expect(shrinking).toMatchObject({ status: 'not-applicable', verdict: 'Not applicable' });
  });

  it('come to one sentence that counts the second line of P-4 as no rule of its own', () => {
    expect(rulesOf(mapped).finding.text).toMatch(/of five rules pass.*; one has no verdict$/);
    const none = {
      editMonth: (month: Parameters<NonNullable<SampleChanges['editMonth']>>[0]) => ({
        ...month,
        costs: null,
        counts: null,
      }),
    };
    expect(rulesOf(none).finding.text).toBe('No rule can be decided for this month yet');
  });
});
