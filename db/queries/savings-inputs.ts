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
import { activeCosts } from './active-costs';
import { activeDeliveriesSql, type MonthSpan } from './active-deliveries';
import type { ReportMoney } from './convert';

type Stored<Row> = Omit<Row, 'environment'>;
type InCurrency<Row> = Stored<Row> & { readonly currency: string };
type Question = MonthSpan & { readonly money: ReportMoney };

/** Another currency is added up by itself: each of its rows is converted once. */
const apart = ({ foreign }: ReportMoney, column: string): string => (foreign.size > 0 ? `, ${column}` : '');

const isConverted =
  ({ missing }: ReportMoney) =>
  ({ month }: { readonly month: Month }): boolean =>
    !missing.has(month);

const pricedCosts = (db: PerunitDatabase, { first, last, money }: Question): Stored<PricedCost>[] =>
  db.raw
    .prepare<[string, string], InCurrency<PricedCost>>(
      `SELECT d.currency, f.billing_month AS month, a.text AS accountId, s.text AS scopeClass, nullif(p.text, '') AS pricingCategory,
         nullif(c.text, '') AS commitmentStatus, 
         CASE WHEN count(r.effective) = count(*) THEN sum(r.effective) END AS effectiveNanos,
         CASE WHEN count(r.contracted) = count(*) THEN sum(r.contracted) END AS contractedNanos,
         CASE WHEN count(r.list) = count(*) THEN sum(r.list) END AS listNanos
       FROM ${activeDeliveriesSql} JOIN pricing_rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
         JOIN labels a ON a.id = r.account JOIN labels s ON s.id = r.scope_class
         JOIN labels p ON p.id = r.pricing_category JOIN labels c ON c.id = r.commitment_status
       WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month BETWEEN ? AND ?
         AND s.text IN ('usage', 'commitment')
       GROUP BY 2, 3, 4, 5, 6${apart(money, 'd.currency')} ORDER BY 2, 3, 4, 5, 6`,
    )
    .all(first, last)
    .filter(isConverted(money))
    .map(({ currency, ...row }) => {
      const { month, effectiveNanos, contractedNanos, listNanos } = row;
      if (currency === money.currency) return row;
      return {
        ...row,
        effectiveNanos: money.convert(effectiveNanos, month, currency),
        contractedNanos: money.convert(contractedNanos, month, currency),
        listNanos: money.convert(listNanos, month, currency),
      };
    });

const vendorSavings = (db: PerunitDatabase, { first, last, money }: Question): Stored<VendorSaving>[] =>
  db.raw
    .prepare<[string, string], InCurrency<VendorSaving>>(
      `SELECT s.currency, s.month, s.account_id AS accountId, max(s.vendor) AS vendor, sum(s.gross_saving) AS grossNanos,
         sum(s.fee) AS feeNanos, sum(coalesce(s.refund, 0)) AS refundNanos
       FROM savings s JOIN deliveries d ON d.id = s.delivery_id
       WHERE d.status = 'active' AND s.month BETWEEN ? AND ?
       GROUP BY s.month, lower(s.vendor), s.account_id${apart(money, 's.currency')} ORDER BY 2, lower(s.vendor), 3`,
    )
    .all(first, last)
    .filter(isConverted(money))
    .map(({ currency, ...row }) => {
      const { month, grossNanos, feeNanos, refundNanos } = row;
      if (currency === money.currency) return row;
      return {
        ...row,
        grossNanos: money.convert(grossNanos, month, currency) ?? 0n,
        feeNanos: money.convert(feeNanos, month, currency) ?? 0n,
        refundNanos: money.convert(refundNanos, month, currency) ?? 0n,
      };
    });

/** Of the cells of cost, so that they sum to what the walk to the bill says of the Marketplace. */
const foreignCharges = (db: PerunitDatabase, month: Month, money: ReportMoney): MarketplaceCharge[] => {
  const services = new Map<string, bigint>();
  for (const cost of activeCosts(db, { first: month, last: month, basis: 'billed', money })) {
    if (cost.scopeClass !== 'marketplace') continue;
    services.set(cost.service, (services.get(cost.service) ?? 0n) + (cost.nanos ?? 0n));
  }
  return [...services].sort(([a], [b]) => (a < b ? -1 : 1)).map(([service, billedNanos]) => ({ service, billedNanos }));
};

const marketplaceCharges = (db: PerunitDatabase, month: Month, money: ReportMoney): MarketplaceCharge[] => {
  if (money.foreign.has(month)) return foreignCharges(db, month, money);
  return db.raw
    .prepare<[string], MarketplaceCharge>(
      `SELECT t.text AS service, sum(r.billed) AS billedNanos
       FROM ${activeDeliveriesSql} JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
         JOIN labels s ON s.id = r.scope_class JOIN labels t ON t.id = r.service
       WHERE d.status = 'active' AND d.kind = 'bill' AND f.billing_month = ? AND s.text = 'marketplace'
       GROUP BY t.text ORDER BY t.text`,
    )
    .all(month);
};

export type SavingsQuestion = {
  readonly month: Month;
  readonly mappings: AccountMappings;
  readonly money: ReportMoney;
};

/** What a month's savings are made of: usage and commitments by pricing, vendors' reports, Marketplace charges. */
export const savingsInputs = (db: PerunitDatabase, { month, mappings, money }: SavingsQuestion): SavingsInputs => {
  const span = { first: addMonths(month, -12), last: month, money };
  const placed = <Row extends { readonly accountId: string; readonly month: Month }>(row: Row) => ({
    ...row,
    environment: environmentOf(mappings, row.accountId, row.month),
  });
  return {
    costs: pricedCosts(db, span).map(placed),
    vendors: vendorSavings(db, span).map(placed),
    marketplace: marketplaceCharges(db, month, money),
  };
};
