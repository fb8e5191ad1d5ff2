import { describe, expect, it } from 'vitest';
import type { CostCell } from '../kpis/types';
import { fromDecimal, fromInteger, subtract, sum, toDecimal } from '../money/rational';
import { buildMonthlyReport } from './build-monthly-report';
import type { Figure } from './figure';
import type { MonthlyReport } from './monthly-report';
import { monthlyReportSchema } from './schema/monthly-report';
import { sectionLinks } from './section-links';
import { sections } from './sections/registry';
import { sampleInputs } from './testing/sample-inputs';

const isFigure = (value: object): value is Figure => 'exact' in value && 'unit' in value && 'source' in value;

const figuresIn = (value: unknown): Figure[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isFigure(value) ? [value] : []), ...Object.values(value).flatMap(figuresIn)];
};

const printed = (figure: Figure) => fromDecimal(figure.text.replace(/[$,%+]|pp/g, '').replace('−', '-'));
const total = (figures: readonly Figure[]) => toDecimal(sum(figures.map(printed)), 3);

const report = buildMonthlyReport(sampleInputs());

const emptyReport = buildMonthlyReport(
  sampleInputs({ editMonth: (month) => ({ ...month, costs: null, counts: null }) }),
);

/** Each month billed in a currency without a rate, its invoice unknown as well. */
const foreignReport = buildMonthlyReport({
  ...sampleInputs({
    editMonth: (month) => ({ ...month, costs: null, missingRates: [{ currency: 'EUR', vendor: null }] }),
  }),
  states: sampleInputs().states.map((state) => ({ ...state, billedNanos: null })),
});

const partialReport = buildMonthlyReport({
  ...sampleInputs({ asOf: '2026-01-19' }),
  states: sampleInputs().states.map((state) =>
    state.month === '2026-01' ? { ...state, data: 'open' as const, lastUsageDay: '2026-01-18' } : state,
  ),
});

describe('a monthly report', () => {
  it('is plain data that survives JSON unchanged', () => {
    for (const each of [report, emptyReport, partialReport]) expect(JSON.parse(JSON.stringify(each))).toEqual(each);
  });

  it('is what its schema says, and the schema takes nothing else', () => {
    for (const each of [report, emptyReport, foreignReport, partialReport])
      expect(monthlyReportSchema.parse(each)).toEqual(each);
    expect(monthlyReportSchema.safeParse({ ...report, extra: 1 }).success).toBe(false);
    const headline = { ...report.sections.headline, headline: undefined };
    expect(monthlyReportSchema.safeParse({ ...report, sections: { ...report.sections, headline } }).success).toBe(
      false,
    );
  });

  it('is the same for the same inputs', () => {
    expect(buildMonthlyReport(sampleInputs())).toEqual(report);
  });

  it('has its sections in the order of the registry', () => {
    expect(Object.keys(report.sections)).toEqual(sections.map(({ id }) => id));
    expect(sectionLinks.map(({ id }) => id)).toEqual(sections.slice(1).map(({ id }) => id));
  });

  it('gives every figure a text, and a reason where there is no number', () => {
    for (const figure of [report, emptyReport, partialReport].flatMap(figuresIn)) {
      expect(figure.text).not.toBe('');
      expect(figure.text).not.toMatch(/NaN|Infinity|undefined|null/);
      if (figure.exact === null) expect(figure.reason, figure.id).not.toBeNull();
      else expect(() => fromDecimal(figure.exact ?? '')).not.toThrow();
    }
  });

  it('calls two figures by one id only when they are the same number', () => {
    const known = new Map<string, string | null>();
    for (const { id, exact } of figuresIn(report)) {
      const value = exact === null ? null : toDecimal(fromDecimal(exact), 6).replace('-', '');
      if (known.has(id)) expect(value, id).toBe(known.get(id));
      known.set(id, value);
    }
  });

  it('counts its number from the first report month', () => {
    expect(report.number).toBe(61);
    expect(buildMonthlyReport(sampleInputs({ settings: { firstReportMonth: '2026-02' } })).number).toBeNull();
  });
});

describe.each(sections.map(({ id }) => [id] as const))('the section %s', (id) => {
  it('builds with data, without any, and for a part of a month', () => {
    for (const each of [report, emptyReport, partialReport]) expect(each.sections[id]).toBeTypeOf('object');
  });

  it('says its finding without an empty place in it', () => {
    for (const each of [report, emptyReport, partialReport]) {
      const content = each.sections[id];
      const said = 'finding' in content ? content.finding : content.headline;
      expect(said.text).not.toBe('');
      expect(said.text).not.toMatch(/undefined|null|NaN| {2}|\s[,;.]/);
      for (const { text } of said.figures) expect(said.text).toContain(text);
    }
  });
});

const columns = ['previous', 'current', 'change', 'share'] as const;

