import { add, compare, divide, fromDecimal, isZero, type Rational, sum } from '../money/rational';
import {
  addMonths,
  fiscalYear,
  fiscalYearStart,
  type Month,
  monthName,
  monthRange,
  monthsBetween,
} from '../month/month';
import type { EvaluatedMonth } from './evaluate';
import type { KpiSettings } from './kpi-settings';
import { workEnvironments } from './shared-cost';
import { assessTarget, type StatusVerdict, trendStatus } from './status';
import { compareWithMean, type TrendVerdict } from './trend';
import type { EnvironmentId, Measures, Status, Target } from './types';

export type RuleStatus = Status | 'not-applicable';

type RuleResult = { readonly name: string; readonly status: RuleStatus; readonly text: string | null };

export type GrowthRule = RuleResult & {
  readonly id: 'P-2';
  readonly workspaces: { readonly before: Rational; readonly after: Rational } | null;
  readonly trend: TrendVerdict | null;
};

export type SpotRule = RuleResult & {
  readonly id: 'P-3';
  /** The fiscal quarter: `FY26 Q4`. */
  readonly quarter: string;
  readonly share: Rational | null;
  readonly previousShare: Rational | null;
  /** The lowest share that passes. */
  readonly required: Rational | null;
  readonly cap: Rational;
  readonly isOverCap: boolean;
  /** Months of the quarter that are summed, up to the report's month, and those without hours. */
  readonly months: readonly Month[];
  readonly missingMonths: readonly Month[];
};

export type NonProductionRule = RuleResult & {
  readonly id: 'P-4';
  readonly verdict: StatusVerdict;
  readonly share: Rational | null;
  readonly excludingCore: { readonly share: Rational | null; readonly status: Status };
};

type Series = ReadonlyMap<Month, EvaluatedMonth>;

const growthName = 'Cost per customer falls as customers grow';
const spotName = 'Spot share rises 2 points a quarter, up to 50%';
const nonProductionName = 'Non-production within its share of the environments’ cost';

const withoutGrowth = (status: RuleStatus, text: string): GrowthRule => ({
  id: 'P-2',
  name: growthName,
  status,
  text,
  workspaces: null,
  trend: null,
});

/** Rule P-2: APWC, day-normalised, against the same month a year before; not applicable when workspaces did not grow. */
export const assessGrowthRule = (
  series: Series,
  month: Month,
  settings: Pick<KpiSettings, 'noiseBandPct'>,
): GrowthRule => {
  const yearBefore = addMonths(month, -12);
  const at = (asked: Month) => ({ month: asked, value: series.get(asked)?.values.get('APWC')?.value ?? null });
  const total = (asked: Month) => series.get(asked)?.measures.get('workspaces.total')?.value ?? null;
  const [before, after] = [total(yearBefore), total(month)];
  if (before === null || after === null) {
    return withoutGrowth(
      'not-computable',
      `Workspaces of ${monthName(before === null ? yearBefore : month)} are missing.`,
    );
  }
  const workspaces = { before, after };
  if (compare(after, before) <= 0) {
    return { ...withoutGrowth('not-applicable', 'Workspaces did not grow on the year before.'), workspaces };
  }
  const trend = compareWithMean(at(month), [at(yearBefore)], {
    isDayNormalised: true,
    noiseBandPct: settings.noiseBandPct,
  });
  if (trend === null)
    return {
      ...withoutGrowth('not-computable', `APWC of ${monthName(month)} or ${monthName(yearBefore)} is missing.`),
      workspaces,
    };
  return { id: 'P-2', name: growthName, status: trendStatus(trend, 'falls'), text: null, workspaces, trend };
};

/** The fiscal quarter of a month: its first month, and its name (`FY26 Q4`). */
export const fiscalQuarter = (month: Month, startMonth: number): { first: Month; name: string } => {
  const yearStart = fiscalYearStart(month, startMonth);
  const index = Math.floor(monthsBetween(yearStart, month) / 3);
  const year = String(fiscalYear(month, startMonth) % 100).padStart(2, '0');
  return { first: addMonths(yearStart, index * 3), name: `FY${year} Q${index + 1}` };
};

