import type { WorkspaceDayRecord } from '../../../../db/record-types';
import { monthOfDay } from '../../../month/month';
import { checkCounts, completeCounts } from '../../records/check-workspaces';
import { defineRecordSource, optional, required } from '../../records/define-record-source';
import type { RowReader } from '../../records/row-reader';
import type { Notice } from '../../types';

/** A server may know the total alone; a file that a person fills in says both of its parts. */
const rejectUnsaid = (row: RowReader): void => {
  for (const column of ['active', 'hibernated'])
    if (row.text(column) === null) row.reject(column, `${column} is empty.`, `Every row needs a ${column}.`);
};

const readRow = (row: RowReader): WorkspaceDayRecord | null => {
  const day = row.day('date');
  if (day !== null && day > row.options.today)
    row.reject('date', `${day} is in the future.`, 'Bring counts of days that have begun.');
  const source = row.text('source');
  if (source === null) rejectUnsaid(row);
  const given = {
    active: row.wholeCount('active'),
    hibernated: row.wholeCount('hibernated'),
    total: row.wholeCount('total'),
    paid: row.wholeCount('paid'),
    freemium: null,
    freemiumActive: row.wholeCount('freemium_active'),
    elevenPlus: null,
  };
  const beside = {
    provisioning: row.wholeCount('provisioning'),
    leaving: row.wholeCount('leaving'),
    unclassified: row.wholeCount('unclassified'),
  };
  if (!row.isRejected()) checkCounts(row, given);
  if (day === null) return null;
  const { active, hibernated, total, paid, freemiumActive } = completeCounts(given);
  const cluster = row.text('cluster');
  return { day, cluster, active, hibernated, total, paid, freemiumActive, ...beside, source };
};

/** Workspaces in states that nobody has put anywhere are in no count: how many, and on which day most. */
const unclassifiedNotice = (records: readonly WorkspaceDayRecord[]): Notice[] => {
  const days = new Map<string, number>();
  const hasWhole = new Set(records.flatMap(({ day, cluster }) => (cluster === null ? [day] : [])));
  for (const { day, cluster, unclassified } of records)
    if (cluster === null || !hasWhole.has(day)) days.set(day, (days.get(day) ?? 0) + Number(unclassified ?? 0));
  const [most] = [...days].sort(([, one], [, other]) => other - one);
  if (most === undefined || most[1] === 0) return [];
  const text = `Up to ${most[1]} workspaces a day (on ${most[0]}) are in a state that is in no bucket: they are in no count.`;
  return [{ code: 'unclassified-states', text }];
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
    optional('provisioning', 'Being created: in neither count'),
    optional('leaving', 'Being deleted: in neither count'),
    optional('unclassified', 'In a state that nobody has put anywhere: in no count'),
    optional('cluster', 'Cluster; empty for all of them'),
    optional('source', 'The connection that counted; empty in a file of your own'),
  ],
  mayBeEmpty: ['active', 'hibernated'],
  notices: unclassifiedNotice,
  readRow,
  key: (record) => [record.day, record.cluster, record.source ?? null],
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
