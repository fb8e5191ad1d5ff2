import type { WorkspaceMonthRecord } from '../../../../db/record-types';
import { checkCounts, completeCounts } from '../../records/check-workspaces';
import { defineRecordSource, optional, required } from '../../records/define-record-source';
import { type RowReader, rejectFuture } from '../../records/row-reader';

const bases = ['month-end', 'daily-average'] as const;

const readRow = (row: RowReader): WorkspaceMonthRecord | null => {
  const month = row.month('month');
  rejectFuture(row, 'month', month);
  const basis = row.oneOf('basis', bases) ?? 'month-end';
  const count = basis === 'daily-average' ? row.count : row.wholeCount;
  const given = {
    active: count('active'),
    hibernated: count('hibernated'),
    paid: count('paid'),
    total: count('total'),
    freemium: count('freemium'),
    freemiumActive: count('freemium_active'),
    elevenPlus: count('eleven_plus'),
  };
  const provisioning = count('provisioning');
  const leaving = count('leaving');
  if (!row.isRejected()) checkCounts(row, given);
  if (month === null) return null;
  return { month, cluster: row.text('cluster'), basis, ...completeCounts(given), provisioning, leaving };
};

/** Workspace counts per month, and per cluster where the file has a cluster column. */
export const workspacesMonthlySource = defineRecordSource<'workspaces-monthly'>({
  id: 'workspaces-monthly',
  title: 'Workspaces by month',
  rowMeaning: 'a month (and a cluster)',
  columns: [
    required('month', 'Month, YYYY-MM'),
    required('active', 'Active workspaces'),
    required('hibernated', 'Hibernated workspaces; 0 when there are none'),
    required('paid', 'Workspaces with a paid plan; trials are free'),
    optional('total', 'Active + hibernated'),
    optional('freemium', 'Not paid; total − paid when absent'),
    optional('freemium_active', 'Not paid and active'),
    optional('eleven_plus', 'Workspaces with 11 or more users'),
    optional('provisioning', 'Being created: in neither count'),
    optional('leaving', 'Being deleted: in neither count'),
    optional('cluster', 'Cluster; empty for all of them'),
    optional('basis', 'month-end (default) or daily-average'),
  ],
  readRow,
  key: (record) => [record.month, record.cluster, record.basis],
  keyColumns: 'month, cluster and basis',
  monthOf: (record) => record.month,
  totals: (records) => {
    const last = records
      .filter((record) => record.cluster === null)
      .sort((one, other) => one.month.localeCompare(other.month))
      .at(-1);
    return last?.total ? [{ label: `Workspaces in ${last.month}`, value: last.total, currency: null }] : [];
  },
});
