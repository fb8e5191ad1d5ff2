import 'server-only';
import { z } from 'zod';
import type { PerunitDatabase } from '../../../../db/client';
import { connectionStateOf, listConnections } from '../../../../db/queries/connections';
import { rulesFor } from '../../../../db/queries/rules-for';
import { compileRules } from '../../../kpis/classification/compile-rules';
import type { LineKey, Rule } from '../../../kpis/types';
import { type Day, type Month, monthOfDay } from '../../../month/month';
import type { Cluster } from './provisioner-answers';

/** The tags that the server writes on what a cluster is made of (provisioner.md 1.6). */
const clusterTag = 'CloudClusterID';
const networkTag = 'VpcID';

const taggedLine = (tags: LineKey['tags']): LineKey => ({
  ...{ payerId: '', accountId: '', service: '', usageType: null, operation: null, region: null },
  ...{ scopeClass: 'usage', pricingCategory: null, commitmentStatus: null, usageUnit: null, tags },
});

type ClusterOf = (tags: LineKey['tags']) => string | null;

const rulesOf = (db: PerunitDatabase): ((month: Month) => ClusterOf) => {
  const compiled = new Map<Month, ClusterOf>();
  return (month) => {
    const known = compiled.get(month);
    if (known !== undefined) return known;
    const classify = compileRules(rulesFor(db, month), month);
    const clusterOf: ClusterOf = (tags) => classify(taggedLine(tags)).cluster;
    compiled.set(month, clusterOf);
    return clusterOf;
  };
};

const tagsOf = ({ id, vpc }: Cluster) => ({ [clusterTag]: id, ...(vpc === null ? {} : { [networkTag]: vpc }) });

/**
 * The name that each cluster's counts go by: the one that the cluster rules give to cost with its tags, so that counts
 * and cost meet; its own name where no rule names it.
 */
export const clusterNames = (
  db: PerunitDatabase,
  clusters: readonly Cluster[],
): ((cluster: string, day: Day) => string) => {
  const rules = rulesOf(db);
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  const names = new Map<string, string>();
  return (id, day) => {
    const month = monthOfDay(day);
    const key = `${month} ${id}`;
    const cluster = byId.get(id) ?? { id, name: null, vpc: null };
    const name = names.get(key) ?? rules(month)(tagsOf(cluster)) ?? cluster.name ?? id;
    names.set(key, name);
    return name;
  };
};

/** The clusters whose cost goes by one name where it is tagged with the cluster, and by another where with its VPC. */
export const clustersApart = (db: PerunitDatabase, clusters: readonly Cluster[], month: Month): readonly Cluster[] => {
  const clusterOf = rulesOf(db)(month);
  return clusters.filter(
    ({ id, vpc }) => vpc !== null && clusterOf({ [clusterTag]: id }) !== clusterOf({ [networkTag]: vpc }),
  );
};

/** A rule as it is offered, before it has a place among the others. */
type OfferedRule = Pick<Rule, 'name' | 'match' | 'result'>;

/** Rules that give all cost of a cluster one name, whichever of its tags it has. */
export const clusterRules = (clusters: readonly Cluster[]): OfferedRule[] =>
  clusters.flatMap(({ id, name, vpc }) => {
    const result = name ?? id;
    const byCluster = { name: `${result} by cluster tag`, match: { tag: { key: clusterTag, value: id } }, result };
    if (vpc === null) return [byCluster];
    return [byCluster, { name: `${result} by VPC tag`, match: { tag: { key: networkTag, value: vpc } }, result }];
  });

/** Under this key a connection remembers the clusters that it saw last. */
export const clustersKey = 'clusters';

const clustersSchema = z.array(z.object({ id: z.string(), name: z.string().nullable(), vpc: z.string().nullable() }));

/** The rules that the clusters seen by the connections suggest; none before the first pull. */
export const offeredClusterRules = (db: PerunitDatabase): OfferedRule[] =>
  listConnections(db)
    .filter(({ kind }) => kind === 'provisioner')
    .flatMap(({ id }) => clustersSchema.catch([]).parse(connectionStateOf(db, id, clustersKey)))
    .flatMap((cluster) => clusterRules([cluster]));
