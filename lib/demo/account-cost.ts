import { accountNamed, organisation } from './organisation';
import type { CostGroup } from './production-cost';
import { grown } from './timeline';

const mixes = {
  compute: { EC2: 0.5, EBS: 0.12, RDS: 0.15, NAT: 0.06, ELB: 0.05, S3: 0.04, CloudWatch: 0.05, DataTransfer: 0.03 },
  core: {
    EC2: 0.4,
    EBS: 0.08,
    RDS: 0.14,
    S3: 0.1,
    CloudWatch: 0.12,
    ELB: 0.04,
    VPC: 0.05,
    DataTransfer: 0.04,
    KMSandOther: 0.03,
  },
  logs: { S3: 0.62, CloudTrail: 0.24, CloudWatch: 0.14 },
  network: { TransitGateway: 0.52, NAT: 0.2, VPC: 0.16, DataTransfer: 0.12 },
} as const satisfies Record<string, Partial<Record<CostGroup, number>>>;

type Plan = {
  readonly account: string;
  readonly trend: { start: number; growth: number };
  readonly share: number;
  readonly mix: keyof typeof mixes;
};

const { nonProduction } = organisation;
const coreShare = (name: string): number => nonProduction.core.byAccount[name] ?? 0;

const plans: readonly Plan[] = [
  { account: 'harborline-core', trend: nonProduction.core, share: coreShare('core'), mix: 'core' },
  { account: 'harborline-audit-logs', trend: nonProduction.core, share: coreShare('audit-logs'), mix: 'logs' },
  { account: 'harborline-network', trend: nonProduction.core, share: coreShare('network'), mix: 'network' },
  { account: 'harborline-test', trend: nonProduction.test, share: 1, mix: 'compute' },
  { account: 'harborline-ci-runners', trend: nonProduction.ci, share: 1, mix: 'compute' },
  { account: 'harborline-dev', trend: nonProduction.dev, share: 1, mix: 'compute' },
  { account: 'harborline-sandbox', trend: nonProduction.sandbox, share: 1, mix: 'compute' },
  { account: 'harborline-staging', trend: nonProduction.staging, share: 1, mix: 'compute' },
];

/** What one account outside production spends on one group at list price in a month of average length, in USD. */
export type AccountCost = { readonly accountId: string; readonly group: CostGroup; readonly cost: number };

const environmentFactor = (name: string, month: number): number => {
  const { environment } = accountNamed(name);
  return organisation.events
    .filter((event) => event.envs?.includes(environment) === true && event.month <= month)
    .reduce((factor, event) => factor * (event.factor ?? 1), 1);
};

/** The spend of every account outside production in a month (numbered from 1). */
export const accountCosts = (month: number): AccountCost[] =>
  plans.flatMap((plan) => {
    const cost =
      grown(plan.trend.start, plan.trend.growth, month - 1) * plan.share * environmentFactor(plan.account, month);
    return (Object.entries(mixes[plan.mix]) as [CostGroup, number][]).map(([group, share]) => ({
      accountId: accountNamed(plan.account).id,
      group,
      cost: cost * share,
    }));
  });
