import 'server-only';
import type { PerunitDatabase } from '../../../../db/client';
import { rulesFor } from '../../../../db/queries/rules-for';
import { compileRules } from '../../../kpis/classification/compile-rules';
import type { LineKey } from '../../../kpis/types';
import { type Day, type Month, monthOfDay } from '../../../month/month';
import { clusterTag, networkTag, type SeenCluster } from '../../counts/seen-clusters';

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

const tagsOf = ({ id, vpc }: SeenCluster) => ({ [clusterTag]: id, ...(vpc === null ? {} : { [networkTag]: vpc }) });

/**
 * The name that each cluster's counts go by: the one that the cluster rules give to cost with its tags, so that counts
 * and cost meet; its own name where no rule names it.
 */
export const clusterNames = (
  db: PerunitDatabase,
  clusters: readonly SeenCluster[],
): ((cluster: string, day: Day) => string) => {
  const rules = rulesOf(db);
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  const names = new Map<string, string>();
  return (id, day) => {
    const month = monthOfDay(day);
    const key = `${month} ${id}`;
    const cluster = byId.get(id) ?? { id, name: null, vpc: null };
    const name = names.get(key) ?? (rules(month)(tagsOf(cluster)) || cluster.name || id);
    names.set(key, name);
    return name;
  };
};

/** The clusters whose cost goes by one name where it is tagged with the cluster, and by another where with its VPC. */
export const clustersApart = (
  db: PerunitDatabase,
  clusters: readonly SeenCluster[],
  month: Month,
): readonly SeenCluster[] => {
  const clusterOf = rulesOf(db)(month);
  return clusters.filter(
    ({ id, vpc }) => vpc !== null && clusterOf({ [clusterTag]: id }) !== clusterOf({ [networkTag]: vpc }),
  );
};
