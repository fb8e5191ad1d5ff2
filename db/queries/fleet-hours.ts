import 'server-only';
import type { MonthInputs } from '../../lib/kpis/types';
import { add, fromDecimal, fromInteger, rational } from '../../lib/money/rational';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { activeDeliveriesSql, type MonthSpan } from './active-costs';

type Fleet = NonNullable<MonthInputs['fleet']>;
type BillRow = { readonly month: Month; readonly spot: bigint; readonly total: bigint };
type FileRow = {
  readonly month: Month;
  readonly environment: string | null;
  readonly spot: string;
  readonly total: string;
};

const fromBills = (db: PerunitDatabase, { first, last }: MonthSpan): BillRow[] =>
  db.raw
    .prepare<[string, string], BillRow>(
      `SELECT h.billing_month AS month, sum(h.spot_micros) AS spot, sum(h.total_micros) AS total
       FROM ${activeDeliveriesSql} JOIN fleet_rollups h ON h.delivery_id = d.id AND h.billing_month = f.billing_month
       WHERE d.status = 'active' AND f.billing_month BETWEEN ? AND ? GROUP BY h.billing_month`,
    )
    .all(first, last);

const fromFiles = (db: PerunitDatabase, { first, last }: MonthSpan): FileRow[] =>
  db.raw
    .prepare<[string, string], FileRow>(
      `SELECT h.month, h.environment, h.spot_hours AS spot, h.total_hours AS total
       FROM fleet_hours h JOIN deliveries d ON d.id = h.delivery_id
       WHERE d.status = 'active' AND h.month BETWEEN ? AND ?`,
    )
    .all(first, last);

/** Of a month's rows, the one for all environments when there is one, else all of them. */
const wholeRows = (rows: readonly FileRow[]): readonly FileRow[] => {
  const whole = rows.filter(({ environment }) => environment === null);
  return whole.length > 0 ? whole : rows;
};

/** Spot and total instance-hours of each month: from the bill, a fleet file overrides. */
export const fleetHours = (db: PerunitDatabase, span: MonthSpan): Map<Month, Fleet> => {
  const months = new Map<Month, Fleet>();
  for (const { month, spot, total } of fromBills(db, span)) {
    const hours = (micros: bigint) => rational(micros, 1_000_000n);
    months.set(month, { spotHours: hours(spot), totalHours: hours(total), source: 'bill' });
  }
  const rows = fromFiles(db, span);
  for (const month of new Set(rows.map((row) => row.month))) {
    const own = wholeRows(rows.filter((row) => row.month === month));
    const sum = (field: 'spot' | 'total') =>
      own.reduce((all, row) => add(all, fromDecimal(row[field])), fromInteger(0));
    months.set(month, { spotHours: sum('spot'), totalHours: sum('total'), source: 'csv' });
  }
  return months;
};
