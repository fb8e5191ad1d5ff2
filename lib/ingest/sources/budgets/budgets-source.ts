import type { BudgetRecord } from '../../../../db/record-types';
import { defineRecordSource, optional, required } from '../../records/define-record-source';
import { recordEnvironments } from '../../records/record-environments';
import type { RowReader } from '../../records/row-reader';
import { sumNanosText } from '../../records/sum-text';

const readRow = (row: RowReader): BudgetRecord | null => {
  const month = row.month('month');
  const amountNanos = row.nanos('amount');
  const environment = row.oneOf('environment', recordEnvironments);
  const accountId = row.identifier('account_id');
  if (amountNanos !== null && amountNanos < 0n)
    row.reject('amount', 'The budget is negative.', 'Budgets are 0 or more.');
  if (environment !== null && accountId !== null)
    row.reject(
      'account_id',
      'The row names an environment and an account.',
      'A budget line is for one of the two, or for everything.',
    );
  if (month === null || amountNanos === null) return null;
  return { month, amountNanos, environment, accountId };
};

/** Budget lines: of an environment, of an account, or of everything. */
export const budgetsSource = defineRecordSource<'budgets'>({
  id: 'budgets',
  title: 'Budgets',
  rowMeaning: 'a budget line',
  columns: [
    required('month', 'Month, YYYY-MM; months to come are welcome'),
    required('amount', "Budget in the organisation's currency"),
    optional('environment', recordEnvironments.join(', ')),
    optional('account_id', 'Account, instead of an environment'),
  ],
  readRow,
  key: (record) => [record.month, record.environment, record.accountId],
  keyColumns: 'month, environment and account_id',
  monthOf: (record) => record.month,
  totals: (records) => [
    { label: 'Budget', value: sumNanosText(records.map((record) => record.amountNanos)), currency: null },
  ],
});
