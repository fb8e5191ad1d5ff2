import 'server-only';
import { addMonths, monthName, monthOfDay } from '../../../month/month';
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
import { type DayCounts, dayOf } from '../../counts/day-counts';
import { basisKey, dueMonths, rememberCounted } from '../../counts/due-months';
import { httpClient } from '../../http/http-client';
import { requestsFor } from './address-template';
import { type JsonCountsSettings, jsonCountsFields, jsonCountsSettingsSchema } from './json-counts-settings';
import { type ReadCounts, readCounts } from './read-counts';

const usualHistoryMonths = 2;

const dueOf = (settings: JsonCountsSettings, request: PullRequest, context: ConnectorContext) => {
  const { http, ...counting } = settings;
  const basis = basisKey(counting, http.url);
  const historyMonths = settings.historyMonths ?? usualHistoryMonths;
  const due = dueMonths(context, request, { historyMonths, basis });
  const wanted = { months: due.months, nowMs: context.now().getTime(), hasOwnDays: settings.date !== undefined };
  const requests = requestsFor(http.url, wanted);
  return { ...due, basis, requests };
};

const missingNotices = (missing: ReadCounts['missing']): string[] => {
  const days = [...new Set(missing.map(({ day }) => day))].sort();
  const fields = [...new Set(missing.map(({ field }) => field))];
  if (days.length === 0) return [];
  const more = days.length > 5 ? ` and ${days.length - 5} more` : '';
  return [`Left out, since ${fields.join(', ')} is no whole number there: ${days.slice(0, 5).join(', ')}${more}.`];
};

const test = async (settings: JsonCountsSettings, context: ConnectorContext): Promise<ConnectionCheck> => {
  const nowMs = context.now().getTime();
  const current = monthOfDay(dayOf(nowMs));
  const months = [addMonths(current, -1), current];
  const wanted = { months, nowMs, hasOwnDays: settings.date !== undefined };
  const request = requestsFor(settings.http.url, wanted).at(-1);
  if (request === undefined) return { text: 'There is nothing to ask for yet', details: [] };
  const answer = await httpClient(settings.http, context).json(request.url);
  const { counted, missing } = readCounts(answer, settings, { day: request.day, months, today: dayOf(nowMs) });
  const last = counted.at(-1);
  const total = last?.total ?? last?.active;
  const found = last === undefined ? 'no counts' : `${total} workspaces on ${last.day}`;
  return { text: `Reached ${request.url.host}: ${found}`, details: missingNotices(missing) };
};

const plan = (settings: JsonCountsSettings, request: PullRequest, context: ConnectorContext): PullPlan => {
  const { months, notices, requests } = dueOf(settings, request, context);
  const steps = months.flatMap((month) => {
    const count = requests.filter(({ day }) => monthOfDay(day) === month).length;
    return count === 0 ? [] : [`${monthName(month)}: ${count === 1 ? '1 request' : `${count} requests`}`];
  });
  return { steps, requests: requests.length, costMicros: 0n, notices };
};

const pull = async (settings: JsonCountsSettings, request: PullRequest, context: PullContext): Promise<PullResult> => {
  const { months, notices, basis, requests } = dueOf(settings, request, context);
  const client = httpClient(settings.http, context);
  const today = dayOf(context.now().getTime());
  const counted = new Map<string, DayCounts>();
  const missing: ReadCounts['missing'][number][] = [];
  for (const [at, { url, day }] of requests.entries()) {
    context.report({ text: `Reading ${day}`, done: at, total: requests.length });
    const read = readCounts(await client.json(url), settings, { day, months, today });
    for (const counts of read.counted) counted.set(JSON.stringify([counts.day, counts.cluster]), counts);
    missing.push(...read.missing);
  }
  const broken = new Set(missing.map(({ day }) => day));
  const whole = [...counted.values()].filter(({ day }) => !broken.has(day));
  const outcomes = await bringDays(context, 'json-counts', whole);
  rememberCounted(context, { months, basis, outcomes });
  return { outcomes, notices: [...notices, ...missingNotices(missing)] };
};

/** Workspaces by day and cluster from any server that answers with JSON. */
export const jsonCountsConnector: Connector<JsonCountsSettings> = {
  kind: 'json-counts',
  title: 'Counts as JSON',
  summary: 'Reads workspace counts from any address that answers with JSON.',
  settings: jsonCountsSettingsSchema,
  fields: jsonCountsFields,
  brings: 'counts',
  ...{ test, plan, pull },
};
