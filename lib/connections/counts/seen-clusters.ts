import 'server-only';
import { z } from 'zod';
import type { PerunitDatabase } from '../../../db/client';
import { saveConnectionState } from '../../../db/commands/save-connection-state';
import { connectionStateOf, listConnections } from '../../../db/queries/connections';
import type { Rule } from '../../kpis/types';
import type { ConnectorContext } from '../connector';

const clusterSchema = z.object({ id: z.string(), name: z.string().nullable(), vpc: z.string().nullable() });

/** A cluster that a server told of, and the virtual network that its cost is tagged with. */
export type SeenCluster = z.infer<typeof clusterSchema>;

/** The tags that the Provisioner writes on what a cluster is made of (provisioner.md 1.6). */
export const clusterTag = 'CloudClusterID';
export const networkTag = 'VpcID';

/** A rule as it is offered, before it has a place among the others. */
type OfferedRule = Pick<Rule, 'name' | 'match' | 'result'>;

/** Rules that give all cost of a cluster one name, whichever of its tags it has. */
const clusterRules = ({ id, name, vpc }: SeenCluster): OfferedRule[] => {
  const result = name ?? id;
  const byCluster = { name: `${result} by cluster tag`, match: { tag: { key: clusterTag, value: id } }, result };
  if (vpc === null) return [byCluster];
  return [byCluster, { name: `${result} by VPC tag`, match: { tag: { key: networkTag, value: vpc } }, result }];
};

const stateKey = 'clusters';

/** Keeps the clusters that a connection saw, in place of those before. */
export const rememberClusters = ({ db, connection }: ConnectorContext, clusters: readonly SeenCluster[]): void =>
  saveConnectionState(db, connection.id, stateKey, clusters);

/** The rules that the clusters seen by all connections suggest; none before the first pull. */
export const offeredClusterRules = (db: PerunitDatabase): OfferedRule[] =>
  listConnections(db)
    .flatMap(({ id }) =>
      z
        .array(clusterSchema)
        .catch([])
        .parse(connectionStateOf(db, id, stateKey)),
    )
    .flatMap(clusterRules);
