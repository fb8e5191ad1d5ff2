import { z } from 'zod';
import type { KpiSettings } from '../kpis/kpi-settings';
import { costBases, type EnvironmentId, environments, scopeClasses } from '../kpis/types';
import { compare, fromDecimal, one, sum } from '../money/rational';
import { monthSchema } from '../report/schema/figure';

const percentSchema = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/, 'must be a percentage such as 2 or 0.01');
const shareSchema = z.string().regex(/^(0(\.\d{1,9})?|1(\.0+)?)$/, 'must be a share from 0 to 1 such as 0.25');
const tagKeySchema = z.string().trim().min(1).max(128);

const sharesSchema = z
  .partialRecord(z.enum(environments), shareSchema)
  .refine((shares) => compare(sum(Object.values(shares).map((share) => fromDecimal(share))), one) <= 0, {
    message: 'must be together at most 1',
  });

type SettingSchemas = { readonly [Key in keyof KpiSettings]: z.ZodType<KpiSettings[Key]> };

/** What each setting may be. */
export const settingSchemas: SettingSchemas = {
  organisationName: z.string().trim().min(1).max(120),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as USD'),
  fiscalYearStartMonth: z.int().min(1).max(12),
  firstReportMonth: monthSchema,
  costBasis: z.enum(costBases),
  countBasis: z.enum(['month-end', 'daily-average']),
  kpiScopeClasses: z.array(z.enum(scopeClasses)).min(1),
  hibernationStartMonth: monthSchema.nullable(),
  noiseBandPct: percentSchema,
  warnBandPct: percentSchema,
  nonProductionEnvironments: z.array(z.enum(environments)).min(1),
  sharedCostSplit: z.enum(['keep', 'proportional', 'even', 'fixed', 'core']),
  sharedCostShares: sharesSchema as z.ZodType<Partial<Record<EnvironmentId, string>>>,
  paidBasis: z.enum(['entitlement-on-last-day', 'payment-received']),
  asOf: z.iso.date().nullable(),
  tagKeys: z.array(tagKeySchema).max(50),
  tagValueLimit: z.int().min(1).max(100_000),
  clusterTagKeys: z.array(tagKeySchema).max(50),
  shrinkLimitPct: percentSchema,
  reconciliationTolerancePct: percentSchema,
  unmappedLimitPct: percentSchema,
};

/** What each setting means, as the file and the settings page say it. */
export const settingTexts: Readonly<Record<keyof KpiSettings, string>> = {
  organisationName: 'The name that reports carry',
  currency: 'The currency of reports',
  fiscalYearStartMonth: 'The month in which the fiscal year starts, 1 to 12',
  firstReportMonth: 'The month of report #1',
  costBasis: 'The cost that KPIs count: effective, billed, contracted or list',
  countBasis: 'Workspaces on the month’s last day (month-end), or their daily average',
  kpiScopeClasses: 'The kinds of charge that KPI cost has in',
  hibernationStartMonth: 'The month in which hibernation began; null: always',
  noiseBandPct: 'A change within this band is flat, in percent',
  warnBandPct: 'A value this near to its limit is close, in percent',
  nonProductionEnvironments: 'What rule P-4 calls non-production',
  sharedCostSplit: 'Shared cost: keep in the total only, or split it: proportional, even, fixed, core',
  sharedCostShares: 'With fixed: each environment’s share, together 1',
  paidBasis: 'A workspace is paid by its entitlement on the last day, or by a payment received for the month',
  asOf: 'The day that counts as today; null: the clock’s',
  tagKeys: 'The tag keys that imports keep',
  tagValueLimit: 'How many values of a tag key are kept',
  clusterTagKeys: 'The tag keys that name a cluster, the first one found wins',
  shrinkLimitPct: 'A part that lowers a period’s cost by more than this asks first, in percent',
  reconciliationTolerancePct: 'The residual against the invoice that is tolerated, in percent',
  unmappedLimitPct: 'The cost that may have no environment when a month is closed, in percent of KPI cost',
};

export type SettingKey = keyof KpiSettings;
export const settingKeys = Object.keys(settingSchemas) as readonly SettingKey[];
