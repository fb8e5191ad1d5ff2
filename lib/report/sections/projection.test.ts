import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MonthInputs } from '../../kpis/types';
import { fromDecimal, sum, toDecimal } from '../../money/rational';
import type { Month } from '../../month/month';
import { reportContext } from '../context';
import type { Figure } from '../figure';
import type { ReportBudget, ReportInputs } from '../inputs';
import { type PeriodTable, type ProjectionSection, projectionSchema } from '../schema/projection';
import { type SampleChanges, sampleInputs } from '../testing/sample-inputs';
import { projection } from './projection';

const noise = (month: Month, seed = 7): bigint =>
  BigInt((Number(month.slice(0, 4)) * 31 + Number(month.slice(5)) * 17 * seed) % 23);

/** Costs that move a little from month to month. */
const moved =
  (seed = 7) =>
  (month: MonthInputs): MonthInputs => ({
    ...month,
    costs:
      month.costs?.map((cell) => ({
        ...cell,
        nanos: ((cell.nanos ?? 0n) * (90n + noise(month.month, seed))) / 100n,
      })) ?? null,
  });

const inputsOf = (changes: SampleChanges = {}): ReportInputs =>
  sampleInputs({ firstMonth: '2023-02', editMonth: moved(), ...changes });

const build = (inputs: ReportInputs): ProjectionSection =>
  projectionSchema.parse(projection.build(reportContext(inputs)));

const sectionOf = (changes: SampleChanges = {}) => build(inputsOf(changes));

const partly = (month: Month, day: string, changes: SampleChanges = {}): ProjectionSection => {
  const inputs = inputsOf({ month, ...changes });
  const states = inputs.states.map((state) =>
    state.month === month ? { ...state, data: 'open' as const, lastUsageDay: day } : state,
  );
  return build({ ...inputs, states });
};

const withoutCosts =
  (...gone: readonly Month[]) =>
  (month: MonthInputs): MonthInputs =>
    gone.includes(month.month) ? { ...month, costs: null } : moved()(month);

const budgets = (first: number, months: readonly Month[], line: Partial<ReportBudget> = {}): ReportBudget[] =>
  months.map((month) => ({ month, environment: null, accountId: null, nanos: BigInt(first) * 10n ** 9n, ...line }));

const year27 = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
  .map((month) => `2026-${month}`)
  .concat('2027-01');

const printed = ({ text }: Figure) => fromDecimal(text.replace(/[$,+]/g, '').replace('−', '-'));
const total = (figures: readonly Figure[]) => toDecimal(sum(figures.map(printed)), 0);
const columns = ['toDate', 'restOfMonth', 'later', 'whole', 'budget', 'difference'] as const;

const expectSums = ({ rows, notSplit, total: whole }: PeriodTable) => {
  for (const column of columns) {
    const rest = notSplit !== null && (column === 'budget' || column === 'difference') ? [notSplit[column]] : [];
    const figures = [...rows.flatMap((row) => row[column] ?? []), ...rest];
    if (figures.some((figure) => figure.exact === null)) continue;
    const sumOf = whole[column];
    if (sumOf !== null) expect(total(figures), column).toBe(total([sumOf]));
  }
  for (const row of [...rows, whole]) {
    const parts = [row.toDate, row.restOfMonth, row.later].flatMap((figure) => figure ?? []);
    if (parts.length > 0) expect(total(parts)).toBe(total([row.whole]));
  }
};

const exact = (figure: Figure | undefined) => figure?.exact ?? 'none';

