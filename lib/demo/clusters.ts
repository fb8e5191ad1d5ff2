import { accountNamed, organisation } from './organisation';

/** Where production runs in one month: a cluster, its account and region, and its part of production. */
export type ProductionUnit = {
  readonly cluster: string;
  readonly accountId: string;
  readonly region: string;
  /** Part of production's cost and workspaces, 0 to 1; the units of a month add up to 1. */
  readonly share: number;
  readonly clusterTag: string;
  readonly vpcTag: string;
};

const euFrom = accountNamed('harborline-prod-eu').fromMonth;

/** What the bill's tags CloudClusterID and VpcID hold for a cluster. */
export const clusterTags = (cluster: string): { readonly clusterTag: string; readonly vpcTag: string } => ({
  clusterTag: `c-${cluster.replace('prod-', '')}-7f3a`,
  vpcTag: `vpc-0a91${cluster.replace('prod-', '').replace('-', '')}`,
});

/** The clusters that run in a month with their parts of production. */
export const productionUnits = (month: number): ProductionUnit[] => {
  const split = organisation.productionSplitByAccount[month < euFrom ? 'beforeEU' : 'afterEU'];
  const running = organisation.clusters.filter((cluster) => cluster.from <= month && month <= cluster.to);
  return running.map((cluster) => {
    const neighbours = running.filter((other) => other.account === cluster.account);
    const ofAccount = cluster.share / neighbours.reduce((sum, other) => sum + other.share, 0);
    return {
      cluster: cluster.name,
      accountId: accountNamed(cluster.account).id,
      region: cluster.name.startsWith('prod-eu') ? 'eu-central-1' : 'us-east-1',
      share: ofAccount * (split[cluster.account.replace('harborline-', '')] ?? 0),
      ...clusterTags(cluster.name),
    };
  });
};
