import 'server-only';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  ConnectionCheck,
  Connector,
  ConnectorContext,
  PullContext,
  PullPlan,
  PullRequest,
  PullResult,
} from '../../connector';
import { httpClient } from '../../http/http-client';
import { entitlementsFile } from './entitlements-file';
import {
  type EntitlementsUrlSettings,
  entitlementsUrlFields,
  entitlementsUrlSettingsSchema,
} from './entitlements-url-settings';

const fetchFile = async ({ http, columns = {} }: EntitlementsUrlSettings, context: ConnectorContext) => {
  const text = await httpClient(http, context).text(new URL(http.url));
  return entitlementsFile(text, columns);
};

const test = async (settings: EntitlementsUrlSettings, context: ConnectorContext): Promise<ConnectionCheck> => {
  const { rows } = await fetchFile(settings, context);
  return { text: `Reached ${new URL(settings.http.url).host}: ${rows} entitlements`, details: [] };
};

const plan = (): PullPlan => ({
  ...{ steps: ['Entitlements: all of them'], requests: 1, costMicros: 0n, notices: [] },
});

const pull = async (settings: EntitlementsUrlSettings, _: PullRequest, context: PullContext): Promise<PullResult> => {
  context.report({ text: 'Reading the entitlements', done: 0, total: 1 });
  const { csv } = await fetchFile(settings, context);
  const name = 'entitlements.csv';
  const path = join(context.folder, name);
  await writeFile(path, csv, { mode: 0o600 });
  return { outcomes: await context.importFiles([{ name, path }]), notices: [] };
};

/** Who pays, from a CSV or JSON at an address. */
export const entitlementsUrlConnector: Connector<EntitlementsUrlSettings> = {
  kind: 'entitlements-url',
  title: 'Entitlements at an address',
  summary: 'Reads which workspace has which plan from a CSV or JSON, for paid and freemium counts.',
  settings: entitlementsUrlSettingsSchema,
  fields: entitlementsUrlFields,
  brings: 'counts',
  ...{ test, plan, pull },
};
