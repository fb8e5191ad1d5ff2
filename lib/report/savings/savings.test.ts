import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDecimal, sum, toDecimal } from '../../money/rational';
import { reportContext } from '../context';
import type { SavingsSection, SavingsStep } from '../schema/savings';
import { savings } from '../sections/savings';
import { type SampleChanges, sampleInputs } from '../testing/sample-inputs';
import { pricedCost, vendorSaving } from '../testing/sample-savings';
import type { PricedCost, SavingsInputs } from './savings-inputs';

const dollar = 1_000_000_000n;

const sectionOf = (changes: SampleChanges = {}): SavingsSection => savings.build(reportContext(sampleInputs(changes)));

const withSavings = (changes: Partial<SavingsInputs>, more: SampleChanges = {}): SavingsSection =>
  sectionOf({ ...more, savings: { costs: [], vendors: [], marketplace: [], ...changes } });

const stepsOf = (section: SavingsSection) => section.steps.map(({ id, amount }) => [id, amount.text]);
const rate = (section: SavingsSection, id: string) => section.rates.find((each) => each.id === id);
const notesOf = (section: SavingsSection) => section.notes.map(({ text }) => text).join('\n');
const printed = (text: string) => fromDecimal(text.replace(/[$,%+]/g, '').replace('−', '-'));

const committed = (changes: Partial<PricedCost> = {}) =>
  pricedCost({
    ...{ pricingCategory: 'Committed', commitmentStatus: 'Used', effectiveNanos: 60n * dollar },
    ...changes,
  });
const unused = pricedCost({
  ...{ scopeClass: 'commitment', pricingCategory: 'Committed', commitmentStatus: 'Unused' },
  ...{ effectiveNanos: 10n * dollar, contractedNanos: 0n, listNanos: 0n },
});
const costs = [pricedCost(), committed(), unused];

const closes = (steps: readonly SavingsStep[], of: (step: SavingsStep) => string | null, places: number) => {
  let reached = sum([]);
  for (const step of steps) {
    const text = of(step);
    const value = text === null ? sum([]) : printed(text);
    if (step.kind === 'part') reached = sum([reached, value]);
    else if (step.id !== 'list') expect(toDecimal(reached, places)).toBe(toDecimal(value, places));
    if (step.kind === 'total') reached = value;
  }
};

