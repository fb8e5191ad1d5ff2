import type { RateRecord } from '../../../../db/record-types';
import { isRate } from '../../../money/exchange-rate';
import { defineRecordSource, optional, required } from '../../records/define-record-source';
import { type RowReader, rejectFuture } from '../../records/row-reader';

const readCurrency = (row: RowReader, column: string): string | null => {
  const currency = row.text(column)?.toUpperCase() ?? null;
  if (currency === null || /^[A-Z]{3}$/.test(currency)) return currency;
  row.reject(column, `${currency} is no currency code.`, 'Write three letters, for example EUR.');
  return null;
};

const readRate = (row: RowReader): string | null => {
  const rate = row.decimal('rate');
  if (rate === null || isRate(rate)) return rate;
  row.reject('rate', `${rate} is no rate.`, 'Write what one unit costs in the other currency, more than 0: 1.0837.');
  return null;
};

const readRow = (row: RowReader): RateRecord | null => {
  const month = row.month('month');
  rejectFuture(row, 'month', month);
  const currency = readCurrency(row, 'currency');
  const toCurrency = readCurrency(row, 'to') ?? row.options.currency ?? 'USD';
  const rate = readRate(row);
  if (currency !== null && currency === toCurrency)
    row.reject('to', `${currency} is given in itself.`, 'Name another currency in to.');
  if (month === null || currency === null || rate === null) return null;
  return { month, currency, toCurrency, rate };
};

/** Exchange rates: what one unit of a currency is in another, one a month. */
export const ratesSource = defineRecordSource<'rates'>({
  id: 'rates',
  title: 'Exchange rates',
  rowMeaning: 'the rate of a currency in a month',
  columns: [
    required('month', 'Month, YYYY-MM'),
    required('currency', 'The currency of a bill or a vendor, three letters'),
    required('rate', 'What one unit of it is in the other currency, for example 1.0837'),
    optional('to', "The other currency; the organisation's when absent"),
  ],
  readRow,
  key: (record) => [record.month, record.currency, record.toCurrency],
  keyColumns: 'month, currency and to',
  monthOf: (record) => record.month,
  totals: () => [],
});
