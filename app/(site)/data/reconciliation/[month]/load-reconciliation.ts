import type { DifferenceRow, PayerRow, ReconciliationView, SourceTable } from '@/components/reconciliation/view-types';
import { organisationDatabase } from '@/db/client';
import { currentOrganisation } from '@/db/current-organisation';
import { accountsWithCost } from '@/db/queries/accounts-with-cost';
import { reportMonths } from '@/db/queries/report-months';
import { formatMoney } from '@/lib/kpis/format';
import { fromDecimal, fromNanos } from '@/lib/money/rational';
import { isMonth, monthName } from '@/lib/month/month';
import { monthStanding } from '@/lib/publishing/month-standing';
import type { ComparedRow } from '@/lib/reconciliation/compare-feeds';
import {
  type MonthReconciliation,
  type PayerReconciliation,
  reconcileMonth,
  type SourceComparison,
} from '@/lib/reconciliation/reconcile-month';
import { formatMoneyChange } from '@/lib/report/format/numbers';
import { countOf } from '@/lib/report/format/words';
import { invoiceOriginText } from '@/lib/report/invoice-origin';

type Names = ReadonlyMap<string, string | null>;

const payerRow = ({
  payerId,
  currency,
  billed,
  invoice,
  invoiceFrom,
  residual,
  isWithinTolerance,
}: PayerReconciliation): PayerRow => {
  const money = (amount: string | null) => (amount === null ? '–' : formatMoney(fromDecimal(amount), currency, 2));
  return {
    payerId,
    invoice: money(invoice),
    invoiceFrom: invoiceFrom === null ? null : invoiceOriginText(invoiceFrom),
    imported: money(billed),
    residual: residual === null ? '–' : formatMoneyChange(fromDecimal(residual), currency, 2),
    verdict: isWithinTolerance === null ? 'missing' : isWithinTolerance ? 'within' : 'above',
  };
};

const differenceRow = (row: ComparedRow, currency: string, names: Names): DifferenceRow => {
  const money = (nanos: bigint | null) => (nanos === null ? '–' : formatMoney(fromNanos(nanos), currency, 2));
  return {
    id: `${row.accountId} ${row.service}`,
    account: names.get(row.accountId) ?? row.accountId,
    service: row.service,
    first: money(row.firstNanos),
    second: money(row.secondNanos),
    difference: formatMoneyChange(fromNanos(row.differenceNanos), currency, 2),
  };
};

const problemOf = (currency: string | null, unknownIn: readonly string[], basis: string): string | null => {
  if (currency === null) return 'The two bills are in different currencies, which are never compared.';
  return unknownIn.length === 0 ? null : `${unknownIn.join(' and ')} has no ${basis} cost: nothing is compared.`;
};

const sourceTable = ({ payerId, comparison }: SourceComparison, names: Names): SourceTable => {
  const { first, second, basis, currencies, unknownIn, rows, equalRows, differenceNanos, firstNanos, secondNanos } =
    comparison;
  const currency = currencies.length === 1 ? (currencies[0] ?? null) : null;
  const money = (nanos: bigint) => (currency === null ? '–' : formatMoney(fromNanos(nanos), currency, 2));
  return {
    ...{ id: `${payerId} ${second}`, payerId, first, second },
    problem: problemOf(currency, unknownIn, basis),
    rows: currency === null ? [] : rows.map((row) => differenceRow(row, currency, names)),
    summary: `${countOf(rows.length, 'account and service differs', 'accounts and services differ')}, ${equalRows} are equal to the nano.`,
    totals: {
      first: money(firstNanos),
      second: money(secondNanos),
      difference: currency === null ? '–' : formatMoneyChange(fromNanos(differenceNanos), currency, 2),
    },
  };
};

const findingOf = ({ month, payers }: MonthReconciliation): string => {
  const name = monthName(month);
  if (payers.length === 0) return `There is no bill for ${name} to reconcile`;
  const above = payers.filter(({ isWithinTolerance }) => isWithinTolerance === false).length;
  const missing = payers.filter(({ invoice }) => invoice === null).length;
  if (above > 0)
    return `${name}: ${countOf(above, 'payer is', 'payers are')} above the tolerance, so it can’t be published`;
  if (missing > 0) return `${name}: ${countOf(missing, 'payer has', 'payers have')} no invoice total to reconcile with`;
  return `${name} is reconciled with ${payers.length === 1 ? 'its invoice' : `all ${payers.length} invoices`}`;
};

/** What the reconciliation page of a month shows; null for what is no month with a report. */
export const loadReconciliation = (
  cookie: string | undefined,
  month: string,
  basis: 'billed' | 'effective',
): ReconciliationView | null => {
  const db = organisationDatabase(currentOrganisation(cookie));
  const months = reportMonths(db);
  if (!isMonth(month) || !months.includes(month)) return null;
  const found = reconcileMonth(db, month, basis);
  const names: Names = new Map(accountsWithCost(db).map(({ accountId, name }) => [accountId, name]));
  return {
    ...{ month, months, basis, tolerancePct: found.tolerancePct, ...monthStanding(db, month) },
    finding: findingOf(found),
    payers: found.payers.map(payerRow),
    sources: found.sources.map((source) => sourceTable(source, names)),
  };
};
