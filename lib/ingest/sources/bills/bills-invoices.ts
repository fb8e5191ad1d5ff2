import { sum, toExactDecimal } from '../../../money/rational';
import type { BillInvoice } from '../../types';
import { type BillRecord, dayOf } from './bill-record';
import { type ReadBills, totalOf } from './read-bills';

/** What the invoices of a month come to, by the statement's own row; none while they are estimates. */
export const invoicesOf = (reads: readonly ReadBills[]): BillInvoice[] => {
  if (reads.some(({ sorted }) => sorted.isEstimated)) return [];
  const stated = reads.flatMap(({ sorted: { statementTotals, invoiceTotals } }) => {
    const known = (records: readonly BillRecord[]) => records.filter(({ total }) => total !== null);
    return known(statementTotals).length > 0 ? known(statementTotals) : known(invoiceTotals);
  });
  const keyOf = ({ cell }: BillRecord) =>
    [cell('PayerAccountId'), dayOf(cell('BillingPeriodStartDate'))?.slice(0, 7) ?? '', cell('CurrencyCode')].join(' ');
  return [...new Set(stated.map(keyOf))].flatMap((key): BillInvoice[] => {
    const records = stated.filter((record) => keyOf(record) === key);
    const [payerId = '', month = '', currency = ''] = key.split(' ');
    const amount = toExactDecimal(sum(records.map(totalOf)));
    const origin = records[0]?.cell('RecordType') ?? '';
    return payerId === '' || month === '' || amount === null ? [] : [{ payerId, month, currency, amount, origin }];
  });
};