describe('the projection', () => {
  it('is of the fiscal year that follows when the month is the last of one', () => {
    const section = sectionOf();
    expect(section.fiscalYear).toBe('FY27');
    expect(section.months.map(({ month }) => month)).toEqual(year27);
    expect(section.finding.text).toMatch(
      /^Fiscal year 2026 closed at \$[\d,]+; fiscal year 2027 is forecast at \$[\d,]+, between/,
    );
    expect(section.year?.total).toMatchObject({ toDate: null, restOfMonth: null, later: null });
  });

  it('is of the rest of the year before, with what is known', () => {
    const section = sectionOf({ month: '2025-10' });
    expect(section).toMatchObject({ fiscalYear: 'FY26', yearStart: '2025-02' });
    expect(section.months.map(({ month }) => month)).toEqual(['2025-11', '2025-12', '2026-01']);
    expect(section.finding.text).toMatch(/^Fiscal year 2026 is forecast at \$[\d,]+, between \$[\d,]+ and \$[\d,]+$/);
  });

  it('prints columns that sum to their totals, and rows that add up', () => {
    const months = ['2025-10', '2026-01', '2025-05'];
    const lines = budgets(20_000, [...year27, '2025-11', '2025-12', '2026-01'], { environment: 'production' });
    for (const section of [
      ...months.map((month) => sectionOf({ month, budgets: lines })),
      partly('2025-10', '2025-10-18'),
    ]) {
      for (const table of [section.year, section.monthUnderWay].flatMap((each) => each ?? [])) expectSums(table);
      for (const month of section.months) expect(total(month.parts)).toBe(total([month.total]));
    }
  });

  it('is, for a month, what the report of the month before said: the score looks at nothing later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.constantFrom('2025-03', '2025-09', '2026-01'), (seed, month) => {
        const before = { '2025-03': '2025-02', '2025-09': '2025-08', '2026-01': '2025-12' }[month] ?? '';
        const [then, now] = [before, month].map((each) => sectionOf({ month: each, editMonth: moved(seed) }));
        const said = then?.months[0];
        expect(said?.month).toBe(month);
        expect(exact(now?.scored?.projected)).toBe(exact(said?.total));
        expect([exact(now?.scored?.low), exact(now?.scored?.high)]).toEqual([exact(said?.low), exact(said?.high)]);
      }),
      { numRuns: 10 },
    );
  });

  it('scores last month’s forecast, in words', () => {
    const { scored } = sectionOf();
    expect(scored?.isInside).toBe(true);
    expect(scored?.words.text).toMatch(
      /^The forecast for January, from the data up to December 2025, was \$[\d,]+; the cost was \$[\d,]+: \d+\.\d% off, inside the 80% band\.$/,
    );
  });

  it('names the model with its error beside the others', () => {
    const { models, facts, notes } = sectionOf();
    expect(models.map(({ id }) => id)).toEqual(['last-value', 'linear-trend', 'seasonal', 'driver']);
    const chosen = models.filter(({ isChosen }) => isChosen);
    expect(chosen).toHaveLength(1);
    expect(notes[0]?.text).toContain(`(MAPE) of ${chosen[0]?.error.text}`);
    expect(facts.find(({ id }) => id === 'error')?.value.exact).toBe(chosen[0]?.error.exact);
    const known = models.flatMap(({ error }) => (error.exact === null ? [] : Number(error.exact)));
    expect(Number(chosen[0]?.error.exact)).toBeLessThanOrEqual(Math.min(...known) + 0.001);
  });
});

describe('a month that is not over', () => {
  it('gets its rest by the share of its days, says so, and is not scored', () => {
    const section = partly('2025-10', '2025-10-10');
    const cost = fromDecimal(section.past.at(-1)?.cost.exact ?? '');
    const rest = { numerator: cost.numerator * 21n, denominator: cost.denominator * 10n };
    expect(toDecimal(fromDecimal(exact(section.year?.total.restOfMonth ?? undefined)), 3)).toBe(toDecimal(rest, 3));
    expect(section.months[0]).toMatchObject({ month: '2025-10', isUnderWay: true });
    expect(section.past.at(-1)).toMatchObject({ isPartial: true });
    expect(section.scored).toMatchObject({ isInside: null, error: { reason: { code: 'partial-month' } } });
    expect(section.notes.map(({ text }) => text).join(' ')).toMatch(
      /10 of 31 days are on the bill, and days are taken as equal/,
    );
  });

  it('has its rest also without the history for more', () => {
    const section = partly('2025-10', '2025-10-10', { firstMonth: '2025-09' });
    expect(section.finding.text).toMatch(/^The 21 days left of October are forecast at \$[\d,]+$/);
    expect(section.year?.total).toMatchObject({ later: { exact: null }, whole: { exact: null } });
    expect(section.year?.total.restOfMonth?.exact).not.toBeNull();
  });
});

