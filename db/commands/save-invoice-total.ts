import 'server-only';
import type { Month } from '../../lib/month/month';
import type { PerunitDatabase } from '../client';
import { invoiceTotals } from '../schema';
import { recordedNow, write } from '../write';

export type InvoiceTotal = {
  readonly month: Month;
  readonly payerId: string;
  /** Plain decimal; null takes an earlier one back. */
  readonly amount: string | null;
  readonly currency: string;
};

/** Records what a payer's invoice of a month says, to reconcile with. */
export const saveInvoiceTotal = (db: PerunitDatabase, total: InvoiceTotal, { by }: { readonly by: string }): void => {
  write(db, { by, action: 'save-invoice-total', subject: `${total.payerId} ${total.month}`, detail: total }, () => {
    db.orm
      .insert(invoiceTotals)
      .values({ ...total, by, recordedAt: recordedNow() })
      .run();
  });
};
