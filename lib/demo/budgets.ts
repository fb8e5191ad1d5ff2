import type { EnvironmentId } from '../kpis/types';
import { decimalText } from './charge';
import type { MonthBill } from './month-charges';
import { organisation } from './organisation';
import type { RecordRow } from './record-row';
import { demoMonth } from './timeline';

const plannedGrowth: Partial<Record<EnvironmentId, number>> = { production: 0.12, core: 0.04 };
const outOfKpiCost = new Set(['tax', 'credit', 'refund', 'marketplace']);

const environmentAt = (accountId: string, month: number): EnvironmentId => {
  const account = organisation.accounts.find((one) => one.id === accountId);
  const change = account?.mappingChanges.findLast((one) => one.fromMonth <= month);
  return change?.environment ?? account?.environment ?? 'unmapped';
};

const costByEnvironment = (bill: MonthBill): Map<EnvironmentId, number> => {
  const costs = new Map<EnvironmentId, number>();
  const add = (accountId: string, nanos: number) => {
    const environment = environmentAt(accountId, bill.month);
    costs.set(environment, (costs.get(environment) ?? 0) + nanos);
  };
  for (const charge of bill.charges) if (!outOfKpiCost.has(charge.kind)) add(charge.accountId, charge.effectiveNanos);
  for (const saving of bill.savings) add(saving.accountId, saving.feeNanos - saving.refundNanos);
  return costs;
};

const averageOf = (bills: readonly MonthBill[]): Map<EnvironmentId, number> => {
  const sums = new Map<EnvironmentId, number>();
  for (const bill of bills) {
    for (const [environment, nanos] of costByEnvironment(bill))
      sums.set(environment, (sums.get(environment) ?? 0) + nanos);
  }
  return new Map([...sums].map(([environment, nanos]) => [environment, nanos / bills.length]));
};

const firstYearFactor = 1.1;
const yearMonths = 12;

const rowsOf = (bills: readonly MonthBill[], month: number): RecordRow[] => {
  const yearStart = month - ((month - 1) % yearMonths);
  const isFirstYear = yearStart === 1;
  // When a fiscal year begins, the month before it is not closed yet.
  const average = averageOf(isFirstYear ? bills.slice(0, 1) : bills.slice(yearStart - 5, yearStart - 2));
  const growthOf = (environment: EnvironmentId) =>
    isFirstYear ? firstYearFactor : 1 + (plannedGrowth[environment] ?? 0);
  return [...average]
    .filter(([environment]) => environment !== 'unmapped')
    .map(([environment, nanos]) => ({
      month: demoMonth(month),
      environment,
      amount: decimalText(Math.round((nanos * growthOf(environment)) / 1e9) * 1e9, 9),
    }));
};

/**
 * Budgets as the policy in organisation.json sets them: per environment, flat over a fiscal year, in whole dollars; the
 * year after the last bill is budgeted already.
 */
export const budgetRows = (bills: readonly MonthBill[]): RecordRow[] =>
  Array.from({ length: bills.length + yearMonths }, (_, at) => rowsOf(bills, at + 1)).flat();
