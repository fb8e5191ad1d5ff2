import { expect, it } from 'vitest';
import { buildMonthlyReport } from './build-monthly-report';
import { invoiceOriginText } from './invoice-origin';
import { sampleInputs } from './testing/sample-inputs';

const invoice = { month: '2026-01', payerId: 'p', amount: '100.00', currency: 'USD' };
const labelOf = (invoices: readonly { readonly from?: string }[]): string | undefined => {
  const invoiceTotals = invoices.map((one, at) => ({ ...invoice, payerId: `p${at}`, ...one }));
  const { walk } = buildMonthlyReport(sampleInputs({ invoiceTotals })).sections['data-notes'];
  return walk.find(({ id }) => id === 'invoice')?.label;
};

it('the walk says where an invoice is from, unless somebody typed one in', () => {
  expect(labelOf([{}])).toBe('Invoice for Jan 2026');
  expect(labelOf([{ from: 'bills-csv' }])).toBe('Invoice for Jan 2026, from the rows of the Bills page CSV');
  expect(labelOf([{ from: 'bills-csv' }, {}])).toBe('Invoice for Jan 2026');
  expect(invoiceOriginText('something-new')).toBe('from the rows of the bill');
});
