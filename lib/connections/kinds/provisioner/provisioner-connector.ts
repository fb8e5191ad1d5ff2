import 'server-only';
import { paidWorkspaces } from '../../../../db/queries/paid-workspaces';
import { rulesFor } from '../../../../db/queries/rules-for';
import { settingsFor } from '../../../../db/queries/settings-for';
import { type Day, monthName, monthOfDay } from '../../../month/month';
import type {
  ConnectionCheck,
  Connector,
  ConnectorContext,
  PullContext,
  PullPlan,
  PullRequest,
  PullResult,
} from '../../connector';
import { bringDays } from '../../counts/bring-days';
import { dayOf, daysBegun, endOfDay } from '../../counts/day-counts';
import { basisKey, dueMonths, rememberCounted } from '../../counts/due-months';
import { countDays } from './count-days';
import { historyNotices } from './fleet-notices';
import { provisionerApi } from './provisioner-api';
import {
  type ProvisionerSettings,
  provisionerFields,
  provisionerSettingsSchema,
  usualHistoryMonths,
} from './provisioner-settings';
import { readFleet } from './read-fleet';

const plain = new Intl.NumberFormat('en-US');

/** What the counts are made of: states' buckets, names of clusters, who pays. */
const basisOf = ({ http: _, ...counting }: ProvisionerSettings, { db, now }: ConnectorContext) => {
  const month = monthOfDay(dayOf(now().getTime()));
  const paid = [paidWorkspaces(db)?.version ?? null, settingsFor(db, month).paidBasis];
  return basisKey(counting, rulesFor(db, month, 'cluster'), paid);
};

const dueOf = (settings: ProvisionerSettings, request: PullRequest, context: ConnectorContext) => {
  const basis = basisOf(settings, context);
  const historyMonths = settings.historyMonths ?? usualHistoryMonths;
  return { ...dueMonths(context, request, { historyMonths, basis }), basis };
};

const test = async ({ http }: ProvisionerSettings, context: ConnectorContext): Promise<ConnectionCheck> => {
  const { total, stable, hibernating, pendingDeletion } = await provisionerApi(http, context).status();
  const details = [
    `${plain.format(stable)} stable, ${plain.format(hibernating)} hibernating, ${plain.format(pendingDeletion)} waiting for deletion`,
  ];
  return { text: `Reached the Provisioner: ${plain.format(total)} workspaces`, details };
};

/** One call each of status twice, the list, events, clusters and placements: more when they have several pages. */
const fewestRequests = 6;

const plan = (settings: ProvisionerSettings, request: PullRequest, context: ConnectorContext): PullPlan => {
  const { months, notices } = dueOf(settings, request, context);
  const steps = months.map((month) => `${monthName(month)}: workspaces by day, state and cluster`);
  return { steps, requests: months.length === 0 ? 0 : fewestRequests, costMicros: 0n, notices };
};

const pull = async (settings: ProvisionerSettings, request: PullRequest, context: PullContext): Promise<PullResult> => {
  const { months, notices, basis } = dueOf(settings, request, context);
  const [first] = months;
  if (first === undefined) return { outcomes: [], notices };
  const { fleet, history, notices: seen } = await readFleet(settings, context, Date.parse(`${first}-01T00:00:00Z`));
  const days = months.flatMap((month) => daysBegun(month, fleet.nowMs));
  const isTold = (day: Day): boolean =>
    settings.beforeHistory === 'count-as-active' ||
    endOfDay(day) > Math.min(history.completeSince ?? Number.POSITIVE_INFINITY, fleet.nowMs);
  const told = days.filter(isTold);
  const outcomes = await bringDays(context, 'provisioner', countDays(fleet, told));
  rememberCounted(context, { months, basis, outcomes });
  const untold = days.filter((day) => !isTold(day));
  const past = historyNotices(fleet, history, untold);
  return { outcomes, notices: [...notices, ...seen, ...past] };
};

/** Workspaces by day, state and cluster from the server that runs them. */
export const provisionerConnector: Connector<ProvisionerSettings> = {
  kind: 'provisioner',
  title: 'Mattermost Cloud Provisioner',
  summary: 'Counts active and hibernated workspaces by day and cluster, and fills the past from the event history.',
  settings: provisionerSettingsSchema,
  fields: provisionerFields,
  brings: 'counts',
  ...{ test, plan, pull },
};