describe('the waterfall', () => {
  it('leads from list price to effective cost and on to what is paid after fees', () => {
    expect(stepsOf(withSavings({ costs, vendors: [vendorSaving({ refundNanos: dollar })] }))).toEqual([
      ['list', '200'],
      ['negotiated', '0'],
      ['commitments', '−10'],
      ['spot', '0'],
      ['vendors', '−20'],
      ['effective', '170'],
      ['fee', '+5'],
      ['refund', '−1'],
      ['after-fees', '174'],
    ]);
  });

  it('ends with effective cost where no vendor has a fee', () => {
    expect(stepsOf(withSavings({ costs })).slice(-2)).toEqual([
      ['spot', '0'],
      ['effective', '170'],
    ]);
  });

  it('cuts the vendor’s part out of the commitments, ends it there, and says so', () => {
    const section = withSavings({ costs, vendors: [vendorSaving({ grossNanos: 50n * dollar })] });
    expect(stepsOf(section)).toContainEqual(['commitments', '0']);
    expect(stepsOf(section)).toContainEqual(['vendors', '−30']);
    expect(notesOf(section)).toContain('reports $50 saved, more than the $30 that commitments save on the bill');
  });

  it('closes as it is printed, in money and in shares, whatever the amounts', () => {
    const nanos = fc.bigInt({ min: 1n, max: 10n ** 14n });
    const anyCost = fc.record({
      pricingCategory: fc.constantFrom('Standard', 'Committed', 'Dynamic'),
      ...{ effectiveNanos: nanos, contractedNanos: nanos, listNanos: nanos },
    });
    const anyVendor = fc.record({ grossNanos: nanos, feeNanos: nanos, refundNanos: nanos });
    fc.assert(
      fc.property(
        fc.array(anyCost, { minLength: 1, maxLength: 5 }),
        fc.array(anyVendor, { maxLength: 2 }),
        (some, reports) => {
          const vendors = reports.map((each, at) => vendorSaving({ ...each, accountId: String(at) }));
          const { steps } = withSavings({ costs: some.map(pricedCost), vendors });
          closes(steps, ({ amount }) => amount.text, 0);
          closes(steps, ({ share }) => share.text, 1);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('says what is missing where the bill has no contracted cost, and guesses nothing', () => {
    const section = withSavings({ costs: [pricedCost({ contractedNanos: null, effectiveNanos: 90n * dollar })] });
    expect(stepsOf(section)).toEqual([
      ['list', '100'],
      ['negotiated', '–'],
      ['commitments', '0'],
      ['spot', '0'],
      ['other', '−10'],
      ['effective', '90'],
    ]);
    expect(section.steps[1]?.amount.reason?.code).toBe('no-contracted-cost');
    expect(notesOf(section)).toContain('a FOCUS export has it in ContractedCost');
    expect(rate(section, 'esr')?.value.text).toBe('10.0%');
  });

  it('says what is missing where the bill has no list prices', () => {
    const section = withSavings({ costs: [committed({ listNanos: null }), unused], vendors: [vendorSaving()] });
    expect(
      stepsOf(section)
        .slice(0, 5)
        .map(([, text]) => text),
    ).toEqual(['–', '–', '–', '–', '70']);
    expect(rate(section, 'esr')?.value.reason?.text).toContain('pricing_public_on_demand_cost');
    expect(rate(section, 'utilisation')?.value.text).toBe('85.7%');
    expect(section.finding.text).toBe('Vendors report $20 saved; the bill has no list prices to compare it with');
  });
});

describe('the rates', () => {
  const section = withSavings({
    costs: [...costs, ...costs.map((cost) => ({ ...cost, month: '2025-12' }))],
    vendors: [vendorSaving(), vendorSaving({ month: '2025-12', feeNanos: 9n * dollar })],
  });

  it('are of list price, with unused commitments in effective cost, and after fees', () => {
    expect([rate(section, 'esr')?.value.text, rate(section, 'net-esr')?.value.text]).toEqual(['15.0%', '12.5%']);
    expect([rate(section, 'esr')?.change.text, rate(section, 'net-esr')?.change.text]).toEqual(['0.0 pp', '+2.0 pp']);
  });

  it('say how much commitments cover, and how much of them is used', () => {
    expect([rate(section, 'coverage')?.value.text, rate(section, 'utilisation')?.value.text]).toEqual([
      '50.0%',
      '85.7%',
    ]);
    expect(rate(section, 'coverage')?.series).toHaveLength(13);
  });

  it('do not exist without commitments, usage or a bill, each with its reason', () => {
    const without = withSavings({ costs: [pricedCost()] });
    expect(rate(without, 'utilisation')?.value).toMatchObject({ exact: null, reason: { code: 'zero-denominator' } });
    expect(rate(without, 'coverage')?.value.text).toBe('0.0%');
    expect(rate(withSavings({}), 'esr')?.value.reason?.code).toBe('zero-denominator');
    const noBill = withSavings({}, { editMonth: (month) => ({ ...month, costs: null }) });
    expect(noBill).toMatchObject({ rates: [], steps: [], vendors: null, months: [] });
    expect(noBill.finding.text).toBe('Savings are not known: there is no bill for January 2026');
  });

  it('are not compared with full months while the month is not over', () => {
    const inputs = sampleInputs();
    const states = inputs.states.map((state) => ({ ...state, data: 'open' as const, lastUsageDay: '2026-01-18' }));
    const partial = savings.build(reportContext({ ...inputs, states }));
    expect(rate(partial, 'esr')?.change.reason?.code).toBe('partial-month');
    expect(partial.finding.text).toMatch(/^To 18 January, negotiated prices, commitments, spot and Zesty saved \$/);
  });

  it('are not known after fees when a vendor of the month before has not reported yet', () => {
    const late = withSavings({ costs, vendors: [vendorSaving({ month: '2025-12' })] });
    expect(rate(late, 'net-esr')?.value.reason?.code).toBe('no-vendor-report');
    expect(late.steps.at(-1)?.amount.reason?.code).toBe('no-vendor-report');
    expect(notesOf(late)).toContain('Zesty has reported December and not January yet');
    expect(late.finding.text).toBe('Commitments saved $30, an effective savings rate of 15.0%');
  });
});

describe('a month without an exchange rate', () => {
  it('has no savings, and says which rate', () => {
    const mixed = withSavings(
      { costs, vendors: [vendorSaving()] },
      { editMonth: (month) => ({ ...month, costs: null, missingRates: [{ currency: 'EUR', vendor: 'Zesty' }] }) },
    );
    expect(mixed).toMatchObject({ rates: [], steps: [], vendors: null });
    expect(mixed.finding.text).toBe('Savings are not known: Zesty reports January 2026 in EUR: give the rate to USD');
  });
});

describe('accounts out of scope', () => {
  const outside = { environment: 'out-of-scope', accountId: '000000000007' } as const;

  it('are in no figure, and named', () => {
    const more = withSavings({
      costs: [...costs, ...costs.map((cost) => ({ ...cost, ...outside }))],
      vendors: [vendorSaving(), vendorSaving(outside)],
    });
    const less = withSavings({ costs, vendors: [vendorSaving()] });
    expect(stepsOf(more)).toEqual(stepsOf(less));
    expect(more.vendors).toEqual(less.vendors);
    expect(notesOf(more)).toContain('Out of scope, and not in it: acme-staging.');
  });
});

describe('the vendors’ reports', () => {
  it('stand by account, the largest saving first, and add up as printed', () => {
    const vendors = [
      vendorSaving({ accountId: '000000000003', grossNanos: 3_333_333_333n, feeNanos: 333_333_333n }),
      vendorSaving({ grossNanos: 6_666_666_666n, feeNanos: 666_666_666n, refundNanos: 100_000_000n }),
    ];
    const table = withSavings({ costs, vendors }).vendors;
    expect(table?.rows.map((row) => [row.name, row.gross.text, row.fee.text, row.refund.text, row.net.text])).toEqual([
      ['acme-production', '6.67', '0.67', '0.10', '6.10'],
      ['acme-production-eu', '3.33', '0.33', '0.00', '3.00'],
    ]);
    expect([table?.total.gross.text, table?.total.net.text]).toEqual(['10.00', '9.10']);
    expect(table?.subtotals).toEqual([]);
  });

  it('have a sum of each vendor as soon as there are two, whose fees are one step', () => {
    const section = withSavings({ costs, vendors: [vendorSaving(), vendorSaving({ vendor: 'Other' })] });
    expect(section.vendors?.subtotals.map(({ vendor, net }) => [vendor, net.text])).toEqual([
      ['Other', '15.00'],
      ['Zesty', '15.00'],
    ]);
    expect(section.steps.map(({ label }) => label)).toContain('Vendors’ fees');
    expect(section.finding.text).toContain('Zesty and Other saved $20 after fees');
  });

  it('say that a refund is not in the KPIs’ cost', () => {
    const section = withSavings({ costs, vendors: [vendorSaving({ refundNanos: 2n * dollar })] });
    expect(notesOf(section)).toContain('The refund of $2 lowers the fee here.');
  });
});

describe('the fee that the Marketplace bills one month late', () => {
  const service = 'Advanced Reserved Instance Automation';
  const december = vendorSaving({ month: '2025-12', feeNanos: 7n * dollar, refundNanos: dollar });
  const noteFor = (changes: Partial<SavingsInputs>, more: SampleChanges = {}) =>
    withSavings({ costs, vendors: [december, vendorSaving()], ...changes }, more).notes.find(({ text }) =>
      text.includes(service),
    )?.text ?? null;

  it('is counted once, in the month before', () => {
    expect(noteFor({ marketplace: [{ service, billedNanos: 6n * dollar }] })).toBe(
      'January’s bill has $6.00 of “Advanced Reserved Instance Automation” from the AWS Marketplace: December’s vendor fee, which comes one month late. It is counted once, in December, when it was earned and in the accounts it served; the late line is in no cost.',
    );
  });

  it('is compared with what the vendor reported', () => {
    expect(noteFor({ marketplace: [{ service, billedNanos: 8n * dollar }] })).toContain(
      'The bill has $2.00 more than the $6.00 that the vendor reported: the report counts.',
    );
  });

  it('is in no cost without the vendor’s report, and asks for it', () => {
    const note = noteFor({ vendors: [], marketplace: [{ service, billedNanos: 8n * dollar }] });
    expect(note).toContain('this fee is in no month’s cost: import the report');
  });

  it('is missed where the bill does not have it', () => {
    expect(noteFor({})).toContain('January’s bill has no “Advanced Reserved Instance Automation”');
    const inputs = sampleInputs();
    const states = inputs.states.map((state) => ({ ...state, data: 'provisional' as const }));
    expect(noteFor({}, { states })).toContain('January’s bill has no “Advanced Reserved Instance Automation” yet');
    expect(noteFor({ vendors: [vendorSaving()] })).toBeNull();
  });

  it('is called counted twice where a setting has the Marketplace in KPI cost', () => {
    const settings = { kpiScopeClasses: ['usage', 'commitment', 'vendor-fee', 'marketplace'] as const };
    expect(noteFor({ marketplace: [{ service, billedNanos: 6n * dollar }] }, { settings })).toContain('counted twice');
  });
});

it('months without a bill or a report are not in the table of months', () => {
  const section = withSavings({ costs, vendors: [vendorSaving({ month: '2025-11' })] }, { firstMonth: '2025-12' });
  expect(section.months.map(({ month, vendorNet }) => [month, vendorNet.text])).toEqual([
    ['2026-01', '–'],
    ['2025-12', '–'],
    ['2025-11', '15'],
  ]);
});

it('nothing saved, nothing used and more than list prices are said plainly', () => {
  expect(withSavings({}).finding.text).toBe('Savings are not known: there is no usage to price');
  const unlisted = withSavings({ costs: [pricedCost({ listNanos: null })] });
  expect(unlisted.finding.text).toBe('Savings are not known: the bill lacks list prices');
  expect(withSavings({ costs: [pricedCost()] }).finding.text).toBe('List prices were paid: nothing was saved');
  expect(withSavings({ costs: [pricedCost(), unused] }).finding.text).toBe(
    'What was paid is $10 above list prices, an effective savings rate of −10.0%',
  );
});
