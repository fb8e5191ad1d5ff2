import 'server-only';
import { ConnectionError } from './connection-error';
import type { Connector } from './connector';
import { costExplorerConnector } from './kinds/cost-explorer/cost-explorer';
import { entitlementsUrlConnector } from './kinds/entitlements-url/entitlements-url-connector';
import { folderConnector } from './kinds/folder/folder-connector';
import { jsonCountsConnector } from './kinds/json-counts/json-counts-connector';
import { prometheusConnector } from './kinds/prometheus/prometheus-connector';
import { provisionerConnector } from './kinds/provisioner/provisioner-connector';
import { s3ExportConnector } from './kinds/s3-export/s3-export-connector';

/** Puts the check of the settings before each use, so that the registry holds connectors of one type. */
export const checked = <Settings>(connector: Connector<Settings>): Connector => {
  const read = (settings: unknown): Settings => {
    const result = connector.settings.safeParse(settings);
    if (result.success) return result.data;
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConnectionError('settings-invalid', problems.join('; '), 'Correct the fields named, then test again.');
  };
  return {
    ...connector,
    test: async (settings, context) => connector.test(read(settings), context),
    plan: (settings, request, context) => connector.plan(read(settings), request, context),
    pull: async (settings, request, context) => connector.pull(read(settings), request, context),
  };
};

/** Every kind of connection there is, in the order in which people are asked to choose. */
export const connectors: readonly Connector[] = [
  checked(costExplorerConnector),
  checked(s3ExportConnector),
  checked(folderConnector),
  checked(provisionerConnector),
  checked(jsonCountsConnector),
  checked(prometheusConnector),
  checked(entitlementsUrlConnector),
];

/** The connector of a kind. Throws ConnectionError for a kind that this version does not know. */
export const connectorOf = (kind: string): Connector => {
  const connector = connectors.find((one) => one.kind === kind);
  if (connector !== undefined) return connector;
  throw new ConnectionError('settings-invalid', `“${kind}” is no kind of connection.`, 'Remove it, and connect again.');
};
