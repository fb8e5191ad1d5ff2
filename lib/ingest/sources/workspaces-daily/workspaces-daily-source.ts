import type { WorkspaceDayRecord } from '../../../../db/record-types';
import { monthOfDay } from '../../../month/month';
import { checkCounts, completeCounts } from '../../records/check-workspaces';
import { defineRecordSource, optional, required } from '../../records/define-record-source';
import type { RowReader } from '../../records/row-reader';

const readRow = (row: RowReader): WorkspaceDayRecord | null => {
  const day = row.day('date');
  if (day !== null && day > row.options.today)
    row.reject('date', `${day} is in the future.`, 'Bring counts of days that have begun.');
  const given = {
    active: row.wholeCount('active'),
    hibernated: row.wholeCount('hibernated'),
    total: row.wholeCount('total'),
    paid: row.wholeCount('paid'),
    freemium: null,
    freemiumActive: row.wholeCount('freemium_active'),
    elevenPlus: null,
  };
  if (!row.isRejected()) checkCounts(row, given);
  if (day === null) return null;
  const { active, hibernated, total, paid, freemiumActive } = completeCounts(given);
  return { day, cluster: row.text('cluster'), active, hibernated, total, paid, freemiumActive };
};

/** Workspace counts per day, and per cluster where the file has a cluster column. */
export const workspacesDailySource = defineRecordSource<'workspaces-daily'>({
  id: 'workspaces-daily',
  title: 'Workspaces by day',
  rowMeaning: 'a day (and a cluster)',
  columns: [
    required('date', 'UTC day, YYYY-MM-DD'),
    required('active', 'Active workspaces'),
    required('hibernated', 'Hibernated workspaces; 0 when there are none'),
    optional('total', 'Active + hibernated'),
    optional('paid', 'Workspaces with a paid plan; trials are free'),
    optional('freemium_active', 'Not paid and active'),
    optional('cluster', 'Cluster; empty for all of them'),
  ],
  readRow,
  key: (record) => [record.day, record.cluster],
  keyColumns: 'date and cluster',
  monthOf: (record) => monthOfDay(record.day),
  totals: (records) => {
    const last = records
      .filter((record) => record.cluster === null)
      .sort((one, other) => one.day.localeCompare(other.day))
      .at(-1);
    return last?.total ? [{ label: `Workspaces on ${last.day}`, value: last.total, currency: null }] : [];
  },
});
