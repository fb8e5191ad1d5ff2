import type { IncomingMessage } from 'node:http';
import { type LoopbackServer, type Reply, startServer } from './loopback-server';
import { type ClusterLife, type Population, stateJustBefore, type WorkspaceLife } from './workspace-population';

export type ProvisionerOptions = {
  readonly population: () => Population;
  readonly now: () => Date;
  /** What the Authorization header has to be; none: no sign-in. */
  readonly authorization?: string;
  /** Paths that this client may not use. */
  readonly forbidden?: readonly string[];
  /** As servers before December 2024: installations do not name their clusters. */
  readonly isOld?: boolean;
  /** Since when state changes are kept. */
  readonly historySince?: number;
  /** What the status says instead of what is so. */
  readonly status?: Readonly<Record<string, number>>;
};

type Row = Readonly<Record<string, unknown>> & { readonly DeleteAt?: number };

const isCreated = ({ states }: WorkspaceLife, nowMs: number): boolean => (states[0]?.at ?? 0) <= nowMs;
const deletedBy = (at: number | null, nowMs: number): number => (at !== null && at <= nowMs ? at : 0);

const stateNow = (workspace: WorkspaceLife, nowMs: number): string =>
  deletedBy(workspace.deletedAt, nowMs) > 0 ? 'deleted' : (stateJustBefore(workspace, nowMs + 1) ?? 'stable');

/** As the server writes an installation, with what nobody else may see in it. */
const installationRow = (workspace: WorkspaceLife, nowMs: number, isOld: boolean): Row => {
  const there = workspace.places.filter(({ from, until }) => from <= nowMs && deletedBy(until, nowMs) === 0);
  const row = {
    ...{ ID: workspace.id, OwnerID: 'canary-owner', GroupID: null, State: stateNow(workspace, nowMs) },
    ...{ Size: '100users', Affinity: 'multitenant', Name: `canary-name-${workspace.id}`, License: 'canary-license' },
    ...{ MattermostEnv: { SMTP: { value: 'canary-env' } }, PriorityEnv: { KEY: { value: 'canary-priority-env' } } },
    ...{ DNS: 'canary.cloud.example.com', CreateAt: workspace.states[0]?.at ?? 0 },
    DeleteAt: deletedBy(workspace.deletedAt, nowMs),
  };
  return isOld ? row : { ...row, ClusterIDs: there.map(({ cluster }) => cluster) };
};

const clusterRow = ({ id, name, vpc, provisioner }: ClusterLife): Row => {
  if (provisioner === 'old')
    return { ID: id, Provider: 'aws', ProviderMetadata: 'e30=', Size: 'SizeAlef500', DeleteAt: 0 };
  const metadata = { Name: name, VPC: vpc, Version: '1.27' };
  const own = provisioner === 'eks' ? { ProvisionerMetadataEKS: metadata } : { ProvisionerMetadataKops: metadata };
  return { ID: id, Name: name, State: 'stable', Provisioner: provisioner, ...own, CreateAt: 1, DeleteAt: 0 };
};

/** During a migration there are two rows; the one that the addresses point to is active: the last that began. */
const placementRows = ({ id, places }: WorkspaceLife, nowMs: number): Row[] => {
  const begun = places.filter(({ from }) => from <= nowMs);
  return begun.map(({ cluster, from, until }, at) => ({
    ...{ ID: `${id}-${at}`, ClusterID: cluster, InstallationID: id, State: 'stable', CreateAt: from },
    ...{ DeleteAt: deletedBy(until, nowMs), IsActive: at === begun.length - 1 },
  }));
};

const eventRows = ({ id, states, deletedAt }: WorkspaceLife, sinceMs: number, nowMs: number) => {
  const all =
    deletedAt === null ? states : [...states.filter(({ at }) => at < deletedAt), { at: deletedAt, state: 'deleted' }];
  return all.flatMap(({ at, state }, index) => {
    if (at < sinceMs || at > nowMs) return [];
    const change = {
      OldState: all[index - 1]?.state ?? 'n/a',
      NewState: state,
      ResourceID: id,
      ResourceType: 'installation',
    };
    const event = {
      ID: `${id}-${index}`,
      EventType: 'resourceStateChange',
      Timestamp: at,
      ExtraData: { fields: { Name: 'canary-name' } },
    };
    return [{ at, index, row: { Event: event, StateChange: { ID: `${id}-${index}`, EventID: event.ID, ...change } } }];
  });
};

const paged = (url: URL, rows: readonly Row[]): Reply => {
  const [page, size] = [Number(url.searchParams.get('page') ?? 0), Number(url.searchParams.get('per_page') ?? 100)];
  const own =
    url.searchParams.get('include_deleted') === 'true' ? rows : rows.filter(({ DeleteAt = 0 }) => DeleteAt === 0);
  const body = own.slice(page * size, (page + 1) * size);
  return { body: body.length === 0 ? 'null' : body };
};

const statusOf = (rows: readonly Row[]): Readonly<Record<string, number>> => {
  const there = rows.filter(({ DeleteAt }) => DeleteAt === 0);
  const inState = (state: string) => there.filter((row) => row['State'] === state).length;
  const [stable, hibernating, pending] = ['stable', 'hibernating', 'deletion-pending'].map(inState);
  return {
    ...{ InstallationsTotal: there.length, InstallationsStable: stable ?? 0 },
    ...{
      InstallationsHibernating: hibernating ?? 0,
      InstallationsPendingDeletion: pending ?? 0,
      InstallationsUpdating: 0,
    },
  };
};

const answers = ({
  population,
  now,
  isOld = false,
  historySince = 0,
  status,
}: ProvisionerOptions): Readonly<Record<string, (url: URL) => Reply>> => {
  const workspaces = () =>
    population()
      .workspaces.filter((one) => isCreated(one, now().getTime()))
      .sort((one, other) => (one.states[0]?.at ?? 0) - (other.states[0]?.at ?? 0));
  const installations = () => workspaces().map((one) => installationRow(one, now().getTime(), isOld));
  return {
    '/api/installations/status': () => ({ body: status ?? statusOf(installations()) }),
    '/api/installations': (url) => paged(url, installations()),
    '/api/clusters': (url) => paged(url, population().clusters.map(clusterRow)),
    '/api/cluster_installations': (url) =>
      paged(
        url,
        workspaces().flatMap((one) => placementRows(one, now().getTime())),
      ),
    '/api/events/state_change': (url) => {
      const events = workspaces().flatMap((one) => eventRows(one, historySince, now().getTime()));
      events.sort((one, other) => other.at - one.at || other.index - one.index);
      return paged(
        url,
        events.map(({ row }) => row),
      );
    },
  };
};

/** A Provisioner of a made-up population, as far as it is asked by Perunit (provisioner.md 1.2, 1.3). */
export const startProvisioner = (options: ProvisionerOptions): Promise<LoopbackServer> => {
  const known = answers(options);
  return startServer((url: URL, request: IncomingMessage): Reply => {
    const date = { date: options.now().toUTCString() };
    if (options.authorization !== undefined && request.headers.authorization !== options.authorization)
      return { status: 401, headers: date };
    if (options.forbidden?.includes(url.pathname) === true) return { status: 403, body: 'Access denied' };
    const answer = request.method === 'GET' ? known[url.pathname] : undefined;
    return answer === undefined ? { status: 404 } : answer(url);
  });
};
