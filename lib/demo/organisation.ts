import { z } from 'zod';
import { environments } from '../kpis/types';
import organisationJson from './organisation.json';

const steps = z.array(z.tuple([z.number(), z.number()]));
const environment = z.enum(environments);

const account = z.object({
  id: z.string(),
  name: z.string(),
  environment,
  fromMonth: z.number().default(1),
  untaggedShare: z.number().default(0),
  mappingChanges: z.array(z.object({ fromMonth: z.number(), environment, reason: z.string() })).default([]),
});

const serviceCost = z.object({
  fixed: z.number().default(0),
  perActive: z.number().default(0),
  perHibernated: z.number().default(0),
  perCluster: z.number().default(0),
  growthPerMonth: z.number().default(0),
  publicIpv4FromMonth: z.number().optional(),
  publicIpv4PerCluster: z.number().optional(),
});

const event = z.object({
  month: z.number(),
  kind: z.string(),
  title: z.string(),
  service: z.string().optional(),
  services: z.array(z.string()).optional(),
  env: environment.optional(),
  envs: z.array(environment).optional(),
  factor: z.number().optional(),
  oneOffFactor: z.number().optional(),
  addOneOff: z.number().optional(),
  addService: z.record(z.string(), z.number()).optional(),
  account: z.string().optional(),
});

const trend = z.object({ start: z.number(), growth: z.number() });

const schema = z.object({
  org: z.object({
    name: z.string(),
    currency: z.string(),
    fiscalYearStartMonth: z.number(),
    firstMonth: z.string(),
    months: z.number(),
    seed: z.number(),
    noiseSd: z.number(),
  }),
  accounts: z.array(account),
  workspaces: z.object({
    totalStart: z.number(),
    growthPreHibernation: z.number(),
    hibernationMonth: z.number(),
    hibernationStartsDaysBeforeMonthEnd: z.number(),
    hibernatedShareByMonthSinceIntro: z.array(z.number()),
    purge: z.object({ months: z.array(z.number()), totalFactor: z.array(z.number()) }),
    growthPostPurge: z.number(),
    paidStart: z.number(),
    paidGrowth: z.number(),
    paidHibernatedShare: z.number(),
    elevenPlusPaidShare: z.number(),
    elevenPlusFreeShare: z.number(),
    hibernatedShareSteady: z.object({ base: z.number(), amplitude: z.number(), periodMonths: z.literal(12) }),
  }),
  productionServices: z.object({ _formula: z.string() }).catchall(serviceCost),
  productionSplitByAccount: z.object({
    beforeEU: z.record(z.string(), z.number()),
    afterEU: z.record(z.string(), z.number()),
  }),
  clusters: z.array(
    z.object({ name: z.string(), account: z.string(), from: z.number(), to: z.number(), share: z.number() }),
  ),
  nonProduction: z.object({
    core: trend.extend({ byAccount: z.record(z.string(), z.number()) }),
    test: trend,
    ci: trend,
    dev: trend,
    sandbox: trend,
    staging: trend,
  }),
  commitments: z.object({
    savingsPlans: z.object({ coverageOfEc2: steps, discount: z.number(), utilisation: z.number() }),
    rdsReserved: z.object({ from: z.number(), coverage: z.number(), discount: z.number(), utilisation: z.number() }),
    zesty: z.object({
      from: z.number(),
      coverageOfEc2: steps,
      discount: z.number(),
      feePctOfSavings: z.number(),
      refundMonths: z.record(z.string(), z.number()),
    }),
    spot: z.object({
      shareStart: z.number(),
      from: z.number(),
      stepPerQuarter: z.number(),
      cap: z.number(),
      rollback: z.object({ month: z.number(), to: z.number() }),
      discount: z.number(),
    }),
  }),
  billOnly: z.object({
    supportTiers: steps,
    taxRate: z.number(),
    credits: z.array(z.object({ month: z.number(), amount: z.number(), reason: z.string().optional() })),
    refundsCorrections: z.array(z.object({ month: z.number(), amount: z.number(), appliesToMonth: z.number() })),
  }),
  events: z.array(event),
  productionScaleDownLag: z.object({ alpha: z.number() }),
});

/** The demo company as it is written down in organisation.json. */
export const organisation = schema.parse(organisationJson);

export type DemoAccount = z.infer<typeof account>;
export type DemoEvent = z.infer<typeof event>;

/** The account of that name; throws when organisation.json does not have it. */
export const accountNamed = (name: string): DemoAccount => {
  const found = organisation.accounts.find((one) => one.name === name);
  if (!found) throw new Error(`organisation.json has no account ${name}.`);
  return found;
};

/** The account that pays, and that carries tax, support, fees, credits and Marketplace lines. */
export const payer = accountNamed('harborline-management');
