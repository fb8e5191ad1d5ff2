import 'server-only';
import { z } from 'zod';
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
import { daysBegun, endOfDay } from '../../counts/day-counts';
import { basisKey, dueMonths, rememberCounted } from '../../counts/due-months';
import { type HttpClient, httpClient } from '../../http/http-client';
import { composeDays } from './compose-days';
import {
  type Population,
  type PrometheusSettings,
  populations,
  prometheusFields,
  prometheusSettingsSchema,
} from './prometheus-settings';
import { readRange, type Series } from './read-range';

const usualHistoryMonths = 2;
const stepSeconds = 86_400;

const errorSchema = z.object({ status: z.literal('error'), error: z.string() });

/** What Prometheus says of a query that it can't run; it speaks of the query alone. */
const said = (answer: unknown): string | null => {
  const parsed = errorSchema.safeParse(answer);
  return parsed.success ? parsed.data.error.slice(0, 200) : null;
};

const queriesOf = (settings: PrometheusSettings): readonly (readonly [Population, string])[] =>
  populations.flatMap((population) => {
    const query = settings[population];
    return query === undefined ? [] : [[population, query] as const];
  });

const dueOf = (settings: PrometheusSettings, request: PullRequest, context: ConnectorContext) => {
  const { http: _, ...counting } = settings;
  const basis = basisKey(counting);
  const historyMonths = settings.historyMonths ?? usualHistoryMonths;
  return { ...dueMonths(context, request, { historyMonths, basis }), basis };
};

const instantSchema = z.object({ data: z.object({ result: z.array(z.unknown()) }) });

const test = async (settings: PrometheusSettings, context: ConnectorContext): Promise<ConnectionCheck> => {
  const client = httpClient(settings.http, context, { said });
  const [[population, query] = ['total', ''] as const] = queriesOf(settings);
  const time = String(Math.floor(context.now().getTime() / 1000));
  const answer = instantSchema.safeParse(await client.json(client.address('/api/v1/query', { query, time })));
  const series = answer.success ? answer.data.data.result.length : 0;
  const details = series === 0 ? [`The query for ${population} has no value now.`] : [];
  return { text: `Reached Prometheus: the query for ${population} gives ${series} series now`, details };
};

const plan = (settings: PrometheusSettings, request: PullRequest, context: ConnectorContext): PullPlan => {
  const { months, notices } = dueOf(settings, request, context);
  const steps = months.map((month) => `${monthName(month)}: workspaces at the end of each day`);
  return { steps, requests: months.length * queriesOf(settings).length, costMicros: 0n, notices };
};

type Ask = { readonly query: string; readonly days: readonly Day[] };

/** One number a day, taken in its last second in UTC. */
const askRange = (client: HttpClient, { query, days }: Ask): Promise<unknown> => {
  const lastSecond = (day: Day | undefined) => String(endOfDay(day ?? '') / 1000 - 1);
  const span = { start: lastSecond(days[0]), end: lastSecond(days.at(-1)), step: String(stepSeconds) };
  return client.json(client.address('/api/v1/query_range', { query, ...span }));
};

const merge = (known: Series | undefined, more: Series): Series => {
  const merged = new Map<string, ReadonlyMap<Day, number>>(known);
  for (const [cluster, days] of more) merged.set(cluster, new Map([...(merged.get(cluster) ?? []), ...days]));
  return merged;
};

const pull = async (settings: PrometheusSettings, request: PullRequest, context: PullContext): Promise<PullResult> => {
  const { months, notices, basis } = dueOf(settings, request, context);
  const client = httpClient(settings.http, context, { said });
  const nowMs = context.now().getTime();
  const days = months.flatMap((month) => daysBegun(month, nowMs)).filter((day) => endOfDay(day) <= nowMs);
  if (days.length === 0) return { outcomes: [], notices };
  const answers = new Map<Population, Series>();
  for (const [at, month] of months.entries()) {
    const own = days.filter((day) => monthOfDay(day) === month);
    context.report({ text: `Reading ${monthName(month)}`, done: at, total: months.length });
    for (const [population, query] of own.length === 0 ? [] : queriesOf(settings)) {
      const answer = await askRange(client, { query, days: own });
      answers.set(
        population,
        merge(answers.get(population), readRange(answer, settings.clusterLabel ?? null, population)),
      );
    }
  }
  const { counted, notices: found } = composeDays(answers, days);
  const outcomes = await bringDays(context, 'prometheus', counted);
  rememberCounted(context, { months, basis, outcomes });
  return { outcomes, notices: [...notices, ...found] };
};

/** Workspaces by day and cluster from queries to a Prometheus, or whatever speaks its API. */
export const prometheusConnector: Connector<PrometheusSettings> = {
  kind: 'prometheus',
  title: 'Prometheus',
  summary: 'Counts workspaces at the end of each day by PromQL queries, for companies with other servers.',
  settings: prometheusSettingsSchema,
  fields: prometheusFields,
  brings: 'counts',
  ...{ test, plan, pull },
};