describe('what is missing', () => {
  it('is said: too little history', () => {
    const section = sectionOf({ firstMonth: '2025-10' });
    expect(section.finding.text).toBe(
      'Nothing is forecast yet: a forecast needs seven whole months in a row, and there are four',
    );
    expect(section).toMatchObject({ months: [], models: [], year: null, monthUnderWay: null, scored: null });
  });

  it('is said: no bill at all', () => {
    const section = sectionOf({ editMonth: withoutCosts('2026-01') });
    expect(section.finding.text).toBe('Nothing is forecast yet: there is no bill for January 2026');
    expect(section.scored).toBeNull();
  });

  it('is said: a gap, before which nothing is looked at', () => {
    const section = sectionOf({ month: '2025-12', editMonth: withoutCosts('2025-04') });
    const said = section.notes.map(({ text }) => text);
    expect(said).toContain('Months before May 2025 are not looked at. There is no bill for April 2025.');
    expect(said).toContain('The fiscal year’s total is not known. There is no bill for April 2025.');
    expect(section.finding.text).toMatch(/^The rest of fiscal year 2026 is forecast at \$[\d,]+$/);
    expect(section.year?.total.whole.reason?.code).toBe('no-bill');
  });

  it('is said: exchange rates that nobody gave', () => {
    const missingRates = [{ currency: 'EUR', vendor: null }];
    const foreignIn = (foreign: string) => (month: MonthInputs) =>
      month.month === foreign ? { ...month, costs: null, missingRates } : month;
    const said = sectionOf({ month: '2025-12', editMonth: foreignIn('2025-04') }).notes.map(({ text }) => text);
    expect(said).toContain(
      'Months before May 2025 are not looked at. April 2025 is billed in EUR: give the rate to USD.',
    );
    expect(sectionOf({ editMonth: foreignIn('2026-01') }).finding.text).toBe(
      'Nothing is forecast yet: January 2026 is billed in EUR: give the rate to USD',
    );
  });

  it('is said: workspaces that were not counted', () => {
    const uncounted = (month: MonthInputs) => ({
      ...moved()(month),
      ...(month.month === '2025-08' ? { counts: null } : {}),
    });
    const driver = sectionOf({ editMonth: uncounted }).models.find(({ id }) => id === 'driver');
    expect(driver?.error.exact).toBeNull();
    expect(driver?.note.text).toBe('Not compared: workspaces were not counted in every month.');
  });

  it('is said: a band that too few past forecasts reach', () => {
    const { months, year } = sectionOf({ firstMonth: '2025-05' });
    expect(months[0]?.low.exact).not.toBeNull();
    expect(months.at(-1)?.low).toMatchObject({ exact: null, reason: { code: 'no-band' } });
    expect(year?.total.low).toMatchObject({ exact: null, reason: { code: 'no-band' } });
  });
});

describe('the budget', () => {
  const production = budgets(20_000, year27, { environment: 'production' });

  it('is not made up: without one the words say so', () => {
    const section = sectionOf();
    expect(section.year?.total.budget).toMatchObject({ exact: null, reason: { text: 'There is no budget for FY27.' } });
    expect(section.notes.at(-1)?.text).toBe('There is no budget for FY27. Import one to compare.');
  });

  it('of a year is not known while one of its months has none', () => {
    const section = sectionOf({ budgets: production.slice(0, 11) });
    expect(section.year?.total.budget.reason?.text).toBe('There is no budget for January 2027.');
    expect(section.months[0]?.budget.exact).toBe('20000.000000');
  });

  it('of everything stands beside the total alone', () => {
    const section = sectionOf({ budgets: budgets(90_000, year27) });
    expect(section.year?.total.budget.text).toBe('1,080,000');
    expect(section.year?.rows[0]?.budget).toMatchObject({ exact: null, reason: { code: 'not-split' } });
    expect(section.finding.text).toMatch(
      /fiscal year 2027 is forecast at \$[\d,]+, \$[\d,]+ \(\d+\.\d%\) (over|under) budget$/,
    );
  });

  it('of everything with some environments leaves a rest that is named', () => {
    const section = sectionOf({ budgets: [...budgets(90_000, year27), ...production] });
    expect(section.year?.notSplit?.budget.text).toBe('840,000');
    if (section.year !== null) expectSums(section.year);
    const column = section.year?.rows.map(({ budget }) => budget).concat(section.year.notSplit?.budget ?? []) ?? [];
    expect(total(column)).toBe('1080000');
  });

  it('of an account counts in its environment, unless the environment has a line of its own', () => {
    const account = { accountId: '000000000005' };
    const lines = budgets(5_000, year27, account);
    const alone = sectionOf({ budgets: [...production, ...lines] });
    const test = (section: ProjectionSection) => section.year?.rows.find(({ environment }) => environment === 'test');
    expect(test(alone)?.budget.text).toBe('60,000');
    expect(alone.year?.total.budget.text).toBe('300,000');
    const both = sectionOf({ budgets: [...lines, ...budgets(6_000, year27, { environment: 'test' })] });
    expect(test(both)?.budget.text).toBe('72,000');
    expect(both.year?.total.budget.text).toBe('72,000');
  });
});
