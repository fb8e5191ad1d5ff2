import 'server-only';
import { dataState } from '../../lib/kpis/data-state';
import type { KpiSettings } from '../../lib/kpis/kpi-settings';
import type { CostBasis, CostCell, EnvironmentId, MonthInputs } from '../../lib/kpis/types';
import { addMonths, type Day, type Month, monthRange } from '../../lib/month/month';
import type { ReportInputs, ReportMonthState } from '../../lib/report/inputs';
import type { Closed } from '../../lib/report/schema/editions';
import type { PerunitDatabase } from '../client';
import { type AccountMappings, accountMappings, environmentOf } from './account-mappings';
import { type ActiveCost, activeCosts } from './active-costs';
import { activeDeliveriesSql, type MonthSpan } from './active-deliveries';
import { annotationsIn } from './annotations';
import { billedByPayer } from './billed-by-payer';
import { budgetsIn } from './budgets-in';
import { type ReportMoney, reportMoney } from './convert';
import { definitionsFor, targetsFor } from './definitions-for';
import { closingInForce, reportStatesIn } from './editions';
import { feedStatesByMonth } from './feed-states';
import { fleetHours } from './fleet-hours';
import { invoiceTotalsIn } from './month-notes';
import { moverLines } from './mover-lines';
import { reportAccounts } from './report-accounts';
import { reportMonths } from './report-months';
import { hasCostClassRules } from './rules-for';
import { savingsInputs } from './savings-inputs';
import { settingsFor } from './settings-for';
import { sourcesByMonth } from './sources-by-month';
import { tagCoverage } from './tag-coverage';
import { vendorFees } from './vendor-fees';
import { wordsFor } from './words-of-people';
import { workspaceCounts } from './workspace-counts';

const longestSeries = 37;

/** A projection reaches to the end of the next fiscal year at most. */
const MONTHS_AHEAD = 12;

export type ReportQuestion = { readonly month: Month; readonly basis?: CostBasis };

const groupByMonth = <Row extends { readonly month: Month }>(rows: readonly Row[]): Map<Month, Row[]> => {
  const months = new Map<Month, Row[]>();
  for (const row of rows) {
    const known = months.get(row.month);
    if (known === undefined) months.set(row.month, [row]);
    else known.push(row);
  }
  return months;
};

/** The report's month and what came before it, without gaps: at most 37 months. */
const seriesOf = (db: PerunitDatabase, month: Month): Month[] => {
  const [first = month] = reportMonths(db);
  const [, start = month] = [first, addMonths(month, 1 - longestSeries)].sort();
  return start < month ? monthRange(start, month) : [month];
};

/** Spelt out, since a report has tens of thousands of cells. */
const toCells = (costs: readonly ActiveCost[], mappings: AccountMappings, month: Month): CostCell[] => {
  const environments = new Map<string, EnvironmentId>();
  for (const { accountId } of costs) {
    if (!environments.has(accountId)) environments.set(accountId, environmentOf(mappings, accountId, month));
  }
  return costs.map((cost) => ({
    accountId: cost.accountId,
    environment: environments.get(cost.accountId) ?? 'unmapped',
    service: cost.service,
    costType: cost.costType,
    costClass: cost.costClass,
    cluster: cost.cluster,
    scopeClass: cost.scopeClass,
    nanos: cost.nanos,
  }));
};

type Series = {
  readonly months: readonly Month[];
  readonly span: MonthSpan;
  readonly mappings: AccountMappings;
  readonly money: ReportMoney;
};

/** A month without a bill has no cost: a vendor's fee alone is not one. Nor has one that lacks an exchange rate. */
const monthInputs = (db: PerunitDatabase, series: Series, settings: KpiSettings, basis: CostBasis): MonthInputs[] => {
  const { months, span, mappings, money } = series;
  const costs = groupByMonth(activeCosts(db, { ...span, basis, money }));
  const fees = groupByMonth(vendorFees(db, { ...span, money }));
  const counts = workspaceCounts(db, months, span, settings);
  const fleet = fleetHours(db, span);
  return months.map((month) => {
    const bill = costs.get(month);
    const missingRates = money.missing.get(month);
    return {
      month,
      currency: money.currency,
      ...(missingRates === undefined ? {} : { missingRates }),
      costs: bill === undefined ? null : toCells([...bill, ...(fees.get(month) ?? [])], mappings, month),
      counts: counts.get(month) ?? null,
      fleet: fleet.get(month) ?? null,
    };
  });
};

