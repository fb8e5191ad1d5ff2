import type { AccountMappingRecord } from '../../../../db/record-types';
import { defineRecordSource, optional, required } from '../../records/define-record-source';
import { recordEnvironments } from '../../records/record-environments';
import type { RowReader } from '../../records/row-reader';

const readRow = (row: RowReader): AccountMappingRecord | null => {
  const accountId = row.identifier('account_id');
  const environment = row.oneOf('environment', recordEnvironments);
  const validFrom = row.month('from');
  const name = row.text('name');
  const owner = row.text('owner');
  const team = row.text('team');
  if (accountId === null || environment === null || validFrom === null) return null;
  return { accountId, environment, validFrom, name, owner, team };
};

/** The map of accounts to environments, each line from its month on. */
export const accountsSource = defineRecordSource<'accounts'>({
  id: 'accounts',
  title: 'Accounts',
  rowMeaning: "an account's environment from a month on",
  columns: [
    required('account_id', 'Account, as the bill writes it'),
    required('environment', recordEnvironments.join(', ')),
    required('from', 'First month of this mapping, YYYY-MM'),
    optional('name', "The account's name"),
    optional('owner', 'Who answers for it'),
    optional('team', 'The team that it belongs to'),
  ],
  readRow,
  key: (record) => [record.accountId, record.validFrom],
  keyColumns: 'account_id and from',
  monthOf: (record) => record.validFrom,
  totals: (records) => [
    { label: 'Accounts', value: String(new Set(records.map((record) => record.accountId)).size), currency: null },
  ],
});
