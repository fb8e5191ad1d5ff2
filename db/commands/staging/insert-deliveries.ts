import 'server-only';
import type { ScanResult } from '../../../lib/ingest/types';
import type { Month } from '../../../lib/month/month';
import type { PerunitDatabase } from '../../client';
import type { Connection } from '../../connection';
import { billInvoices, deliveries, deliveryMonths, importAccounts } from '../../schema';
import type { PlannedDelivery } from './plan-deliveries';

export type DeliveryOf = (payerId: string, month: Month) => number;

type Target = { readonly connection: Connection; readonly orm: PerunitDatabase['orm']; readonly importId: number };

const insertDelivery = ({ orm, importId }: Target, scan: ScanResult, plan: PlannedDelivery): number => {
  const { feed, payerId, period, rowCount } = plan;
  const [row] = orm
    .insert(deliveries)
    .values({
      ...{ importId, kind: 'bill', feed, payerId, period, rowCount, status: 'staged' },
      ...{ currency: scan.currency, setHash: scan.sha256 },
    })
    .returning({ id: deliveries.id })
    .all();
  if (row === undefined) throw new Error('The delivery was not added.');
  return row.id;
};

/** Adds the staged deliveries of a scan; the result finds the delivery of a payer's billing month. */
export const insertDeliveries = (target: Target, scan: ScanResult, plans: readonly PlannedDelivery[]): DeliveryOf => {
  const ids = new Map<string, number>();
  for (const plan of plans) {
    const id = insertDelivery(target, scan, plan);
    for (const month of plan.months) ids.set(`${month} ${plan.payerId}`, id);
  }
  return (payerId, month) => {
    const id = ids.get(`${month} ${payerId}`);
    if (id === undefined) throw new Error(`The scan's totals lack ${month} of payer ${payerId}, its facts have it.`);
    return id;
  };
};

const insertTotals = (target: Target, scan: ScanResult, deliveryOf: DeliveryOf): Map<string, number> => {
  const rows = new Map<string, number>();
  const add = target.connection.prepare('INSERT INTO exact_totals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const total of scan.totals) {
    const { payerId, billingMonth, accountId, service, billed, effective, contracted, list } = total;
    const key = `${billingMonth} ${payerId}`;
    rows.set(key, (rows.get(key) ?? 0) + total.rows);
    const place = [target.importId, deliveryOf(payerId, billingMonth), payerId, billingMonth, accountId, service];
    add.run(...place, total.rows, billed, effective, contracted, list);
  }
  return rows;
};

/** A total that is stated for a month without lines has nothing to be compared with. */
const insertInvoices = ({ orm }: Target, { invoices = [], finality }: ScanResult, deliveryOf: DeliveryOf): void => {
  for (const invoice of invoices) {
    const isKnown = finality.some((one) => one.payerId === invoice.payerId && one.billingMonth === invoice.month);
    if (!isKnown) continue;
    orm
      .insert(billInvoices)
      .values({ deliveryId: deliveryOf(invoice.payerId, invoice.month), ...invoice })
      .run();
  }
};

/** Adds the exact totals, what the bill says of its invoices, the finality of each month under its delivery, and the accounts that the bill names. */
export const insertMonths = (target: Target, scan: ScanResult, deliveryOf: DeliveryOf): void => {
  const rows = insertTotals(target, scan, deliveryOf);
  insertInvoices(target, scan, deliveryOf);
  const { orm, importId } = target;
  for (const finality of scan.finality) {
    const key = `${finality.billingMonth} ${finality.payerId}`;
    const deliveryId = deliveryOf(finality.payerId, finality.billingMonth);
    const rowCount = rows.get(key) ?? 0;
    rows.delete(key);
    orm
      .insert(deliveryMonths)
      .values({ deliveryId, rowCount, ...finality })
      .run();
  }
  const [missing] = rows.keys();
  if (missing !== undefined) throw new Error(`The scan says nothing about the finality of ${missing}.`);
  for (const { payerId, accountId, name } of scan.accounts) {
    orm.insert(importAccounts).values({ importId, payerId, accountId, name }).run();
  }
};
