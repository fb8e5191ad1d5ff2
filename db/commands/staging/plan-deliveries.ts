import 'server-only';
import type { ScanResult } from '../../../lib/ingest/types';
import { type Month, monthOfDay, monthsBetween } from '../../../lib/month/month';

export type PlannedDelivery = {
  readonly feed: string;
  readonly payerId: string;
  readonly period: Month;
  /** The billing months whose rows it holds: its period, and strays. */
  readonly months: readonly Month[];
  readonly rowCount: number;
};

const rowsByPayerAndMonth = (scan: ScanResult): Map<string, Map<Month, number>> => {
  const payers = new Map<string, Map<Month, number>>();
  for (const total of scan.totals) {
    const months = payers.get(total.payerId) ?? new Map<Month, number>();
    months.set(total.billingMonth, (months.get(total.billingMonth) ?? 0) + total.rows);
    payers.set(total.payerId, months);
  }
  return payers;
};

/** The period nearest to a month; the earlier one of two as near. */
export const nearestPeriod = (month: Month, periods: readonly Month[]): Month => {
  const distance = (period: Month) => Math.abs(monthsBetween(period, month));
  const [nearest] = [...periods].sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1));
  return nearest ?? month;
};

/** Whether a payer's lines of a billing month were used in it: lines used outside it only are strays of another month. */
const isUsedInItsMonth = (scan: ScanResult, payerId: string, month: Month): boolean =>
  scan.finality.some(
    (found) =>
      found.payerId === payerId &&
      found.billingMonth === month &&
      monthOfDay(found.firstUsageDay) <= month &&
      monthOfDay(found.lastUsageDay) >= month,
  );

const periodsOf = (scan: ScanResult, payerId: string, months: ReadonlyMap<Month, number>): Month[] => {
  const used = [...months.keys()].filter((month) => isUsedInItsMonth(scan, payerId, month));
  if (used.length > 0) return used;
  const largest = [...months].sort((a, b) => b[1] - a[1])[0];
  return largest === undefined ? [] : [largest[0]];
};

/** Splits a scan into deliveries: one a feed and period, strays with the nearest period; a declared period wins. */
export const planDeliveries = (scan: ScanResult): PlannedDelivery[] =>
  [...rowsByPayerAndMonth(scan)].flatMap(([payerId, months]) => {
    const periods = scan.period ? [scan.period] : periodsOf(scan, payerId, months);
    return periods.sort().map((period) => {
      const own = [...months.keys()].filter((month) => nearestPeriod(month, periods) === period).sort();
      const rowCount = own.reduce((sum, month) => sum + (months.get(month) ?? 0), 0);
      return { feed: `${scan.format}:${payerId}`, payerId, period, months: own, rowCount };
    });
  });
