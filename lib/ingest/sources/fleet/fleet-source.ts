import type { FleetRecord } from '../../../../db/record-types';
import { compare, fromDecimal } from '../../../money/rational';
import { defineRecordSource, optional, required } from '../../records/define-record-source';
import { recordEnvironments } from '../../records/record-environments';
import { type RowReader, rejectFuture } from '../../records/row-reader';
import { sumDecimals } from '../../records/sum-text';

const readRow = (row: RowReader): FleetRecord | null => {
  const month = row.month('month');
  rejectFuture(row, 'month', month);
  const environment = row.oneOf('environment', recordEnvironments);
  const spotHours = row.count('spot_hours');
  const totalHours = row.count('total_hours');
  if (spotHours !== null && totalHours !== null && compare(fromDecimal(spotHours), fromDecimal(totalHours)) > 0)
    row.reject(
      'spot_hours',
      `spot_hours is ${spotHours}, more than total_hours ${totalHours}.`,
      'Total hours include those on spot.',
    );
  if (month === null || spotHours === null || totalHours === null) return null;
  return { month, environment, spotHours, totalHours };
};

/** Instance-hours per month, where they are known better than from the bill. */
export const fleetSource = defineRecordSource<'fleet'>({
  id: 'fleet',
  title: 'Fleet hours',
  rowMeaning: 'instance-hours in a month',
  columns: [
    required('month', 'Month, YYYY-MM'),
    required('spot_hours', 'Instance-hours on spot'),
    required('total_hours', 'All instance-hours'),
    optional('environment', recordEnvironments.join(', ')),
  ],
  readRow,
  key: (record) => [record.month, record.environment],
  keyColumns: 'month and environment',
  monthOf: (record) => record.month,
  totals: (records) => [
    { label: 'Spot hours', value: sumDecimals(records.map((record) => record.spotHours)), currency: null },
    { label: 'Total hours', value: sumDecimals(records.map((record) => record.totalHours)), currency: null },
  ],
});
