import type { EntitlementRecord } from '../../../../db/record-types';
import { monthOfDay } from '../../../month/month';
import { defineRecordSource, optional, required } from '../../records/define-record-source';
import type { RowReader } from '../../records/row-reader';

const wholeNumber = (row: RowReader, column: string): number | null => {
  const text = row.wholeCount(column);
  return text === null ? null : Number(text);
};

const monthsPaidFor = (row: RowReader): string | null => {
  const text = row.text('paid_for');
  const isList = text === null || text.split(/[ ,|]+/).every((month) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month));
  if (isList) return text === null ? null : text.split(/[ ,|]+/).join(' ');
  row.reject(
    'paid_for',
    `${JSON.stringify(text)} is no list of months.`,
    'Write months as YYYY-MM with a space between them.',
  );
  return null;
};

const readRow = (row: RowReader): EntitlementRecord | null => {
  const workspaceId = row.identifier('workspace_id');
  const plan = row.text('plan');
  const paidFrom = row.day('paid_from');
  const paidUntil = row.day('paid_until');
  if (paidFrom !== null && paidUntil !== null && paidUntil < paidFrom)
    row.reject(
      'paid_until',
      `paid_until ${paidUntil} is before paid_from ${paidFrom}.`,
      'Correct one of the two days.',
    );
  const paidFor = monthsPaidFor(row);
  const seats = wholeNumber(row, 'seats');
  const activeUsers = wholeNumber(row, 'active_users');
  if (workspaceId === null || plan === null || paidFrom === null) return null;
  return { workspaceId, plan, paidFrom, paidUntil, paidFor, seats, activeUsers };
};

/** A workspace is an installation to the server that runs it. */
export const entitlementAliases = { installation_id: 'workspace_id' } as const;

/** Which workspace has which plan from which day on. */
export const entitlementsSource = defineRecordSource<'entitlements'>({
  id: 'entitlements',
  title: 'Entitlements',
  rowMeaning: "a workspace's plan from a day on",
  columns: [
    required('workspace_id', 'Workspace'),
    required('plan', 'Plan'),
    required('paid_from', 'First day covered, YYYY-MM-DD'),
    optional('paid_until', 'Last day covered; empty while it goes on'),
    optional('paid_for', 'Months that payments were received for, YYYY-MM with spaces between'),
    optional('seats', 'Seats bought'),
    optional('active_users', 'Users active'),
  ],
  aliases: entitlementAliases,
  readRow,
  key: (record) => [record.workspaceId, record.paidFrom],
  keyColumns: 'workspace_id and paid_from',
  monthOf: (record) => monthOfDay(record.paidFrom),
  totals: (records) => [
    { label: 'Workspaces', value: String(new Set(records.map((record) => record.workspaceId)).size), currency: null },
  ],
});
