import { productionUnits } from './clusters';
import { type DemoEvent, organisation } from './organisation';
import { costDrivingActive, hibernatedDuring } from './population';

/** The groups of usage that a month's cost is made of; each is sold in one or more meters. */
export type CostGroup =
  | 'EC2'
  | 'RDS'
  | 'EBS'
  | 'NAT'
  | 'S3'
  | 'ELB'
  | 'VPC'
  | 'PublicIPv4'
  | 'DataTransfer'
  | 'EKS'
  | 'CloudWatch'
  | 'OpenSearch'
  | 'KMSandOther'
  | 'CloudTrail'
  | 'TransitGateway';

const productionGroups: readonly CostGroup[] = [
  'EC2',
  'RDS',
  'EBS',
  'NAT',
  'S3',
  'ELB',
  'VPC',
  'DataTransfer',
  'EKS',
  'CloudWatch',
  'OpenSearch',
  'KMSandOther',
];

const concerns = (event: DemoEvent, group: CostGroup) =>
  event.env === 'production' && (event.service === group || event.services?.includes(group) === true);

const eventFactor = (group: CostGroup, month: number): number => {
  let factor = 1;
  for (const event of organisation.events.filter((one) => concerns(one, group))) {
    if (event.factor !== undefined && event.month <= month) factor *= event.factor;
    if (event.oneOffFactor !== undefined && event.month === month) factor *= event.oneOffFactor;
  }
  return factor;
};

const eventAddition = (group: CostGroup, month: number): number =>
  organisation.events
    .filter((event) => event.month <= month)
    .reduce((sum, event) => sum + (event.addService?.[group] ?? 0), 0);

/** What production's groups cost at list price in a month of average length, in USD. */
export const productionCost = (month: number): Map<CostGroup, number> => {
  const clusters = productionUnits(month).length;
  const active = costDrivingActive(month);
  const hibernated = hibernatedDuring(month);
  const costs = new Map<CostGroup, number>();
  for (const group of productionGroups) {
    const cost = organisation.productionServices[group];
    if (!cost || typeof cost === 'string') throw new Error(`organisation.json has no cost for ${group}.`);
    let growth = 1;
    for (let at = 1; at < month; at += 1) growth *= 1 + cost.growthPerMonth;
    const units = cost.fixed + cost.perActive * active + cost.perHibernated * hibernated + cost.perCluster * clusters;
    costs.set(group, units * growth * eventFactor(group, month) + eventAddition(group, month));
    if (cost.publicIpv4FromMonth !== undefined && month >= cost.publicIpv4FromMonth) {
      costs.set('PublicIPv4', (cost.publicIpv4PerCluster ?? 0) * clusters);
    }
  }
  return costs;
};
