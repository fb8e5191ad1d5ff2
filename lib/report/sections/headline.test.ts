import { describe, expect, it } from 'vitest';
import type { CostCell, MonthInputs } from '../../kpis/types';
import { reportContext } from '../context';
import type { ReportInputs } from '../inputs';
import { headlineSchema } from '../schema/headline';
import { type SampleChanges, sampleInputs } from '../testing/sample-inputs';
import { headline } from './headline';

const build = (inputs: ReportInputs) => headlineSchema.parse(headline.build(reportContext(inputs)));
const sectionOf = (changes: SampleChanges = {}) => build(sampleInputs({ firstMonth: '2024-01', ...changes }));

const times = (month: MonthInputs, percent: bigint): MonthInputs => ({
  ...month,
  costs: month.costs?.map((cell) => ({ ...cell, nanos: ((cell.nanos ?? 0n) * percent) / 100n })) ?? null,
});

const budgetOf = (amount: bigint) => [
  { month: '2026-01', environment: null, accountId: null, nanos: amount * 10n ** 9n },
];

const factOf = (section: ReturnType<typeof sectionOf>, label: string) =>
  section.facts.find((fact) => fact.label === label);

describe('the headline', () => {
  it('is one sentence: cost, a year ago, forecast, budget, and the unit cost from and to', () => {
    const { headline: said } = sectionOf({
      budgets: budgetOf(90_000n),
      editMonth: (month) => times(month, month.month === '2026-01' ? 120n : 100n),
    });
    expect(said.text).toMatch(
      /^January cost rose [\d.]+% to \$[\d,]+, [\d.]+% above a year ago, [\d.]+% over forecast and [\d.]+% (over|under) budget, while cost per workspace rose from \$[\d.]+ to \$[\d.]+\.$/,
    );
    expect(said.text.match(/\./g)?.length).toBeLessThan(12);
    for (const { text } of said.figures) expect(said.text).toContain(text);
  });

  it('leaves out what there is nothing for, and never guesses', () => {
    const { headline: said, facts } = sectionOf({ firstMonth: '2025-12' });
    expect(said.text).not.toMatch(/year ago|forecast|budget/);
    expect(facts.map(({ label }) => label)).toEqual(['Cost in the KPIs', 'On the bill']);
    expect(sectionOf({ firstMonth: '2026-01' }).headline.text).toMatch(
      /^January cost was \$[\d,]+ and cost per workspace was \$[\d.]+\.$/,
    );
  });

  it('compares with no month that lacks an exchange rate', () => {
    const missingRates = [{ currency: 'EUR', vendor: null }];
    const editMonth = (month: MonthInputs) =>
      month.month === '2025-01' ? { ...month, costs: null, missingRates } : month;
    expect(sectionOf({ editMonth }).headline.text).not.toContain('year ago');
  });

  it('says what the calendar alone made of the change, and which environment made the most', () => {
    const { calendar, why } = sectionOf({ month: '2025-03' });
    expect(calendar?.text).toMatch(
      /^March is 3 days longer than February: that alone would make \+\$[\d,]+, but the change is \+\$[\d,]+; per day, cost changed by −[\d.]+%\.$/,
    );
    const dearer = (month: MonthInputs) => times(month, month.month === '2025-03' ? 130n : 100n);
    expect(sectionOf({ month: '2025-03', editMonth: dearer }).calendar?.text).toMatch(
      /: that alone makes \+\$[\d,]+ of the change of \+\$[\d,]+; per day, cost changed by \+[\d.]+%\.$/,
    );
    expect(why?.text).toMatch(/^\w+ made \+\$[\d,]+ of the change of \+\$[\d,]+\.$/);
    expect(sectionOf().calendar).toBeNull();
  });
});

describe('the facts', () => {
  it('have the forecast and whether its band held the cost', () => {
    const jump = (month: MonthInputs) => times(month, month.month === '2026-01' ? 300n : 100n);
    expect(factOf(sectionOf(), 'Against forecast')?.note.text).toMatch(/^\$[\d,]+, inside its 80% band$/);
    expect(factOf(sectionOf({ editMonth: jump }), 'Against forecast')?.note.text).toMatch(/, outside its 80% band$/);
  });

  it('have the budget, and none without one', () => {
    const fact = factOf(sectionOf({ budgets: budgetOf(90_000n) }), 'Against budget');
    expect(fact?.value.text).toMatch(/^[+−][\d.]+%$/);
    expect(fact?.note.text).toBe('$90,000');
    expect(factOf(sectionOf(), 'Against budget')).toBeUndefined();
  });

  it('have the bill’s total with the names of what makes it differ, or the invoice that was typed in', () => {
    const billed = factOf(sectionOf(), 'On the bill');
    expect(billed?.value.text).toMatch(/^\$[\d,]+\.\d\d$/);
    expect(billed?.note.text).toMatch(/^\+\$[\d,]+: tax$/);
    const invoiceTotals = [{ month: '2026-01', payerId: 'p', amount: '100.00', currency: 'USD' }];
    const typed = factOf(sectionOf({ invoiceTotals }), 'Invoice');
    expect(typed?.value.text).toBe('$100.00');
    expect(typed?.note.text).toMatch(/^−\$[\d,]+: residual/);
  });

  it('name no residual that prints as nothing', () => {
    const billed = factOf(sectionOf(), 'On the bill')?.value.exact ?? '';
    const invoiceTotals = [{ month: '2026-01', payerId: 'p', amount: Number(billed).toFixed(2), currency: 'USD' }];
    expect(factOf(sectionOf({ invoiceTotals }), 'Invoice')?.note.text).toMatch(/^\+\$[\d,]+: tax$/);
  });

  it('say when the bill and the KPIs are the same, and when there is no bill', () => {
    const withoutTax = (month: MonthInputs): MonthInputs => ({
      ...month,
      costs: month.costs?.filter(({ scopeClass }: CostCell) => scopeClass !== 'tax') ?? null,
    });
    expect(factOf(sectionOf({ editMonth: withoutTax }), 'On the bill')?.note.text).toBe(
      'The same as the cost in the KPIs',
    );
    const none = sectionOf({ editMonth: (month) => ({ ...month, costs: null }) });
    expect(factOf(none, 'On the bill')?.value).toMatchObject({ exact: null, reason: { code: 'no-bill' } });
  });
});

describe('a month that is not over', () => {
  it('is forecast whole, beside its budget, and compared with nothing', () => {
    const inputs = sampleInputs({ firstMonth: '2024-01', budgets: budgetOf(90_000n) });
    const states = inputs.states.map((state) =>
      state.month === '2026-01' ? { ...state, data: 'open' as const, lastUsageDay: '2026-01-18' } : state,
    );
    const section = build({ ...inputs, states });
    expect(section.headline.text).toMatch(
      /^January cost \$[\d,]+ so far, up to 18 Jan; the whole month is forecast at \$[\d,]+, [\d.]+% (over|under) budget\.$/,
    );
    expect(section.facts.map(({ label }) => label)).toEqual(['Cost in the KPIs', 'Budget', 'On the bill']);
    expect([section.calendar, section.why]).toEqual([null, null]);
  });
});
