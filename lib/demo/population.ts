import { daysInMonth } from '../month/month';
import { organisation } from './organisation';
import { demoMonth, grown } from './timeline';

/** Workspaces on the last day of a month. */
export type Population = {
  readonly total: number;
  readonly active: number;
  readonly hibernated: number;
  readonly paid: number;
  readonly freemiumActive: number;
  readonly elevenPlus: number;
};

const { workspaces } = organisation;

/** sin(2π·month/12) by month, written out: engines may differ in the last bit of Math.sin. */
const yearlySine = [0, 0.5, 0.8660254, 1, 0.8660254, 0.5, 0, -0.5, -0.8660254, -1, -0.8660254, -0.5];

const totalAt = (month: number): number => {
  let total = workspaces.totalStart;
  for (let at = 2; at <= month; at += 1) {
    const purge = workspaces.purge.totalFactor[workspaces.purge.months.indexOf(at)];
    total *=
      purge ?? 1 + (at <= workspaces.hibernationMonth ? workspaces.growthPreHibernation : workspaces.growthPostPurge);
  }
  return Math.round(total);
};

const hibernatedShareAt = (month: number): number => {
  if (month < workspaces.hibernationMonth) return 0;
  const { base, amplitude, periodMonths } = workspaces.hibernatedShareSteady;
  const steady = base + amplitude * (yearlySine[month % periodMonths] ?? 0);
  return workspaces.hibernatedShareByMonthSinceIntro[month - workspaces.hibernationMonth] ?? steady;
};

/** The workspaces of the demo company at the end of its month (numbered from 1). */
export const populationAt = (month: number): Population => {
  const total = totalAt(month);
  const hibernated = Math.round(total * hibernatedShareAt(month));
  const paid = Math.round(grown(workspaces.paidStart, workspaces.paidGrowth, month - 1));
  const paidHibernated = hibernated === 0 ? 0 : Math.round(paid * workspaces.paidHibernatedShare);
  return {
    total,
    active: total - hibernated,
    hibernated,
    paid,
    freemiumActive: total - hibernated - (paid - paidHibernated),
    elevenPlus: Math.round(paid * workspaces.elevenPlusPaidShare + (total - paid) * workspaces.elevenPlusFreeShare),
  };
};

/** The mean of hibernated workspaces over a month: in the first one they slept for its last days only. */
export const hibernatedDuring = (month: number): number => {
  const { hibernated } = populationAt(month);
  if (month !== workspaces.hibernationMonth) return hibernated;
  return (hibernated * workspaces.hibernationStartsDaysBeforeMonthEnd) / daysInMonth(demoMonth(month));
};

const activeDuring = (month: number): number => populationAt(month).total - hibernatedDuring(month);

/** The active workspaces that node groups are still sized for: they shrink over about three months. */
export const costDrivingActive = (month: number): number => {
  const { alpha } = organisation.productionScaleDownLag;
  let driver = activeDuring(1);
  for (let at = 2; at <= month; at += 1) driver = alpha * activeDuring(at) + (1 - alpha) * driver;
  return driver;
};
