import 'server-only';
import { ConnectionError } from '../../connection-error';
import type { ConnectorContext } from '../../connector';
import type { SeenCluster } from '../../counts/seen-clusters';
import { type HttpClient, httpClient } from '../../http/http-client';
import type { HttpSettings } from '../../http/http-settings';
import type { Placement } from './cluster-places';
import { type ListOptions, listOf, readAnswer } from './paged-list';
import {
  changeSchema,
  clusterSchema,
  installationSchema,
  placementSchema,
  type StatusCounts,
  statusSchema,
} from './provisioner-answers';
import type { EventHistory, Installation, StateChange } from './state-history';

/** What the server's people have to allow: for `--restricted-client-allowed-endpoints`. Only GET is ever sent. */
const permissions = [
  'installations',
  'installations/status',
  'clusters',
  'cluster_installations',
  'events/state_change',
]
  .map((path) => `^/api/${path}$`)
  .join('\n');

const eventPageSize = 1000;

const mayBeMissing = (error: unknown): null => {
  if (error instanceof ConnectionError && (error.code === 'not-found' || error.code === 'access-denied')) return null;
  throw error;
};

/** The calls that a Provisioner is asked. All of it throws ConnectionError. */
export type ProvisionerApi = {
  readonly status: () => Promise<StatusCounts>;
  /** All installations, deleted ones too. */
  readonly installations: (onRows: (rows: number) => void) => Promise<readonly Installation[]>;
  /** Null where the client may not ask. */
  readonly clusters: () => Promise<readonly SeenCluster[] | null>;
  /** Null where the client may not ask, or the server is older. */
  readonly placements: () => Promise<readonly Placement[] | null>;
  /** The changes of state back to an instant. */
  readonly history: (sinceMs: number, onRows: (rows: number) => void) => Promise<EventHistory>;
};

const historyFrom = async (
  client: HttpClient,
  sinceMs: number,
  onRows: (rows: number) => void,
): Promise<EventHistory> => {
  const { rows, isWhole } = await listOf<StateChange>(client, {
    path: '/api/events/state_change',
    query: { resource_type: 'installation' },
    schema: changeSchema,
    size: eventPageSize,
    onRows,
    isEnough: (page) => (page.at(-1)?.at ?? 0) < sinceMs,
  });
  const oldest = rows.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  // Newest first: of changes in one millisecond the later one comes first.
  const changes = [...rows].reverse();
  return { changes, completeSince: isWhole ? (rows.length === 0 ? null : oldest) : sinceMs };
};

/** A client of the Provisioner that the settings name. */
export const provisionerApi = (settings: HttpSettings, context: ConnectorContext): ProvisionerApi => {
  const client = httpClient(settings, context, { permissions });
  const withDeleted = { include_deleted: 'true' };
  const lean = { include_group_config: 'false', include_group_config_overrides: 'false' };
  const list = async <Row extends { readonly id: string }>(options: ListOptions<Row>) =>
    (await listOf(client, options)).rows;
  return {
    status: async () => {
      const path = '/api/installations/status';
      return readAnswer(statusSchema, await client.json(client.address(path)), path);
    },
    installations: (onRows) => {
      const query = { ...withDeleted, ...lean };
      return list({ path: '/api/installations', query, schema: installationSchema, onRows });
    },
    clusters: () => list({ path: '/api/clusters', query: withDeleted, schema: clusterSchema }).catch(mayBeMissing),
    placements: () =>
      list({ path: '/api/cluster_installations', query: withDeleted, schema: placementSchema }).catch(mayBeMissing),
    history: (sinceMs, onRows) =>
      historyFrom(client, sinceMs, onRows).catch((error: unknown) => {
        mayBeMissing(error);
        return { changes: [], completeSince: null };
      }),
  };
};
