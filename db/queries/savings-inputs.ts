import 'server-only';
import { addMonths, type Month } from '../../lib/month/month';
import type {
  MarketplaceCharge,
  PricedCost,
  SavingsInputs,
  VendorSaving,
} from '../../lib/report/savings/savings-inputs';
import type { PerunitDatabase } from '../client';
import { type AccountMappings, environmentOf } from './account-mappings';
import { activeDeliveriesSql, type MonthSpan } from './active-costs';

type Stored<Row> = Omit<Row, 'environment'>;

const pricedCosts = (db: PerunitDatabase, { first, last }: MonthSpan): Stored<PricedCost>[] =>
  db.raw
    .prepare<[string, string], Stored<PricedCost>>(
      `SELECT f.billing_month AS month, a.text AS accountId, s.text AS scopeClass, nullif(p.text, '') AS pricingCategory,
         nullif(c.text, '') AS commitmentStatus, sum(r.effective) AS effectiveNanos,
         CASE WHEN count(r.contracted) = count(*) THEN sum(r.contracted) END AS contractedNanos,
         CASE WHEN count(r.list) = count(*) THEN sum(r.list) END AS listNanos
       FROM ${activeDeliveriesSql} JOIN pricing_rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
         JOIN labels a ON a.id = r.account JOIN labels s ON s.id = r.scope_class
         JOIN labels p ON p.id = r.pricing_category JOIN labels c ON c.id = r.commitment_status
       WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month BETWEEN ? AND ?
         AND s.text IN ('usage', 'commitment')
       GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    )
    .all(first, last);

const vendorSavings = (db: PerunitDatabase, { first, last }: MonthSpan): Stored<VendorSaving>[] =>
  db.raw
    .prepare<[string, string], Stored<VendorSaving>>(
      `SELECT s.month, s.account_id AS accountId, max(s.vendor) AS vendor, sum(s.gross_saving) AS grossNanos,
         sum(s.fee) AS feeNanos, sum(coalesce(s.refund, 0)) AS refundNanos
       FROM savings s JOIN deliveries d ON d.id = s.delivery_id
       WHERE d.status = 'active' AND s.month BETWEEN ? AND ?
       GROUP BY s.month, lower(s.vendor), s.account_id ORDER BY 1, lower(s.vendor), 2`,
    )
    .all(first, last);

const marketplaceCharges = (db: PerunitDatabase, month: Month): MarketplaceCharge[] =>
  db.raw
    .prepare<[string], MarketplaceCharge>(
      `SELECT t.text AS service, sum(r.billed) AS billedNanos
       FROM ${activeDeliveriesSql} JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
         JOIN labels s ON s.id = r.scope_class JOIN labels t ON t.id = r.service
       WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month = ? AND s.text = 'marketplace'
       GROUP BY t.text ORDER BY t.text`,
    )
    .all(month);

/** What a month's savings are made of: usage and commitments by pricing, vendors' reports, Marketplace charges. */
export const savingsInputs = (db: PerunitDatabase, mappings: AccountMappings, month: Month): SavingsInputs => {
  const span = { first: addMonths(month, -12), last: month };
  const placed = <Row extends { readonly accountId: string; readonly month: Month }>(row: Row) => ({
    ...row,
    environment: environmentOf(mappings, row.accountId, row.month),
  });
  return {
    costs: pricedCosts(db, span).map(placed),
    vendors: vendorSavings(db, span).map(placed),
    marketplace: marketplaceCharges(db, month),
  };
};
