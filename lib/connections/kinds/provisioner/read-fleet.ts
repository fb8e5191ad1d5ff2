import 'server-only';
import { paidWorkspaces } from '../../../../db/queries/paid-workspaces';
import { settingsFor } from '../../../../db/queries/settings-for';
import { type Day, type Month, monthOfDay } from '../../../month/month';
import type { PullContext } from '../../connector';
import { dayOf } from '../../counts/day-counts';
import { rememberClusters, type SeenCluster } from '../../counts/seen-clusters';
import { clusterNames, clustersApart } from './cluster-names';
import { clusterPlaces } from './cluster-places';
import type { Fleet } from './count-days';
import { stateNotices, statusNotices } from './fleet-notices';
import { provisionerApi } from './provisioner-api';
import { bucketChoice, type ProvisionerSettings } from './provisioner-settings';
import { bucketsOf } from './state-buckets';
import { type EventHistory, type Installation, stateHistories } from './state-history';

type Paying = { readonly paying: Fleet['paying']; readonly notices: readonly string[] };

/** Who pays on each day, by the entitlements that are there; nobody knows without, or when they name other workspaces. */
const payingOf = ({ db }: PullContext, installations: readonly Installation[]): Paying => {
  const entitled = paidWorkspaces(db);
  if (entitled === null) return { paying: null, notices: [] };
  const known = installations.filter(({ id }) => entitled.isKnown(id)).length;
  if (known === 0) {
    const text =
      'The entitlements name none of these workspaces, so that nobody knows which of them pay: they have to have the installation’s id.';
    return { paying: null, notices: [text] };
  }
  const bases = new Map<Month, ReturnType<typeof settingsFor>['paidBasis']>();
  const basisOf = (day: Day) => {
    const month = monthOfDay(day);
    const basis = bases.get(month) ?? settingsFor(db, month).paidBasis;
    bases.set(month, basis);
    return basis;
  };
  const paying = (id: string) => (entitled.isKnown(id) ? (day: Day) => entitled.isPaid(id, day, basisOf(day)) : null);
  return { paying, notices: [] };
};

const clusterNotices = (
  { db }: PullContext,
  clusters: readonly SeenCluster[] | null,
  hasPlacements: boolean,
  nowMs: number,
): string[] => {
  const apart = clustersApart(db, clusters ?? [], monthOfDay(dayOf(nowMs)));
  const named = apart.map(({ id, name, vpc }) => `${name ?? id} (${vpc})`).join(', ');
  return [
    ...(clusters === null ? ['The list of clusters is not open to this client: they go by their ids.'] : []),
    ...(hasPlacements
      ? []
      : ['Which workspaces moved between clusters is not open to this client: each counts where it is now.']),
    ...(apart.length === 0
      ? []
      : [
          `Cost of these clusters goes by two names, by CloudClusterID and by VpcID: ${named}. Take the suggested cluster rules.`,
        ]),
  ];
};

export type FleetSeen = {
  readonly fleet: Fleet;
  readonly history: EventHistory;
  readonly notices: readonly string[];
};

/** Asks the server for everything that counting needs, back to an instant. Only what counting needs is kept. */
export const readFleet = async (
  settings: ProvisionerSettings,
  context: PullContext,
  sinceMs: number,
): Promise<FleetSeen> => {
  const api = provisionerApi(settings.http, context);
  const nowMs = context.now().getTime();
  const reading = (text: string) => (done: number) => context.report({ text, done, total: null });
  const before = await api.status();
  const installations = await api.installations(reading('Reading the list of workspaces'));
  const after = await api.status();
  const history = await api.history(sinceMs, reading('Reading the history of states'));
  const clusters = await api.clusters();
  const placements = await api.placements();
  if (clusters !== null) rememberClusters(context, clusters);
  const bucketOf = bucketsOf(bucketChoice(settings));
  const { paying, notices: unpaid } = payingOf(context, installations);
  const fleet: Fleet = {
    ...{ installations, bucketOf, nowMs, paying },
    states: stateHistories(installations, history),
    places: clusterPlaces(installations, placements),
    clusterName: clusterNames(context.db, clusters ?? []),
  };
  const notices = [
    ...statusNotices(installations, before, after),
    ...stateNotices(installations, history, bucketOf),
    ...clusterNotices(context, clusters, placements !== null, nowMs),
    ...unpaid,
  ];
  return { fleet, history, notices };
};