const billedByMonth = (db: PerunitDatabase, { first, last }: MonthSpan): Map<Month, bigint> => {
  const rows = db.raw
    .prepare<[string, string], [Month, bigint]>(
      `SELECT f.billing_month, sum(r.billed) FROM ${activeDeliveriesSql}
       JOIN rollups r ON r.delivery_id = d.id AND r.billing_month = f.billing_month
       WHERE d.status = 'active' AND f.billing_month BETWEEN ? AND ? GROUP BY f.billing_month`,
    )
    .raw();
  return new Map(rows.all(first, last));
};

/** The sum of the month's cells, so that the walk from KPI cost to it closes. */
const convertedBilled = (db: PerunitDatabase, month: Month, money: ReportMoney): bigint =>
  activeCosts(db, { first: month, last: month, basis: 'billed', money }).reduce(
    (sum, cost) => sum + (cost.nanos ?? 0n),
    0n,
  );

const monthStates = (db: PerunitDatabase, series: Series, inputs: readonly MonthInputs[], asOf: Day) => {
  const feeds = feedStatesByMonth(db, series.span);
  const reports = reportStatesIn(db, series.span);
  const billed = billedByMonth(db, series.span);
  const sources = sourcesByMonth(db, series.span);
  const { money } = series;
  const billedIn = (month: Month): bigint | null => {
    if (money.missing.has(month) || !billed.has(month)) return null;
    return money.foreign.has(month) ? convertedBilled(db, month, money) : (billed.get(month) ?? null);
  };
  return inputs.map(({ month }): ReportMonthState => {
    const state = feeds.get(month);
    const own = state?.feeds ?? [];
    return {
      month,
      data: dataState(month, asOf, own),
      report: reports.get(month) ?? 'draft',
      rejectedRows: own.reduce((sum, { rejectedRows }) => sum + rejectedRows, 0),
      billedNanos: billedIn(month),
      sources: sources.get(month) ?? [],
      lastUsageDay: state?.lastUsageDay ?? null,
    };
  });
};

/** Only a frozen document is an edition: what is built from data says who closed the month, at most. */
const closedBy = (db: PerunitDatabase, month: Month): Closed | null => {
  const closing = closingInForce(db, month);
  return closing && { by: closing.by, at: closing.at, failedChecks: closing.failedChecks };
};

const conversionsIn = (money: ReportMoney): Pick<ReportInputs, 'conversions'> => {
  if (money.foreign.size === 0) return {};
  return { conversions: { rates: money.used.map(({ toCurrency: _, ...rate }) => rate) } };
};

const today = (): Day => new Date().toISOString().slice(0, 10);

/** Everything that a month's report and KPIs are made of, in one cost basis (the setting's unless asked for). */
export const loadReportInputs = (db: PerunitDatabase, { month, basis }: ReportQuestion): ReportInputs => {
  const settings = settingsFor(db, month);
  const asOf = settings.asOf ?? today();
  const months = seriesOf(db, month);
  const span = { first: months[0] ?? month, last: month };
  const mappings = accountMappings(db);
  const money = reportMoney(db, span, settings.currency);
  const series = { months, span, mappings, money };
  const chosen = basis ?? settings.costBasis;
  const inputs = monthInputs(db, series, settings, chosen);
  return {
    organisation: { id: db.organisation, name: settings.organisationName },
    ...{ month, asOf, basis: chosen, settings },
    issue: { edition: null, closed: closedBy(db, month), published: null },
    months: inputs,
    states: monthStates(db, series, inputs, asOf),
    definitions: definitionsFor(db),
    targets: targetsFor(db),
    accounts: reportAccounts(db, mappings, month),
    annotations: annotationsIn(db, span),
    hasCostClassRules: hasCostClassRules(db),
    invoiceTotals: invoiceTotalsIn(db, span),
    payers: billedByPayer(db, [month]).map(({ payerId, currency, nanos }) => ({ payerId, currency, nanos })),
    tagCoverage: tagCoverage(db, { month, basis: chosen, money }),
    budgets: budgetsIn(db, { first: span.first, last: addMonths(month, MONTHS_AHEAD) }),
    moverLines: moverLines(db, { month, basis: chosen, scopeClasses: settings.kpiScopeClasses, months: inputs, money }),
    words: wordsFor(db, month),
    savings: savingsInputs(db, { month, mappings, money }),
    ...conversionsIn(money),
  };
};
