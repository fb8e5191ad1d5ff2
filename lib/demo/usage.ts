import { accountCosts } from './account-cost';
import type { Charge } from './charge';
import { type ProductionUnit, productionUnits } from './clusters';
import { type Meter, metersOf, regionalUsageType } from './meters';
import { accountNamed, organisation } from './organisation';
import { type CostGroup, productionCost } from './production-cost';
import { noiseFactor, randomStream } from './random';
import { daysOf, demoMonth } from './timeline';

/** Average days of a month: what a month costs follows its own days. */
const averageMonthDays = 30.4375;

type Consumer = {
  readonly accountId: string;
  readonly region: string;
  readonly unit: ProductionUnit | null;
  readonly group: CostGroup;
  /** List cost of a month of average length, in USD. */
  readonly cost: number;
  readonly days?: readonly string[];
};

const environmentOf = (accountId: string): string =>
  organisation.accounts.find((account) => account.id === accountId)?.environment ?? 'new-team';

const tagsOf = (consumer: Consumer, meter: Meter): Record<string, string> => {
  const account = organisation.accounts.find((one) => one.id === consumer.accountId);
  const share = account?.untaggedShare ?? 0;
  if (share > 0 && randomStream(`untagged/${consumer.accountId}/${meter.usageType}`)() < share) return {};
  return {
    Environment: environmentOf(consumer.accountId),
    ...(consumer.unit && meter.tagged === 'cluster' ? { CloudClusterID: consumer.unit.clusterTag } : {}),
    ...(consumer.unit && meter.tagged === 'vpc' ? { VpcID: consumer.unit.vpcTag } : {}),
  };
};

const dailyCharges = (consumer: Consumer, meter: Meter, days: readonly string[]): Charge[] => {
  const scope = `${consumer.accountId}/${consumer.unit?.cluster ?? ''}/${meter.usageType}`;
  const { noiseSd } = organisation.org;
  const perDay =
    (consumer.cost * meter.share * noiseFactor(`${scope}/${days[0]?.slice(0, 7)}`, noiseSd)) /
    (meter.price * averageMonthDays);
  const tags = tagsOf(consumer, meter);
  return days.map((day) => {
    const quantityMicros = Math.round(perDay * noiseFactor(`${scope}/${day}`, noiseSd) * 1e6);
    const listNanos = Math.round(quantityMicros * meter.price * 1e3);
    return {
      kind: 'on-demand',
      day,
      isMonthly: false,
      accountId: consumer.accountId,
      region: consumer.region,
      service: meter.service,
      code: meter.code,
      category: meter.category,
      usageType: regionalUsageType(meter, consumer.region),
      operation: meter.operation,
      unit: meter.unit,
      quantityMicros,
      unitPrice: meter.priceText,
      listNanos,
      billedNanos: listNanos,
      effectiveNanos: listNanos,
      commitmentId: null,
      description: `$${meter.priceText} per ${meter.unit} of ${meter.usageType}`,
      tags,
    };
  });
};

const productionConsumers = (month: number): Consumer[] =>
  productionUnits(month).flatMap((unit) =>
    [...productionCost(month)].map(([group, cost]) => ({
      accountId: unit.accountId,
      region: unit.region,
      unit,
      group,
      cost: cost * unit.share,
    })),
  );

const incidentDays = 11;

/** One-off cost of incidents: in full, whatever the month's length. */
const incidentConsumers = (month: number): Consumer[] =>
  organisation.events.flatMap((event) => {
    if (event.month !== month || event.addOneOff === undefined || event.account === undefined) return [];
    const { id, environment } = accountNamed(event.account);
    const days = daysOf(demoMonth(month)).slice(8, 8 + incidentDays);
    const unit = productionUnits(month).find((one) => one.accountId === id) ?? null;
    const group = environment === 'production' ? 'NAT' : 'EC2';
    return [
      {
        accountId: id,
        region: 'us-east-1',
        unit,
        group,
        cost: (event.addOneOff * averageMonthDays) / incidentDays,
        days,
      },
    ];
  });

const gravitonMonth = organisation.events.find((event) => event.title.startsWith('Graviton'))?.month ?? Infinity;

const unmappedAccount = { id: '100000000013', fromMonth: 34, costs: { EC2: 2100, RDS: 640, S3: 210 } } as const;

const unmappedConsumers = (month: number): Consumer[] =>
  month < unmappedAccount.fromMonth
    ? []
    : (Object.entries(unmappedAccount.costs) as [CostGroup, number][]).map(([group, cost]) => ({
        accountId: unmappedAccount.id,
        region: 'us-east-1',
        unit: null,
        group,
        cost,
      }));

/** Every metered charge of a month, all at list price; `isUnmappedVariant` adds an account that no mapping names. */
export const usageCharges = (month: number, isUnmappedVariant: boolean): Charge[] => {
  const days = daysOf(demoMonth(month));
  const others = accountCosts(month).map((cost): Consumer => ({ ...cost, region: 'us-east-1', unit: null }));
  const consumers = [
    ...productionConsumers(month),
    ...incidentConsumers(month),
    ...others,
    ...(isUnmappedVariant ? unmappedConsumers(month) : []),
  ];
  return consumers.flatMap((consumer) =>
    metersOf(consumer.group, consumer.unit !== null && month >= gravitonMonth).flatMap((meter) =>
      dailyCharges(consumer, meter, consumer.days ?? days),
    ),
  );
};
