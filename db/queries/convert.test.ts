import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convertNanos } from '../../lib/money/exchange-rate';
import { fromDecimal } from '../../lib/money/rational';
import { reportContext } from '../../lib/report/context';
import { walkSteps } from '../../lib/report/data-notes/walk';
import { invoiceResidual } from '../../lib/report/invoice-residual';
import { dataNotes } from '../../lib/report/sections/data-notes';
import type { PerunitDatabase } from '../client';
import { commitImport } from '../commands/commit-import';
import { saveExchangeRate } from '../commands/save-exchange-rate';
import { saveInvoiceTotal } from '../commands/save-invoice-total';
import { saveSetting } from '../commands/save-setting';
import { stageImport } from '../commands/stage-import';
import { stageRecords } from '../commands/stage-records';
import { undoImport } from '../commands/undo-import';
import type { Records } from '../record-types';
import { classifySample, type SampleFact, sampleScan, temporaryDatabase } from '../testing/sample-scan';
import { changesSince } from './changes-since';
import { dayCosts, lineCosts } from './line-costs';
import { loadReportInputs } from './load-report-inputs';

let db: PerunitDatabase;
let remove: () => void;
beforeEach(() => {
  ({ db, remove } = temporaryDatabase());
});
afterEach(() => remove());

const by = 'Ann';
const month = '2026-01';
const billion = 1_000_000_000n;

const importBill = async (facts: readonly SampleFact[], currency = 'USD') => {
  const { importId } = await stageImport(db, sampleScan(facts, { currency }), { classify: classifySample, by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
};

const importSaving = (changes: Partial<Records['savings']>) => {
  const saving = {
    ...{ month, accountId: '2222', vendor: 'Zesty', grossSavingNanos: 100n, feeNanos: 25n, refundNanos: null },
    ...{ product: null, currency: 'EUR', note: null },
    ...changes,
  };
  const file = { name: 'zesty.csv', sha256: 'zesty', rowsRead: 1, rowsRejected: 0, columnCount: 0 };
  const nothing = { files: [], rejects: [], notices: [], columns: [] };
  const { importId } = stageRecords(db, { kind: 'savings', ...file, ...nothing, records: [saving] }, { by });
  commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by });
};

const rate = (text: string | null, of = month, currency = 'EUR', toCurrency = 'USD') =>
  saveExchangeRate(db, { month: of, currency, toCurrency, rate: text }, { by });

const contextOf = (asked = month) => reportContext(loadReportInputs(db, { month: asked }));
const total = (asked = month, of = month) => contextOf(asked).measure('cost.total', of);
const notesOf = (asked = month) =>
  dataNotes.build(contextOf(asked)).notes.map(({ label, text }) => `${label}: ${text.text}`);
const currencyNote = () => notesOf().find((note) => note.startsWith('Currency'));

const dollars = { month, payerId: 'A', accountId: 'a', billed: 100n * billion } as const;
const euros = { month, payerId: 'B', accountId: 'b', billed: 1_234_567_891n } as const;

describe('the currency of a report', () => {
  it('is that of the first bill until somebody records one', async () => {
    await importBill([{ ...euros, month: '2025-12' }], 'EUR');
    expect(contextOf('2025-12').currency).toBe('EUR');
    await importBill([dollars]);
    expect(contextOf().currency).toBe('EUR');
    expect(total()?.reason?.text).toBe('January 2026 is billed in USD: give the rate to EUR.');
    saveSetting(db, 'currency', 'USD', { validFrom: month, by });
    expect([contextOf('2025-12').currency, contextOf().currency]).toEqual(['EUR', 'USD']);
    expect(total('2025-12', '2025-12')?.value).toEqual(fromDecimal('1.234567891'));
  });

  it('is the product’s where bills begin in it and in another', async () => {
    await importBill([euros], 'EUR');
    await importBill([dollars]);
    expect(contextOf().currency).toBe('USD');
  });
});

