import type {
  CoverageByTime,
  SavingsPlansCoverage,
  SavingsPlansUtilizationByTime,
  UtilizationByTime,
} from '@aws-sdk/client-cost-explorer';
import { isMonth, type Month } from '../../../../month/month';

/** One figure of a month as AWS prints it: a plain decimal; percentages are of 100. */
export type Figure = { readonly month: Month; readonly figure: string; readonly amount: string };

type Period = { readonly TimePeriod?: { readonly Start?: string | undefined } | undefined };

const decimal = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** What is no month or no number is no figure: AWS leaves out what it does not know. */
const figuresOf = (period: Period, named: Readonly<Record<string, string | undefined>>): Figure[] => {
  const month = period.TimePeriod?.Start?.slice(0, 7) ?? '';
  if (!isMonth(month)) return [];
  return Object.entries(named).flatMap(([figure, amount]) =>
    amount !== undefined && decimal.test(amount) ? [{ month, figure, amount }] : [],
  );
};

export const savingsPlansUse = (period: SavingsPlansUtilizationByTime): Figure[] =>
  figuresOf(period, {
    'savings-plans-commitment': period.Utilization?.TotalCommitment,
    'savings-plans-used': period.Utilization?.UsedCommitment,
    'savings-plans-unused': period.Utilization?.UnusedCommitment,
    'savings-plans-utilisation': period.Utilization?.UtilizationPercentage,
    'savings-plans-net-savings': period.Savings?.NetSavings,
  });

export const savingsPlansCover = (period: SavingsPlansCoverage): Figure[] =>
  figuresOf(period, {
    'savings-plans-covered-spend': period.Coverage?.SpendCoveredBySavingsPlans,
    'savings-plans-on-demand-cost': period.Coverage?.OnDemandCost,
    'savings-plans-coverage': period.Coverage?.CoveragePercentage,
  });

export const reservationsUse = (period: UtilizationByTime): Figure[] =>
  figuresOf(period, {
    'reservations-purchased-hours': period.Total?.PurchasedHours,
    'reservations-used-hours': period.Total?.TotalActualHours,
    'reservations-utilisation': period.Total?.UtilizationPercentage,
    'reservations-net-savings': period.Total?.NetRISavings,
  });

/** AWS counts EC2 alone unless it is asked for another service. */
export const reservationsCover = (period: CoverageByTime): Figure[] =>
  figuresOf(period, {
    'reservations-covered-hours': period.Total?.CoverageHours?.ReservedHours,
    'reservations-on-demand-hours': period.Total?.CoverageHours?.OnDemandHours,
    'reservations-coverage': period.Total?.CoverageHours?.CoverageHoursPercentage,
  });
