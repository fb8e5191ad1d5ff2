import type { SavingRecord } from '../../../../db/record-types';
import { defineRecordSource, optional, required } from '../../records/define-record-source';
import type { RecordTotal } from '../../records/record-source';
import { type RowReader, rejectFuture } from '../../records/row-reader';
import { sumNanosText } from '../../records/sum-text';

const readRow = (row: RowReader): SavingRecord | null => {
  const month = row.month('month');
  rejectFuture(row, 'month', month);
  const accountId = row.identifier('account_id');
  const vendor = row.text('vendor');
  const grossSavingNanos = row.nanos('gross_saving');
  const feeNanos = row.nanos('fee');
  const refundNanos = row.nanos('refund');
  const currency = row.text('currency')?.toUpperCase() ?? row.options.currency ?? 'USD';
  if (!/^[A-Z]{3}$/.test(currency))
    row.reject('currency', `${currency} is no currency code.`, 'Write three letters, for example USD.');
  const product = row.text('product');
  const note = row.text('note');
  if (month === null || accountId === null || vendor === null || grossSavingNanos === null || feeNanos === null)
    return null;
  return { month, accountId, vendor, grossSavingNanos, feeNanos, refundNanos, product, currency, note };
};

const totalsOf = (records: readonly SavingRecord[]): RecordTotal[] =>
  [...new Set(records.map((record) => record.currency))].flatMap((currency) => {
    const own = records.filter((record) => record.currency === currency);
    return [
      { label: 'Gross saving', value: sumNanosText(own.map((record) => record.grossSavingNanos)), currency },
      { label: 'Fee', value: sumNanosText(own.map((record) => record.feeNanos)), currency },
      { label: 'Refund', value: sumNanosText(own.map((record) => record.refundNanos ?? 0n)), currency },
    ];
  });

/** A savings vendor's report: gross saving, fee and refund per account and month. */
export const savingsSource = defineRecordSource<'savings'>({
  id: 'savings',
  title: 'Savings',
  rowMeaning: "a vendor's saving for an account in a month",
  columns: [
    required('month', 'Month of the saving, YYYY-MM'),
    required('account_id', 'Account that was served'),
    required('vendor', 'Who saved it, for example Zesty'),
    required('gross_saving', 'On-demand cost less actual cost, before the fee'),
    required('fee', "The vendor's fee for it, before refunds"),
    optional('refund', 'What the vendor gave back of the fee'),
    optional('product', "The vendor's product"),
    optional('currency', "Three letters; the organisation's when absent"),
    optional('note', 'Anything'),
  ],
  readRow,
  key: (record) => [record.month, record.accountId, record.vendor, record.product],
  keyColumns: 'month, account_id, vendor and product',
  monthOf: (record) => record.month,
  totals: totalsOf,
});