describe('a bill in another currency', () => {
  // 1.234567891 EUR × 1.0837 = 1.3379012234767 USD, half even to the nano.
  const converted = '1.337901223';

  it('is converted with the month’s rate, to the nano', async () => {
    saveSetting(db, 'currency', 'USD', { validFrom: null, by });
    await importBill([euros], 'EUR');
    rate('1.0837');
    expect(total()?.value).toEqual(fromDecimal(converted));
    expect(contextOf().state?.billedNanos).toBe(1_337_901_223n);
  });

  it('blocks its month while the rate is missing, with the way out', async () => {
    await importBill([dollars]);
    await importBill([euros], 'EUR');
    expect(total()).toMatchObject({
      value: null,
      reason: { code: 'missing-rate', text: 'January 2026 is billed in EUR: give the rate to USD.' },
    });
    expect(contextOf().state?.billedNanos).toBeNull();
    expect(contextOf().kpi('APWC', month)?.value).toBeNull();
    expect(currencyNote()).toBe('Currency: January 2026 is billed in EUR: give the rate to USD.');
    rate('1.0837');
    expect(total()?.value).toEqual(fromDecimal('101.337901223'));
    expect(currencyNote()).toMatch(/^Currency: 1 EUR = 1\.0837 USD, typed in by Ann, \d+ \w+ \d{4}\.$/);
    rate(null);
    expect(total()?.reason?.code).toBe('missing-rate');
  });

  it('is not converted with a rate of another month, another currency or the other way round', async () => {
    await importBill([dollars]);
    await importBill([euros], 'EUR');
    rate('1.1', '2025-12');
    rate('1.1', month, 'GBP');
    rate('0.9', month, 'USD', 'EUR');
    expect(total()?.reason?.code).toBe('missing-rate');
  });

  it('stands in trends beside months in the report’s own', async () => {
    for (const [at, billed] of ['2025-11', '2025-12'].entries()) {
      await importBill([{ ...dollars, month: billed, billed: BigInt(at + 1) * billion }], at === 0 ? 'USD' : 'EUR');
    }
    await importBill([dollars]);
    const series = () => ['2025-11', '2025-12', month].map((each) => total(month, each)?.value ?? null);
    expect(series()).toEqual([fromDecimal('1'), null, fromDecimal('100')]);
    expect(currencyNote()).toBe('Currency: Without cost, since a rate to USD is missing: Dec 2025.');
    rate('1.0837', '2025-12');
    expect(series()).toEqual([fromDecimal('1'), fromDecimal('2.1674'), fromDecimal('100')]);
    expect(currencyNote()).toBe('Currency: Earlier months are converted with their own rates.');
  });
});

describe('a savings vendor’s fee in another currency', () => {
  it('is converted like the bill, and blocks the month by the vendor’s name without a rate', async () => {
    await importBill([dollars]);
    importSaving({ feeNanos: 1_234_567_891n });
    expect(total()?.reason?.text).toBe('Zesty reports January 2026 in EUR: give the rate to USD.');
    expect(loadReportInputs(db, { month }).savings.vendors).toEqual([]);
    rate('1.0837');
    expect(total()?.value).toEqual(fromDecimal('101.337901223'));
    expect(loadReportInputs(db, { month }).savings.vendors).toMatchObject([
      { feeNanos: 1_337_901_223n, grossNanos: 108n },
    ]);
  });
});

describe('invoices of payers in two currencies', () => {
  const invoices = (ofB: string) => {
    saveInvoiceTotal(db, { month, payerId: 'A', amount: '100', currency: 'USD' }, { by });
    saveInvoiceTotal(db, { month, payerId: 'B', amount: ofB, currency: 'EUR' }, { by });
  };

  it('are compared in their own, and the walk closes', async () => {
    await importBill([dollars]);
    await importBill([euros], 'EUR');
    rate('1.0837');
    invoices('1.234567891');
    const found = invoiceResidual(contextOf());
    expect(found).toMatchObject({ residual: fromDecimal('0'), isWithinTolerance: true });
    expect(found?.invoice).toEqual(fromDecimal('101.337901223'));
    const steps = walkSteps(contextOf());
    expect(steps.map(({ id }) => id)).toEqual(['kpi-cost', 'billed']);
    expect(steps[0]?.value).toEqual(steps[1]?.value);
  });

  it('are each within the tolerance, or the month is not', async () => {
    await importBill([dollars]);
    await importBill([euros], 'EUR');
    rate('1.0837');
    // 0.02 % of the small invoice, far below 0.01 % of both.
    invoices('1.2343');
    expect(invoiceResidual(contextOf())?.isWithinTolerance).toBe(false);
  });
});

describe('a file of rates', () => {
  const importRates = (sha256: string, text: string) => {
    const nothing = { files: [], rejects: [], notices: [], columns: [] };
    const file = { name: `${sha256}.csv`, sha256, rowsRead: 1, rowsRejected: 0, columnCount: 0 };
    const records = [{ month, currency: 'EUR', toCurrency: 'USD', rate: text }];
    const { importId } = stageRecords(db, { kind: 'rates', ...file, ...nothing, records }, { by: 'Bo' });
    return {
      importId,
      commit: () => commitImport(db, importId, { acceptRejects: true, acceptShrink: true, by: 'Bo' }),
    };
  };

  it('counts from its commit on, as the later of two, until it is taken back', async () => {
    await importBill([dollars]);
    await importBill([{ ...euros, billed: billion }], 'EUR');
    rate('1.1');
    const first = importRates('first', '1.2');
    expect(total()?.value).toEqual(fromDecimal('101.1'));
    first.commit();
    expect(total()?.value).toEqual(fromDecimal('101.2'));
    expect(currencyNote()).toMatch(/^Currency: 1 EUR = 1\.2 USD, from first\.csv, imported by Bo, /);
    const second = importRates('second', '1.3');
    second.commit();
    expect(total()?.value).toEqual(fromDecimal('101.3'));
    undoImport(db, second.importId, { by });
    expect(total()?.value).toEqual(fromDecimal('101.2'));
    expect(changesSince(db, 0).filter(({ kind }) => kind === 'rate')).toMatchObject([
      { text: 'exchange rate: EUR in USD, 2026-01' },
      { text: 'new rates: first.csv', from: month, to: month },
      { text: 'new rates: second.csv' },
      { text: 'import taken back: second.csv' },
    ]);
    undoImport(db, first.importId, { by });
    expect(total()?.value).toEqual(fromDecimal('101.1'));
  });
});

