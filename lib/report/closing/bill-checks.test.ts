import { expect, it } from 'vitest';
import { buildMonthlyReport } from '../build-monthly-report';
import { reportContext } from '../context';
import { sampleInputs } from '../testing/sample-inputs';
import { reconciledCheck } from './bill-checks';

const billed = sampleInputs().states.at(-1)?.billedNanos ?? 0n;
const half = billed / 2n;
const payers = [
  { payerId: '1111', currency: 'USD', nanos: half },
  { payerId: '2222', currency: 'USD', nanos: billed - half },
];
const decimal = (nanos: bigint): string =>
  `${nanos / 1_000_000_000n}.${String(nanos % 1_000_000_000n).padStart(9, '0')}`;
const invoice = (payerId: string, nanos: bigint) => ({
  ...{ month: '2026-01', payerId, currency: 'USD' },
  amount: decimal(nanos),
});
const fifty = 50_000_000_000n;

it('two payers whose residuals cancel out are not reconciled, and each is named', () => {
  const invoiceTotals = [invoice('1111', half + fifty), invoice('2222', billed - half - fifty)];
  const inputs = sampleInputs({ payers, invoiceTotals });
  expect(reconciledCheck(reportContext(inputs))).toMatchObject({
    ...{ isPassed: false, publishing: 'refused' },
    text: 'payer 1111 is $50.00 below its invoice and payer 2222 is $50.00 above its invoice; 0.01% is tolerated',
  });
  const notes = buildMonthlyReport(inputs).sections['data-notes'].notes;
  expect(notes.find(({ label }) => label === 'Reconciliation')?.text.text).toContain('payer 1111 and 2222 above the');
});

it('a payer without an invoice total is named; where each has its own and they agree, the month is reconciled', () => {
  const invoiceTotals = [invoice('1111', half), invoice('2222', billed - half)];
  const checked = (totals: typeof invoiceTotals) =>
    reconciledCheck(reportContext(sampleInputs({ payers, invoiceTotals: totals })));
  expect(checked(invoiceTotals.slice(0, 1)).text).toContain('payer 2222 has no invoice total');
  expect(checked(invoiceTotals)).toMatchObject({ isPassed: true });
});
