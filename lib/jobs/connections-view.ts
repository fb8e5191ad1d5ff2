import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import type { Job } from '../../db/job-types';
import { type Connection, listConnections } from '../../db/queries/connections';
import { listJobs, openStatuses } from '../../db/queries/jobs';
import { newestDayOf } from '../../db/queries/newest-day';
import { providerSpend } from '../../db/queries/provider-spend';
import { listSchedules } from '../../db/queries/schedules';
import { isStaged } from '../../db/queries/staged-imports';
import type { Connector } from '../connections/connector';
import { fieldValues } from '../connections/read-settings';
import { connectors } from '../connections/registry';
import { lastTest } from '../connections/test-connection';
import { decimalToNanos } from '../money/nanos';
import { monthOfDay } from '../month/month';
import { readResult } from './import-job';
import { jobView } from './job-view';
import { pullJobKind, pullSubject } from './pull/pull-job';
import { nextDueAfter } from './schedule/pattern';

const everyPull = 1_000;
const lateAfterMs = 26 * 3_600_000;
const nanosPerMicro = 1_000n;

/** What a connection may spend in a month, where its kind has such a setting; null: it asks nobody who charges. */
const capOf = (connector: Connector | undefined, settings: unknown): bigint | null => {
  const read = connector?.settings.safeParse(settings).data;
  if (typeof read !== 'object' || read === null || !('capUsd' in read)) return null;
  return decimalToNanos(String(read.capUsd)) / nanosPerMicro;
};

const scheduleOf = (db: PerunitDatabase, { id, isEnabled }: Connection, now: Date) => {
  const schedule = listSchedules(db).find(({ kind, connectionId }) => kind === pullJobKind && connectionId === id);
  if (schedule === undefined) return null;
  const next = isEnabled ? nextDueAfter(schedule.pattern, now) : null;
  return { id: String(schedule.id), pattern: schedule.pattern, nextAt: next?.toISOString() ?? null };
};

const pullsView = (db: PerunitDatabase, pulls: readonly Job[]) => {
  const open = pulls.find(({ status }) => openStatuses.some((one) => one === status));
  const last = pulls.find((job) => job !== open);
  const done = pulls.find(({ status }) => status === 'done');
  const ids = pulls.flatMap(({ result }) => readResult(result).sets.map(({ importId }) => importId));
  return {
    open: open === undefined ? null : jobView(open),
    last: last === undefined ? null : jobView(last),
    newestDay: newestDayOf(
      db,
      ids.filter((id) => id !== null),
    ),
    succeededAt: done?.finishedAt ?? null,
    waiting: new Set(ids.filter((id) => id !== null && isStaged(db, id))).size,
  };
};

const isLate = ({ isEnabled, recordedAt }: Connection, succeededAt: string | null, now: Date): boolean =>
  isEnabled && now.getTime() - Date.parse(succeededAt ?? recordedAt) > lateAfterMs;

const viewOf = (db: PerunitDatabase, connection: Connection, now: Date) => {
  const { id, kind, name, settings, isEnabled } = connection;
  const connector = connectors.find((one) => one.kind === kind);
  const pulls = pullsView(db, listJobs(db, { kind: pullJobKind, subject: pullSubject(id), limit: everyPull }));
  const { requests, costMicros } = providerSpend(db, id, monthOfDay(now.toISOString()));
  return {
    ...{ id: String(id), kind, name, isEnabled },
    title: connector?.title ?? kind,
    brings: connector?.brings ?? ('cost' as const),
    values: fieldValues(connector?.fields ?? [], settings),
    lastTest: lastTest(db, id),
    schedule: scheduleOf(db, connection, now),
    spend: { requests, costMicros: String(costMicros), capMicros: capOf(connector, settings)?.toString() ?? null },
    ...pulls,
    isLate: isLate(connection, pulls.succeededAt, now),
  };
};

/** The connections as the API answers them and the Data page shows them: how each is, when it runs, what it costs. */
export const connectionsView = (db: PerunitDatabase, now = new Date()) =>
  listConnections(db).map((connection) => viewOf(db, connection, now));

/** The kinds of connection as people choose among them. */
export const kindsView = () =>
  connectors.map(({ kind, title, summary, brings, fields }) => ({ kind, title, summary, brings, fields: [...fields] }));