describe('a rate', () => {
  it('is a cause of what it restates, in its month alone', async () => {
    rate('1.0837');
    expect(changesSince(db, 0)).toMatchObject([
      { kind: 'rate', text: 'exchange rate: EUR in USD, 2026-01', from: month, to: month, by },
    ]);
  });
});

describe('conversion conserves sums', () => {
  const amount = fc.bigInt(-(10n ** 12n), 10n ** 12n);
  const fact = fc.record({
    accountId: fc.constantFrom('a', 'b'),
    service: fc.constantFrom('Amazon S3', 'Amazon SQS', 'AWS Lambda'),
    usageType: fc.constantFrom('u', 'v', 'w'),
    day: fc.integer({ min: 1, max: 5 }),
    billed: amount,
  });
  const anyRate = fc.tuple(fc.bigInt(1n, 10n ** 8n), fc.integer({ min: 0, max: 7 })).map(([digits, places]) => {
    const text = String(digits).padStart(places + 1, '0');
    return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  });
  const sumOf = (amounts: readonly (bigint | null)[]) => amounts.reduce<bigint>((sum, each) => sum + (each ?? 0n), 0n);

  it('from days to lines to cells to the bill, and what moved', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(fact, { minLength: 1, maxLength: 12 }), anyRate, async (facts, text) => {
          const own = facts.map((each) => ({ ...each, month, payerId: 'E' }));
          await importBill(own, 'EUR');
          await importBill([{ ...dollars, accountId: 'a', service: 'Amazon S3' }]);
          rate(text);
          const inputs = loadReportInputs(db, { month });
          const cells = inputs.months[0]?.costs ?? [];
          expect(inputs.states[0]?.billedNanos).toBe(sumOf(cells.map(({ nanos }) => nanos)));
          for (const { accountId, costType } of cells) {
            const level = cells.filter((cell) => cell.accountId === accountId && cell.costType === costType);
            const question = { month, basis: 'effective', currency: 'USD' } as const;
            const lines = lineCosts(db, { ...question, accountId, costType, scopeClasses: ['usage'] });
            expect(sumOf(lines.map(({ nanos }) => nanos))).toBe(sumOf(level.map(({ nanos }) => nanos)));
            for (const line of lines) {
              expect(sumOf(dayCosts(db, { ...question, line }).map(({ nanos }) => nanos))).toBe(line.nanos);
            }
          }
          const exact = convertNanos(sumOf(own.map(({ billed }) => billed)), fromDecimal(text)) ?? 0n;
          const apart = sumOf(cells.map(({ nanos }) => nanos)) - dollars.billed - exact;
          expect(2n * (apart < 0n ? -apart : apart)).toBeLessThanOrEqual(BigInt(cells.length) + 1n);
        })
        .beforeEach(async () => {
          remove();
          ({ db, remove } = temporaryDatabase());
        }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('in the lines of what moved', async () => {
    const odd = [1n, 3n, 5n, 7n, 11n, 13n].map((billed, at) => ({
      ...{ ...euros, billed, usageType: `u${at}`, pricingCategory: at % 2 === 0 ? 'OnDemand' : 'Dynamic' },
    }));
    saveSetting(db, 'currency', 'USD', { validFrom: null, by });
    await importBill([...odd, { ...euros, month: '2025-12', billed: 9n, usageType: 'u0' }], 'EUR');
    rate('1.5');
    rate('0.5', '2025-12');
    const inputs = loadReportInputs(db, { month });
    const whole = (at: number) => sumOf(inputs.months.at(at)?.costs?.map(({ nanos }) => nanos) ?? []);
    expect(sumOf(inputs.moverLines.map(({ after }) => after?.nanos ?? 0n))).toBe(whole(-1));
    expect(sumOf(inputs.moverLines.map(({ before }) => before?.nanos ?? 0n))).toBe(whole(-2));
  });
});
