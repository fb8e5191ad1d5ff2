import { z } from 'zod';
import type { SeenCluster } from '../../counts/seen-clusters';
import type { Placement } from './cluster-places';
import type { Installation, StateChange } from './state-history';

export type StatusCounts = {
  readonly total: number;
  readonly stable: number;
  readonly hibernating: number;
  readonly pendingDeletion: number;
};

const count = z.number().int().min(0);
/** The four counts of `/installations/status` that mean one state each. */
export const statusSchema = z
  .object({
    ...{ InstallationsTotal: count, InstallationsStable: count },
    ...{ InstallationsHibernating: count, InstallationsPendingDeletion: count },
  })
  .transform(
    (status): StatusCounts => ({
      total: status.InstallationsTotal,
      stable: status.InstallationsStable,
      hibernating: status.InstallationsHibernating,
      pendingDeletion: status.InstallationsPendingDeletion,
    }),
  );

const id = z.string().min(1);
const deleted = z
  .number()
  .nullish()
  .transform((at) => (at === undefined || at === null || at === 0 ? null : at));

/** Keys that are not named are dropped: licences and environments of workspaces never get further. */
export const installationSchema = z
  .object({ ID: id, State: z.string(), CreateAt: z.number(), DeleteAt: deleted, ClusterIDs: z.array(id).nullish() })
  .transform(
    (row): Installation => ({
      ...{ id: row.ID, state: row.State, createdAt: row.CreateAt, deletedAt: row.DeleteAt },
      clusterIds: row.ClusterIDs ?? [],
    }),
  );

/** A row of `/cluster_installations`; servers that know nothing of migrations have active ones only. */
export const placementSchema = z
  .object({
    ...{ ID: id, ClusterID: id, InstallationID: id, CreateAt: z.number(), DeleteAt: deleted },
    IsActive: z.boolean().optional(),
  })
  .transform(
    (row): Placement => ({
      ...{ id: row.ID, cluster: row.ClusterID, installation: row.InstallationID },
      ...{ isActive: row.IsActive ?? true, createdAt: row.CreateAt, deletedAt: row.DeleteAt },
    }),
  );

const network = z.object({ VPC: z.string().nullish() }).nullish().catch(null);
/** A row of `/clusters`: kops, EKS or external; old servers have other metadata, and no VPC that can be read. */
export const clusterSchema = z
  .object({
    ...{ ID: id, Name: z.string().nullish().catch(null) },
    ...{ ProvisionerMetadataEKS: network, ProvisionerMetadataKops: network, ProvisionerMetadataExternal: network },
  })
  .transform((row): SeenCluster => {
    const vpc = [row.ProvisionerMetadataEKS, row.ProvisionerMetadataKops, row.ProvisionerMetadataExternal]
      .map((metadata) => metadata?.VPC ?? '')
      .find((text) => text !== '');
    return { id: row.ID, name: row.Name || null, vpc: vpc ?? null };
  });

/** A row of `/events/state_change`. */
export const changeSchema = z
  .object({
    Event: z.object({ ID: id, Timestamp: z.number() }),
    StateChange: z.object({
      OldState: z.string(),
      NewState: z.string(),
      ResourceID: id,
      ResourceType: z.string().optional(),
    }),
  })
  .transform(
    ({ Event, StateChange: change }): StateChange => ({
      ...{ id: Event.ID, at: Event.Timestamp, installation: change.ResourceID },
      ...{ from: change.OldState, to: change.NewState },
    }),
  );