describe('printed columns', () => {
  const tables = [
    ['environments', report.sections.environments],
    ['accounts', report.sections.accounts],
    ['cost types', report.sections['cost-types']],
  ] as const;

  it.each(tables)('of %s sum to the printed total', (_, table) => {
    for (const column of columns) {
      expect(total(table.rows.map((row) => row[column])), column).toBe(total([table.total[column]]));
    }
  });

  it('show the same production cost among the environments and as the total of the cost types', () => {
    const production = report.sections.environments.rows.find(({ environment }) => environment === 'production');
    expect(production?.current.text).toBe(report.sections['cost-types'].total.current.text);
  });

  it('add the memo of non-production from the printed rows', () => {
    const parts = report.sections.environments.rows.filter(({ environment }) =>
      ['core', 'test', 'dev', 'staging'].includes(environment),
    );
    expect(total(parts.map((row) => row.current))).toBe(total([report.sections.environments.nonProduction.current]));
  });

  it('of costs per workspace sum to what a workspace costs', () => {
    const { rows, total: all } = report.sections['cost-types'];
    expect(total(rows.map((row) => row.perWorkspace))).toBe(total([all.perWorkspace]));
    expect(all.perWorkspace.text).toBe(report.sections.scorecard.primary[0]?.value.text);
  });

  it('of the effects of a KPI sum to its printed change', () => {
    const cards = [...report.sections.scorecard.primary, ...report.sections.scorecard.secondary];
    expect(cards).toHaveLength(13);
    for (const { split, change, id } of cards) {
      if (split !== null) {
        expect(total([split.numerator.effect, split.denominator.effect]), id).toBe(total([change]));
      }
    }
  });

  it('of the fiscal year to date are the months since its start', () => {
    const sumOf = (month: string) =>
      fromDecimal(report.sections.environments.months.find((each) => each.month === month)?.total.exact ?? '');
    const months = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((each) =>
      sumOf(`2025-${each}`),
    );
    const expected = sum([...months, sumOf('2026-01')]);
    expect(report.sections.accounts.fiscalYear).toBe('FY26');
    const shown = fromDecimal(report.sections.accounts.total.fiscalYearToDate.exact ?? '');
    expect(toDecimal(subtract(shown, expected), 4)).toBe('0.0000');
  });
});

const walkSum = (each: MonthlyReport) => {
  const { walk } = each.sections['data-notes'];
  const parts = walk.filter(({ kind, id }) => kind === 'part' || id === 'kpi-cost');
  const billed = walk.find(({ id }) => id === 'billed');
  return {
    parts: total(parts.map(({ amount }) => amount)),
    billed: billed === undefined ? null : total([billed.amount]),
  };
};

describe('the walk from the cost in the KPIs to the bill', () => {
  it('names every step, and its steps sum to what was billed', () => {
    const { parts, billed } = walkSum(report);
    expect(parts).toBe(billed);
    expect(report.sections['data-notes'].walk.map(({ label }) => label)).toContain('Tax');
  });

  it('leaves the accounts out of scope out of the total, and names them', () => {
    const outOfScope = (cell: CostCell): CostCell =>
      cell.accountId === '000000000008' ? { ...cell, environment: 'out-of-scope' } : cell;
    const inputs = sampleInputs({
      editMonth: (month) => ({ ...month, costs: (month.costs ?? []).map(outOfScope) }),
    });
    const each = buildMonthlyReport(inputs);
    const { parts, billed } = walkSum(each);
    expect(parts).toBe(billed);
    expect(each.sections.accounts.outOfScope?.text).toContain('acme-lab');
    expect(each.sections.accounts.rows.map(({ name }) => name)).not.toContain('acme-lab');
  });

  it('says what remains against the invoice', () => {
    const invoiceTotals = [{ month: '2026-01', payerId: 'p', amount: '100.00', currency: 'USD' }];
    const { walk } = buildMonthlyReport(sampleInputs({ invoiceTotals })).sections['data-notes'];
    const [billed, residual] = ['billed', 'residual'].map((id) => walk.find((line) => line.id === id)?.amount);
    const difference = subtract(fromDecimal(billed?.exact ?? ''), fromInteger(100));
    expect(residual?.exact).toBe(toDecimal(difference, 6));
  });
});

describe('a month that is not over', () => {
  it('is compared with no full month, and gets no verdict', () => {
    expect(partialReport.partialTo).toBe('2026-01-18');
    expect(partialReport.sections.headline.headline.text).toMatch(
      /so far, up to 18 Jan; the whole month is forecast at \$[\d,]+\.$/,
    );
    for (const card of partialReport.sections.scorecard.primary) {
      expect(card.change.exact).toBeNull();
      expect(card.split).toBeNull();
      expect(['undecided', 'no-target']).toContain(card.status);
    }
    expect(partialReport.sections.environments.months.at(-1)?.isPartial).toBe(true);
  });
});

describe('a month without workspace counts', () => {
  it('says which input the KPIs lack and where to give it, and keeps their places', () => {
    const each = buildMonthlyReport(sampleInputs({ editMonth: (month) => ({ ...month, counts: null }) }));
    const [apwc] = each.sections.scorecard.primary;
    expect(apwc).toMatchObject({ id: 'APWC', status: 'not-computable', missing: { place: 'counts' } });
    expect(apwc?.value.text).toBe('–');
    expect(each.sections.scorecard.primary).toHaveLength(5);
    expect(each.sections.headline.headline.text).toMatch(/^January cost/);
  });
});

describe('cost by account and month', () => {
  it('prints the accounts of a month so that they sum to it, as the table of the month does', () => {
    const { rows } = report.sections.accounts;
    const { months } = report.sections.environments;
    for (const [at, { month, total: whole }] of months.entries()) {
      const points = rows.flatMap(({ series }) => series.filter((each) => each.month === month));
      expect(toDecimal(sum(points.map(({ text }) => fromDecimal(text.replace(/,/g, '')))), 0)).toBe(
        whole.text.replace(/,/g, ''),
      );
      expect(at < months.length - 1 || rows.every(({ series, current }) => series[at]?.text === current.text)).toBe(
        true,
      );
    }
  });
});

describe('the calendar', () => {
  it('is named when the two months differ in days', () => {
    expect(report.sections.headline.calendar).toBeNull();
    const february = buildMonthlyReport(sampleInputs({ month: '2025-02' }));
    expect(february.sections.headline.calendar?.text).toMatch(
      /^February is 3 days shorter than January: that alone would make −\$[\d,]+, but the change is \+\$[\d,]+;/,
    );
  });
});