const spotCap = fromDecimal('0.5');
const spotStep = fromDecimal('0.02');

const spotShare = (series: Series, months: readonly Month[]) => {
  const hours = months.flatMap((month) => {
    const measures = series.get(month)?.measures;
    const [spot, total] = [measures?.get('fleet.spotHours')?.value, measures?.get('fleet.totalHours')?.value];
    return spot && total ? [{ month, spot, total }] : [];
  });
  const total = sum(hours.map((entry) => entry.total));
  const known = new Set(hours.map((entry) => entry.month));
  return {
    share: isZero(total) ? null : divide(sum(hours.map((entry) => entry.spot)), total),
    missingMonths: months.filter((month) => !known.has(month)),
  };
};

const requiredSpotShare = (previous: Rational): Rational => {
  const raised = add(previous, spotStep);
  return compare(raised, spotCap) > 0 ? spotCap : raised;
};

/** Rule P-3: spot instance-hours over all, in the fiscal quarter up to the month, against the quarter before plus 2 points. */
export const assessSpotRule = (
  series: Series,
  month: Month,
  settings: Pick<KpiSettings, 'fiscalYearStartMonth'>,
): SpotRule => {
  const { first, name: quarter } = fiscalQuarter(month, settings.fiscalYearStartMonth);
  const months = monthRange(first, month);
  const { share, missingMonths } = spotShare(series, months);
  const previousShare = spotShare(series, monthRange(addMonths(first, -3), addMonths(first, -1))).share;
  const required = previousShare === null ? null : requiredSpotShare(previousShare);
  const isOverCap = share !== null && compare(share, spotCap) > 0;
  const facts = { quarter, share, previousShare, required, cap: spotCap, isOverCap, months, missingMonths };
  const result = (status: RuleStatus, text: string | null): SpotRule => ({
    id: 'P-3',
    name: spotName,
    status,
    text,
    ...facts,
  });
  if (share === null) return result('not-computable', `There are no instance-hours in ${quarter}.`);
  if (isOverCap) return result('off-target', 'The spot share is over the cap of 50%.');
  if (required === null) return result('not-computable', 'There are no instance-hours in the quarter before.');
  return result(compare(share, required) >= 0 ? 'on-target' : 'off-target', null);
};

const environmentsCost = (measures: Measures, environments: readonly EnvironmentId[]): Rational | null => {
  const costs = environments.map((environment) => measures.get(`cost.${environment}`)?.value ?? null);
  const known = costs.filter((cost) => cost !== null);
  return known.length < costs.length ? null : sum(known);
};

/** The share of some environments in the cost of all five; null when not computable. */
export const environmentShare = (measures: Measures, environments: readonly EnvironmentId[]): Rational | null => {
  const part = environmentsCost(measures, environments);
  const whole = environmentsCost(measures, workEnvironments);
  return part === null || whole === null || isZero(whole) ? null : divide(part, whole);
};

type NonProductionSettings = Pick<KpiSettings, 'nonProductionEnvironments' | 'noiseBandPct' | 'warnBandPct'>;

/** Rule P-4: the share of the non-production environments in the five environments' cost, with and without core. */
export const assessNonProductionRule = (
  series: Series,
  month: Month,
  target: Target | null,
  settings: NonProductionSettings,
): NonProductionRule => {
  const assess = (environments: readonly EnvironmentId[]): StatusVerdict => {
    const values = new Map(
      [...series].map(([at, { measures }]) => [at, environmentShare(measures, environments)] as const),
    );
    return assessTarget({ definition: { unit: 'share' }, month, values }, target, settings);
  };
  const share = (environments: readonly EnvironmentId[]) => {
    const measures = series.get(month)?.measures;
    return measures === undefined ? null : environmentShare(measures, environments);
  };
  const withoutCore = settings.nonProductionEnvironments.filter((environment) => environment !== 'core');
  const verdict = assess(settings.nonProductionEnvironments);
  return {
    id: 'P-4',
    name: nonProductionName,
    status: verdict.status,
    text: verdict.text,
    verdict,
    share: share(settings.nonProductionEnvironments),
    excludingCore: { share: share(withoutCore), status: assess(withoutCore).status },
  };
};
